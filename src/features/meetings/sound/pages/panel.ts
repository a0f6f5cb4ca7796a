import type { Texts } from '../../../../platform/i18n/index.ts'
import { actions, button, html, link, url, type Html } from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import type { SoundView } from '../view.ts'
import { channelField } from './channels.ts'
import { level, pressed, spoken } from './spoken.ts'

const words = [
  ...['connecting', 'floor', 'language', 'floor-meanwhile', 'silent', 'lost', 'no-browser', 'start'],
  ...['carries', 'muted', 'listens-only', 'removed'],
]

/**
 * Under the stage: which language one hears, and sound alone for whom picture is too much. The choice is a form and is kept; the
 * sound itself needs a script.
 */
export const soundPart = (t: Texts, path: string, { channels, listensTo, isInterpreter }: SoundView): Html =>
  tag(
    'section',
    {
      class: 'sound',
      id: 'sound',
      'data-enhance': 'sound',
      'data-sound': `${path}/sound`,
      'data-channel': listensTo,
      'aria-labelledby': 'sound-title',
    },
    tag('h2', { id: 'sound-title' }, t('meetings.sound')),
    channels.length > 1 &&
      html`<form method="post" action="${url(`${path}/channel`)}" class="sound-choice">
        ${channelField(t, 'channel', t('meetings.sound.channel'), channels, listensTo)}
        ${actions(button(t('meetings.sound.choose'), { kind: 'second' }))}
      </form>`,
    tag('p', { class: 'muted', 'data-part': 'says' }, t('meetings.sound.no-script')),
    level('sound-level', t('meetings.sound.level')),
    html`<div class="sound-acts">
      ${pressed('listen', t('meetings.sound.listen'), 'second')}
      ${pressed('stop', t('meetings.sound.stop'), 'second')}
    </div>`,
    isInterpreter && html`<p>${link(t('meetings.booth.open'), `${path}/booth`)}</p>`,
    spoken(words, (word) => t(`meetings.sound.word.${word}`)),
  )
