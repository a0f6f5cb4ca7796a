import type { Texts } from '../../../platform/i18n/index.ts'
import {
  bdi,
  html,
  ledger,
  ledgers,
  link,
  type Child,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import { tag } from '../../../platform/ui/tag.ts'

/** The way sound and picture take from here: the ports of which machine, if they run here at all. */
export type Way = { readonly ports: readonly [number, number]; readonly host: string; readonly runs: boolean }

type Part = {
  readonly name: string
  /** What can be pressed while nothing runs. */
  readonly acts?: readonly string[]
  /** The results there can be, each a sentence. */
  readonly results: readonly string[]
  readonly more?: Child
}

const noDevice = ['no-permission', 'no-device', 'in-use', 'no-https', 'no-browser'] as const

/** What to try days before, in the place and with the device one will use: most of what fails at the hour fails then too. */
export function testPage(t: Texts, way: Way): Page {
  return {
    title: t('meetings.test'),
    lead: t('meetings.test.lead'),
    section: 'registrations',
    noIndex: true,
    sheets: ['room'],
    modules: ['preflight'],
    margin: link(t('meetings.mine'), t.path('/meetings')),
    body: tag(
      'div',
      { class: 'preflight', 'data-enhance': 'preflight', 'data-runs': way.runs ? 'yes' : 'no' },
      tag(
        'p',
        { class: 'preflight-sum', 'data-part': 'sum', 'data-when-script': true, hidden: true },
        t('meetings.test.sum.running'),
      ),
      parts(t).map((part) => drawn(t, way, part)),
      words(t, way, 'sum', ['running', 'asks', 'good', 'sound-only', 'problem']),
      ledgers(
        ledger(
          t('meetings.test.by-hand'),
          html`<ul>
            ${[1, 2, 3, 4].map((nth) => html`<li>${t(`meetings.test.step.${nth}`)}</li>`)}
          </ul>`,
        ),
        ledger(t('meetings.test.slow'), html`<p>${t('meetings.test.slow.words')}</p>`),
        ledger(t('meetings.test.kept'), html`<p>${t('meetings.test.kept.words')}</p>`),
      ),
    ),
  }
}

const parts = (t: Texts): readonly Part[] => [
  { name: 'browser', results: ['running', 'good', 'no-picture', 'no-sound', 'no-https'] },
  {
    name: 'microphone',
    acts: ['microphone'],
    results: ['ready', 'asking', 'speak', 'good', 'silent', ...noDevice],
    more: html`<div class="sound-level" data-part="microphone-level" hidden>
      <label for="microphone-level">${t('meetings.test.microphone.level')}</label>
      <meter id="microphone-level" min="0" max="100" low="5" value="0">0</meter>
    </div>`,
  },
  {
    name: 'speaker',
    acts: ['speaker', 'heard', 'not-heard'],
    results: ['ready', 'asks', 'good', 'bad', 'no-browser'],
  },
  {
    name: 'camera',
    acts: ['camera'],
    results: ['ready', 'asking', 'good', 'dark', ...noDevice],
    more: tag('video', {
      'data-part': 'picture',
      class: 'preflight-picture',
      hidden: true,
      muted: true,
      playsinline: true,
    }),
  },
  { name: 'connection', acts: ['connection'], results: ['running', 'good', 'slow', 'none'] },
  { name: 'line', results: ['running', 'good', 'blocked', 'off'] },
  { name: 'udp', results: ['running', 'good', 'blocked', 'busy', 'off', 'no-browser'] },
]

/** One thing that is tried. Without a script it says so, and how to try it by hand stands further down. */
const drawn = (t: Texts, way: Way, { name, acts = [], results, more }: Part): Html =>
  tag(
    'section',
    { class: 'preflight-part', 'data-test': name, 'aria-labelledby': `test-${name}` },
    tag('h2', { id: `test-${name}` }, t(`meetings.test.${name}`)),
    tag('p', { 'data-part': 'says' }, t('meetings.test.no-script')),
    more,
    acts.length > 0 &&
      tag(
        'div',
        { class: 'sound-acts' },
        acts.map((act) =>
          tag(
            'button',
            { type: 'button', class: 'button button-second', 'data-do': act, hidden: true },
            t(`meetings.test.do.${act}`),
          ),
        ),
      ),
    words(t, way, name, results),
  )

/** Every sentence there can be; the script shows one. `#` stands where it puts a number. */
const words = (t: Texts, { ports, host }: Way, name: string, results: readonly string[]): Html =>
  tag(
    'div',
    { hidden: true },
    results.map((result) =>
      tag(
        'span',
        { 'data-word': `${name}.${result}` },
        t.html(`meetings.test.${name}.${result}`, {
          number: '#',
          ports: bdi(`${ports[0]}–${ports[1]}`),
          host: bdi(host),
        }),
      ),
    ),
  )
