import { type Request, formOf } from '../../../platform/http/index.ts'
import { daysLater, instantOf, isMoment, localOf } from '../../../values/local-time.ts'
import type { Problem } from '../../../values/problem.ts'
import type { Away } from '../../mailbox/index.ts'

const textOf = (value: unknown): string => {
  const one: unknown = [value].flat()[0]
  return typeof one === 'string' ? one : ''
}

/** What was typed about forwarding, whatever it is worth. */
export const typedForwarding = (request: Request) => {
  const form = formOf(request)
  return {
    target: textOf(form['target']).trim(),
    copy: textOf(form['copy']) === 'no' ? 'no' : 'yes',
  } as const
}

export type TypedAway = {
  readonly isOn: boolean
  readonly first: string
  readonly last: string
  readonly words: Readonly<Record<string, string>>
}

export function typedAway(request: Request, languages: readonly string[]): TypedAway {
  const form = formOf(request)
  const words = languages.map((one) => [one, textOf(form[`words-${one}`]).replace(/\r\n?/g, '\n')] as const)
  return {
    isOn: textOf(form['on']) === 'yes',
    first: textOf(form['first']).trim(),
    last: textOf(form['last']).trim(),
    words: Object.fromEntries(words),
  }
}

/** The days as their holder's clocks see them: from the beginning of the first to the end of the last. */
export function readAway(typed: TypedAway, zone: string): Away | readonly Problem[] {
  const problems = (['first', 'last'] as const)
    .filter((name) => !isMoment(`${typed[name]}T00:00`))
    .map((field) => ({ field, code: 'webmail.away.day-unfit' }))
  if (problems.length > 0) return problems
  return {
    isOn: typed.isOn,
    startsAt: instantOf(zone, `${typed.first}T00:00`),
    endsAt: instantOf(zone, daysLater(`${typed.last}T00:00`, 1)),
    words: typed.words,
  }
}

/** What is kept, as it is typed; nothing yet: a week from today. */
export function shownAway(away: Away | undefined, zone: string, now: Date): TypedAway {
  const today = localOf(zone, now)
  const [from, to] = away
    ? [localOf(zone, away.startsAt), daysLater(localOf(zone, away.endsAt), -1)]
    : [today, daysLater(today, 7)]
  const words = Object.entries(away?.words ?? {}).map(([one, text = '']) => [one, text] as const)
  return {
    isOn: away?.isOn ?? false,
    first: from.slice(0, 10),
    last: to.slice(0, 10),
    words: Object.fromEntries(words),
  }
}

/** Beside which field a "no" about the absence stands. */
export const fieldOf: Readonly<Record<string, string>> = {
  'mailbox.away.ends-before': 'last',
  'mailbox.away.is-over': 'last',
}
