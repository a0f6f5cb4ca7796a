import type { Localised } from '../../../values/language.ts'
import { daysBetween, daysLater, instantOf, localOf } from '../../../values/local-time.ts'
import type { Problem } from '../../../values/problem.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { closesAt, decideMove } from '../rules.ts'
import type { EventState, EventView, Mode } from '../types.ts'
import {
  momentFields,
  plainFields,
  wordFields,
  type EventChange,
  type EventCounts,
  type FieldName,
  type WordField,
  type WordsPatch,
} from './types.ts'

/** Where an event stands, as the desk sees it. */
export type Standing = 'draft' | 'published' | 'closed' | 'cancelled'

export const standingOf = (event: Pick<EventView, 'state' | 'registrationClosedAt'>): Standing =>
  event.state === 'published' && event.registrationClosedAt ? 'closed' : event.state

/** Words that are there in some language of the body and not in this one. What nobody wrote anywhere is not missing. */
export function untranslated(
  event: Pick<EventView, WordField> & { readonly sessions: readonly { readonly title: Localised }[] },
  language: string,
): string[] {
  const lacks = (words: Localised) => Object.keys(words).length > 0 && !words[language]
  const fields: string[] = wordFields.filter((field) => lacks(event[field]))
  return event.sessions.some(({ title }) => lacks(title)) ? [...fields, 'sessions'] : fields
}

/** The languages in which something is missing. */
export const languagesMissing = (
  event: Parameters<typeof untranslated>[0],
  languages: readonly string[],
): string[] => languages.filter((language) => untranslated(event, language).length > 0)

/** Words with a change put over them; the order of the languages stays. */
export const patched = (words: Localised, patch: WordsPatch): Localised =>
  Object.fromEntries(
    Object.entries({ ...words, ...patch }).filter((one): one is [string, string] => Boolean(one[1])),
  )

/**
 * The event as it will be. Another time zone keeps what the clocks show: sessions and deadlines stay at their hour. They
 * move with the first day where that is asked for, at their hour as well.
 */
export function applied(before: EventView, change: EventChange): EventView {
  const zone = change.timeZone ?? before.timeZone
  const days =
    change.movesAlong && change.startsAt
      ? daysBetween(dayOf(before.timeZone, before.startsAt), dayOf(zone, change.startsAt))
      : 0
  const moved = zone !== before.timeZone || days !== 0 ? movedOn(before, zone, days) : {}
  const plain = Object.fromEntries(
    plainFields.filter((field) => change[field] !== undefined).map((field) => [field, change[field]]),
  )
  const words = Object.fromEntries(
    wordFields.flatMap((field) => {
      const patch = change[field]
      return patch ? [[field, patched(before[field], patch)]] : []
    }),
  )
  return { ...before, ...moved, ...plain, ...words }
}

const dayOf = (zone: string, at: Date): string => localOf(zone, at).slice(0, 10)

/** Every moment of an event on the clocks of a zone, so many days later. */
function movedOn(before: EventView, zone: string, days: number): Partial<EventView> {
  const there = (at: Date) => movedByDays(at, before.timeZone, days, zone)
  const moments = momentFields
    .filter((field) => days === 0 || field !== 'registrationOpensAt')
    .map((field) => {
      const at = before[field]
      return [field, at && there(at)]
    })
  const sessions = before.sessions.map((one) => ({
    ...one,
    startsAt: there(one.startsAt),
    endsAt: there(one.endsAt),
  }))
  return { ...(Object.fromEntries(moments) as Partial<EventView>), sessions }
}

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What is different between two states of an event, each language of each text by itself. */
export function fieldsChanged(before: EventView, after: EventView): FieldName[] {
  const plain: FieldName[] = plainFields.filter((field) => !same(before[field], after[field]))
  const words = wordFields.flatMap((field) =>
    [...new Set([...Object.keys(before[field]), ...Object.keys(after[field])])]
      .filter((language) => before[field][language] !== after[field][language])
      .map((language): FieldName => `${field}.${language}`),
  )
  return [...plain, ...words]
}

/** What a form speaks of: its fields, and each language it fills in. */
export const fieldsOf = (change: EventChange): FieldName[] => [
  ...plainFields.filter((field) => change[field] !== undefined),
  ...wordFields.flatMap((field) =>
    Object.keys(change[field] ?? {}).map((language): FieldName => `${field}.${language}`),
  ),
]

const capacities = {
  'on-site': ['onSiteCapacity', 'onSiteTaken'],
  remote: ['remoteCapacity', 'remoteTaken'],
} as const
const closings = ['onSiteClosesAt', 'remoteClosesAt', 'modeChangeUntil'] as const

