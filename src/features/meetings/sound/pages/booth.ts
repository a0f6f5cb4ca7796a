import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  html,
  ledger,
  ledgers,
  link,
  url,
  type Page,
} from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import { overLine, sittingTitle, timeLine } from '../../pages/words.ts'
import type { SittingView } from '../../view.ts'
import type { SoundView } from '../view.ts'
import { channelField } from './channels.ts'
import { level, pressed, spoken } from './spoken.ts'

const words = [
  ...['connecting', 'choose', 'off-air', 'on-air', 'partner-on-air', 'partner-asks', 'offered'],
  ...['on-air-already', 'lost', 'no-browser', 'removed', 'start'],
  ...['no-permission', 'no-device', 'in-use', 'no-https'],
]

/**
 * The booth: into which language an interpreter speaks, what they listen to, whether they are on air, and whose turn it is. The two
 * choices are a form and are kept; a microphone needs a script.
 */
export function boothPage(
  t: Texts,
  { sitting }: Pick<SittingView, 'sitting'>,
  sound: SoundView,
  now: Date,
): Page {
  const path = t.path(`/meetings/${sitting.id}`)
  const languages = sound.channels.filter((one) => one !== 'floor')
  return {
    title: t('meetings.booth'),
    over: overLine(t, sitting),
    lead: html`${sittingTitle(t, sitting)}. ${timeLine(t, sitting, now)}`,
    section: 'registrations',
    noIndex: true,
    sheets: ['room'],
    modules: ['sound'],
    margin: link(t('meetings.booth.room'), `${path}/room`),
    body:
      languages.length === 0
        ? html`<p>${t('meetings.booth.one-language')}</p>`
        : tag(
            'div',
            { class: 'booth', 'data-enhance': 'booth', 'data-sound': `${path}/sound` },
            html`<form method="post" action="${url(`${path}/booth`)}" class="booth-choice">
              ${channelField(t, 'speak', t('meetings.booth.speak'), languages, sound.speaksTo)}
              ${channelField(t, 'listen', t('meetings.booth.listen'), sound.channels, sound.listensTo)}
              ${actions(button(t('meetings.booth.keep'), { kind: 'second' }))}
            </form>`,
            html`<section class="booth-air" aria-labelledby="booth-air">
              <h2 id="booth-air">${t('meetings.booth.air')}</h2>
              ${tag('p', { class: 'booth-says', 'data-part': 'says' }, t('meetings.booth.no-script'))}
              ${level('booth-level', t('meetings.booth.level'))}
              <div class="sound-acts">
                ${pressed('on-air', t('meetings.booth.go-on-air'), 'live')}
                ${pressed('take', t('meetings.booth.take'), 'live')}
                ${pressed('off-air', t('meetings.booth.go-off-air'), 'action')}
                ${pressed('offer', t('meetings.booth.offer'), 'second')}
                ${pressed('offer-back', t('meetings.booth.offer-back'), 'second')}
                ${pressed('listen', t('meetings.booth.start'), 'second')}
              </div>
            </section>`,
            ledgers(
              ledger(
                t('meetings.booth.here'),
                html`<ul class="booth-here" data-part="here"></ul>
                  <p data-part="nobody">${t('meetings.booth.nobody')}</p>`,
              ),
              ledger(t('meetings.booth.quality'), html`<p>${t('meetings.booth.quality.words')}</p>`),
            ),
            spoken(words, (word) => t(`meetings.booth.word.${word}`)),
          ),
  }
}
