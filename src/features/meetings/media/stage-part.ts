import type { Texts } from '../../../platform/i18n/index.ts'
import { html, select, type Child, type Html } from '../../../platform/ui/index.ts'
import { tag } from '../../../platform/ui/tag.ts'
import { voicesAtOnce } from './rules.ts'

export type StageView = {
  /** The address of the sitting in the reader's language. */
  readonly path: string
  /** Whether others may hear and see this reader. */
  readonly speaks: boolean
}

/** What the script says while it works; each is in the page as it is sent, in the reader's language. */
const words = [
  ...['you', 'speaking', 'muted', 'sound-only', 'entering', 'in-heard', 'in-silent', 'again', 'away', 'back'],
  ...['blocked', 'narrow', 'wide', 'was-muted', 'left', 'elsewhere'],
  ...['no-permission', 'no-device', 'in-use', 'no-https', 'no-browser'],
  ...['microphone', 'camera'].flatMap((kind) => [
    `${kind}-on`,
    `${kind}-off`,
    `${kind}-turn-on`,
    `${kind}-turn-off`,
  ]),
]

/**
 * The stage of a room with our own sound and picture. `plate` is what the room says on it. Without a script there is the plate, and
 * a sentence that says why there is nothing to press.
 */
export const stagePart = (t: Texts, { path, speaks }: StageView, plate: Child): Html =>
  tag(
    'section',
    {
      class: 'stage',
      'data-enhance': 'stage',
      'data-stage': `${path}/stage`,
      'aria-label': t('meetings.stage'),
    },
    html`<div class="room-stage stage-screen">
      <p class="stage-sends" data-part="sends" dir="auto"></p>
      <ul class="stage-tiles" data-part="tiles" aria-label="${t('meetings.stage.pictures')}"></ul>
      <p class="stage-plate" data-part="plate" dir="auto" hidden></p>
      ${plate}
    </div>`,
    html`<div class="stage-voices" data-part="voices-all" hidden>
      <p id="stage-voices">${t('meetings.stage.voices')}</p>
      <ul data-part="voices" aria-labelledby="stage-voices"></ul>
    </div>`,
    html`<p class="stage-says" data-part="says">${t('meetings.stage.no-script')}</p>`,
    ...controls(t, speaks),
    Array.from({ length: voicesAtOnce }, () => tag('audio', { hidden: true })),
    tag(
      'div',
      { hidden: true },
      words.map((word) => tag('span', { 'data-word': word }, t(`meetings.stage.word.${word}`))),
    ),
  )

/** Everything that can be pressed; hidden until there is a script that hears it. */
function controls(t: Texts, speaks: boolean): readonly Html[] {
  const press = (what: string, label: string, kind: string) =>
    tag(
      'button',
      { type: 'button', class: kind === 'plain' ? 'link-button' : `button button-${kind}`, 'data-do': what },
      label,
    )
  const enter = speaks
    ? [
        press('enter', t('meetings.stage.enter'), 'live'),
        press('enter-heard', t('meetings.stage.enter-heard'), 'second'),
      ]
    : [press('enter', t('meetings.stage.listen'), 'live')]
  const turn = speaks
    ? [
        press('microphone', t('meetings.stage.word.microphone-turn-on'), 'second'),
        press('camera', t('meetings.stage.word.camera-turn-on'), 'second'),
      ]
    : []
  return [
    tag('div', { class: 'stage-controls', 'data-when': 'out', hidden: true }, enter),
    tag(
      'div',
      { class: 'stage-controls', 'data-when': 'in', hidden: true },
      turn,
      press('leave', t('meetings.stage.leave'), 'plain'),
    ),
    tag('div', { 'data-when': 'entering in', hidden: true }, devices(t, speaks)),
  ]
}

const devices = (t: Texts, speaks: boolean): Html =>
  html`<details class="stage-devices">
    <summary>${t('meetings.stage.devices')}</summary>
    ${(speaks ? ['microphone', 'camera', 'speaker'] : ['speaker']).map((name) =>
      tag(
        'div',
        { 'data-device': true, hidden: true },
        select(t, {
          name,
          label: t(`meetings.stage.device.${name}`),
          options: [{ value: '', label: t('meetings.stage.device.usual') }],
        }),
      ),
    )}
  </details>`
