import type { Texts } from '../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  checkbox,
  field,
  html,
  ledger,
  ledgers,
  lines,
  problemOf,
  radios,
  select,
  url,
  type Html,
} from '../../../platform/ui/index.ts'
import type { Problem, Typed } from '../../../values/problem.ts'
import { hashes } from '../engines/bigbluebutton/calls.ts'
import type { Engine, Sitting } from '../types.ts'
import { engines } from './parse.ts'

/** What the operator of an engine must be told, and, once, what opens it. */
export type ForOperator = readonly (readonly [name: string, value: string])[]

export type EnginePart = {
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** A secret is kept for the engine as it is saved. */
  readonly hasSecret: boolean
  /** Engines with a server of this installation. */
  readonly site: ReadonlySet<Engine>
  readonly operator: ForOperator
}

const first = (typed: Typed, name: string): string => [typed[name] ?? ''].flat()[0] ?? ''

/** Which engine, where it is and what opens it. What only one engine asks is asked once it is chosen. */
export function engineFields(t: Texts, { typed, problems, hasSecret }: EnginePart): Html {
  const named = (name: string) => ({ name, value: first(typed, name), problem: problemOf(problems, name) })
  const engine = first(typed, 'engine')
  const word = (name: 'app' | 'audience' | 'domain') =>
    field(t, {
      ...named(name),
      label: t(`meetings.desk.${name}`),
      hint: t(`meetings.desk.${name}.hint`),
      dir: 'ltr',
      spellcheck: false,
      optional: true,
    })
  return html`${radios(t, {
    ...named('engine'),
    legend: t('meetings.desk.engine'),
    options: engines.map((value) => ({
      value,
      label: t(`meetings.engine.${value}`),
      hint: t(`meetings.engine.${value}.hint`),
    })),
  })}
  ${field(t, { ...named('address'), label: t('meetings.desk.address'), hint: t('meetings.desk.address.hint'), type: 'url', optional: true })}
  ${field(t, { name: 'secret', value: '', problem: problemOf(problems, 'secret'), label: t('meetings.desk.secret-typed'), hint: t(hasSecret ? 'meetings.desk.secret-kept.hint' : 'meetings.desk.secret-typed.hint'), type: 'password', autocomplete: 'new-password', optional: true })}
  ${hasSecret && checkbox(t, { name: 'anew', value: 'yes', checked: false, label: t('meetings.desk.anew'), hint: t('meetings.desk.anew.hint') })}
  ${
    engine === 'bigbluebutton' &&
    select(t, {
      ...named('checksum'),
      label: t('meetings.desk.checksum'),
      hint: t('meetings.desk.checksum.hint'),
      options: hashes.map((value) => ({ value, label: value.toUpperCase() })),
    })
  }
  ${engine === 'jitsi' && html`${word('app')} ${word('audience')} ${word('domain')}`}`
}

/** Beside the form: what the engine's operator must know, and asking the engine whether it is there. */
export const besideEngine = (
  t: Texts,
  part: EnginePart,
  { room }: Pick<Sitting, 'room'>,
  own: string,
): Html | false =>
  !room.isUsual &&
  room.engine !== 'none' &&
  ledgers(
    part.operator.length > 0 &&
      ledger(
        t('meetings.desk.for-engine'),
        html`<p>${t(`meetings.desk.for.${room.engine}`)}</p>
          ${lines(part.operator.map(([name, value]) => ({ first: t(`meetings.desk.for.${name}`), says: bdi(value) })))}`,
      ),
    // What goes by a link is never asked anything.
    room.engine !== 'link' &&
      ledger(
        t('meetings.desk.trial'),
        html`<p>${t('meetings.desk.trial.words')}</p>
          <form method="post" action="${url(`${own}/trial`)}">
            ${button(t('meetings.desk.trial.ask'), { kind: 'second' })}
          </form>`,
      ),
  )
