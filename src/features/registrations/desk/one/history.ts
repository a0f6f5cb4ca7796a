import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, userParagraph, userText, type Child, type Stop } from '../../../../platform/ui/index.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { modeWords } from '../../pages/words.ts'
import type { Mode, Move } from '../../types.ts'
import { momentHere } from '../pages/words.ts'
import type { OneView } from './view.ts'

/** What is in the audit and in no move. Everything else there stands beside a move already. */
const besides = [
  'registrations.entered',
  'registrations.mode-changed',
  'registrations.represents',
  'registrations.merged',
  'registrations.merge-undone',
]

/** Everything that happened to a registration, oldest first: each step with who, why and by which rule. */
export function historyStops(t: Texts, view: OneView): Stop[] {
  const steps = view.moves.map((move) => ({ at: move.at, stop: moveStop(t, view, move) }))
  const others = view.trail
    .filter((entry) => besides.includes(entry.act))
    .map((entry) => ({
      at: entry.at,
      stop: {
        when: momentHere(t, entry.at, view.zone),
        title: t(`registrations.desk.act.${entry.act.slice('registrations.'.length)}`),
        words: words(byWhom(t, view, entry.actorAccountId), modes(t, entry.details)),
        state: 'done' as const,
      },
    }))
  return [...steps, ...others]
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ stop }) => stop)
}

const moveStop = (t: Texts, view: OneView, move: Move): Stop => ({
  when: momentHere(t, move.at, view.zone),
  title: t(`registrations.state.${move.to}`),
  words: html`${words(byWhom(t, view, move.actorAccountId), ruleWords(t, view, move.rule))}
  ${move.reason && userParagraph(move.reason)}`,
  state: 'done',
})

const words = (...all: readonly Child[]): Child =>
  html`${all.filter(Boolean).map((one, place) => html`${place > 0 && ' · '}${one}`)}`

function byWhom(t: Texts, { names }: OneView, by: AccountId | null): Child {
  if (by === null) return t('registrations.desk.by.house')
  const name = names.get(by)
  return name ? userText(name) : t('registrations.desk.by.somebody')
}

/** A rule of the body in its words, or why it came by itself. */
function ruleWords(t: Texts, { profile }: OneView, rule: string | null): Child {
  if (rule === null) return undefined
  const known = profile.rules[rule]
  if (known) return t.words(known)
  const key = `registrations.desk.rule.${rule}`
  return t.has(key) ? t(key) : undefined
}

const modes = (t: Texts, details: Readonly<Record<string, unknown>>): Child =>
  isMode(details['from']) && isMode(details['to'])
    ? t('registrations.desk.from-to', {
        from: modeWords(t, details['from']),
        to: modeWords(t, details['to']),
      })
    : undefined

const isMode = (it: unknown): it is Mode => it === 'on-site' || it === 'remote'