/** Why an event cannot become this: each field that stands against it, with what would do. */
export function problemsOf(before: EventView, after: EventView, counts: EventCounts): Problem[] {
  const found: Problem[] = []
  const has = (field: FieldName) => !same(before[field as 'type'], after[field as 'type'])
  const wrong = (field: string, code: string, values?: Problem['values']) =>
    found.push(
      values
        ? { field, code: `events.desk.problem.${code}`, values }
        : { field, code: `events.desk.problem.${code}` },
    )

  if (after.endsAt <= after.startsAt) wrong('endsAt', 'ends-before-start')
  if (Object.keys(after.title).length === 0) wrong('title', 'title-missing')
  for (const mode of ['on-site', 'remote'] as const) {
    const [capacity, taken] = capacities[mode]
    const wanted = after[capacity]
    if (wanted !== null && wanted < before[taken])
      wrong(capacity, 'capacity-below-taken', { taken: before[taken] })
    const live = counts[mode].seated + counts[mode].waiting + counts[mode].pending
    if (before.modes.includes(mode) && !after.modes.includes(mode) && live > 0)
      wrong('modes', `mode-in-use.${mode}`, { count: live })
  }
  for (const field of closings) {
    const at = after[field]
    if (!at || !(has(field) || has('registrationOpensAt'))) continue
    if (at > after.endsAt) wrong(field, 'deadline-after-end')
    else if (at <= after.registrationOpensAt) wrong(field, 'deadline-before-opening')
  }
  return found
}

/** The modes of which there are more seats than before, or of which an organisation may have more. */
export function modesWithMore(before: EventView, after: EventView): Mode[] {
  const isMore = (was: number | null, is: number | null) => was !== null && (is === null || is > was)
  const everywhere = isMore(before.seatsPerOrganisation, after.seatsPerOrganisation)
  return after.modes.filter((mode) => {
    const [capacity] = capacities[mode]
    return everywhere || isMore(before[capacity], after[capacity])
  })
}

/** A session lies within its event and ends after it begins. */
export function sessionProblems(
  session: { readonly startsAt: Date; readonly endsAt: Date },
  event: Pick<EventView, 'startsAt' | 'endsAt'>,
): Problem[] {
  if (session.endsAt <= session.startsAt)
    return [{ field: 'endsAt', code: 'events.desk.problem.ends-before-start' }]
  if (session.startsAt < event.startsAt)
    return [{ field: 'startsAt', code: 'events.desk.problem.session-early' }]
  return session.endsAt > event.endsAt ? [{ field: 'endsAt', code: 'events.desk.problem.session-late' }] : []
}

/** A session for each day, from the hour at which the event begins to the hour at which it ends. */
export function sessionsByDay({
  startsAt,
  endsAt,
  timeZone,
}: Pick<EventView, 'startsAt' | 'endsAt' | 'timeZone'>): {
  startsAt: Date
  endsAt: Date
}[] {
  const [first, last] = [localOf(timeZone, startsAt), localOf(timeZone, endsAt)]
  const [from, to] = [first.slice(11), last.slice(11)]
  const all: { startsAt: Date; endsAt: Date }[] = []
  for (
    let day = first.slice(0, 10);
    day <= last.slice(0, 10) && all.length < 60;
    day = daysLater(`${day}T12:00`, 1).slice(0, 10)
  ) {
    const session = {
      startsAt: instantOf(timeZone, `${day}T${from}`),
      endsAt: instantOf(timeZone, `${day}T${to}`),
    }
    if (session.endsAt > session.startsAt) all.push(session)
  }
  return all
}

/** The same hour on the clocks of the event's place, or of another, so many days later, across changes of the hour. */
export const movedByDays = (at: Date, zone: string, days: number, to = zone): Date =>
  instantOf(to, daysLater(localOf(zone, at), days))

/** Whether an event can become different in these fields: one that is cancelled stays, and so does a code people know. */
export function decideChange(
  before: Pick<EventView, 'state'>,
  changed: readonly FieldName[],
): Refusal | undefined {
  if (before.state === 'cancelled') return refuse('events.desk.cancelled')
  return changed.includes('code') && before.state !== 'draft' ? refuse('events.desk.code-stays') : undefined
}

/** An event can be cancelled until it is over, once. */
export function decideCancelling(
  event: Pick<EventView, 'state' | 'endsAt'>,
  now: Date,
): { next: EventState } | Refusal {
  const outcome = decideMove(event.state, 'cancelled')
  return isRefusal(outcome) || event.endsAt > now ? outcome : refuse('events.desk.over')
}

/** Registration can be closed by hand while the event is published and ahead, once. */
export function decideClosing(event: EventView, now: Date): Refusal | undefined {
  if (event.state !== 'published') return refuse('events.move-not-possible')
  if (event.endsAt <= now) return refuse('events.desk.over')
  return event.registrationClosedAt ? refuse('events.desk.closed-already') : undefined
}

/** It opens again where a deadline is still ahead; `event` has the new ones. */
export function decideReopening(event: EventView, now: Date): Refusal | undefined {
  if (event.state !== 'published') return refuse('events.move-not-possible')
  if (event.endsAt <= now) return refuse('events.desk.over')
  return event.modes.some((mode) => closesAt(event, mode) > now)
    ? undefined
    : refuse('events.desk.deadlines-past')
}
