import type { EventView, HeldEvent } from '../../events/types.ts'
import { plainDayIn } from '../rules.ts'
import type { Change, Known, Reminder } from './types.ts'

/** An event is often saved several times in a row: whoever takes part is told when it has been quiet for so long. */
export const settlesAfter = 10 * 60_000

/** What those who take part know of an event. */
export const knownOf = (event: HeldEvent & Partial<Pick<EventView, 'sessions'>>): Known => ({
  title: event.title,
  startsAt: event.startsAt.toISOString(),
  endsAt: event.endsAt.toISOString(),
  timeZone: event.timeZone,
  sessions: (event.sessions ?? []).map(({ startsAt, endsAt }) => ({
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  })),
  countryCode: event.countryCode,
  city: event.city,
  venue: event.venue,
  modes: event.modes,
})

/** What is different for whoever takes part; nothing where only what they do not see was changed. */
export function changesBetween(before: Known, after: Known): readonly Change[] {
  const differs = (...keys: readonly (keyof Known)[]) =>
    keys.some((key) => ordered(before[key]) !== ordered(after[key]))
  return [
    ...(differs('title') ? (['title'] as const) : []),
    ...(differs('startsAt', 'endsAt', 'timeZone', 'sessions') ? (['days'] as const) : []),
    ...(differs('countryCode', 'city', 'venue') ? (['place'] as const) : []),
    ...(differs('modes') ? (['modes'] as const) : []),
  ]
}

/** The same words whatever the order of the keys: the database keeps them in its own. */
const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, inside: unknown) =>
    inside && typeof inside === 'object' && !Array.isArray(inside)
      ? Object.fromEntries(Object.entries(inside).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inside,
  )

const day = 86_400_000
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / day

/**
 * What those who take part are reminded of on this day of the event's place, from eight in the morning on. A day that
 * was missed is made up for, as long as the mail still helps.
 */
export function reminderDue(
  event: Pick<EventView, 'startsAt' | 'endsAt' | 'timeZone'>,
  now: Date,
): Reminder | undefined {
  const { startsAt, endsAt, timeZone } = event
  if (hourIn(timeZone, now) < 8) return undefined
  const today = plainDayIn(timeZone, now)
  const before = daysBetween(today, plainDayIn(timeZone, startsAt))
  if (before >= 5 && before <= 7) return 'week-before'
  if (before === 1) return 'day-before'
  const behind = daysBetween(plainDayIn(timeZone, endsAt), today)
  return behind >= 1 && behind <= 3 ? 'afterwards' : undefined
}

/** When the contact of an event is told what people asked for: six weeks before, and a week before. */
export function needsDue(
  { startsAt, timeZone }: Pick<EventView, 'startsAt' | 'timeZone'>,
  now: Date,
): 'early' | 'late' | undefined {
  const before = daysBetween(plainDayIn(timeZone, now), plainDayIn(timeZone, startsAt))
  if (before >= 35 && before <= 42) return 'early'
  return before >= 5 && before <= 7 ? 'late' : undefined
}

const hourIn = (timeZone: string, at: Date): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at))

/** Whoever was confirmed a moment ago has the practical information in the confirmation. */
export const knowsAlready = (reminder: Reminder, confirmedAt: Date | null, now: Date): boolean =>
  reminder === 'week-before' && confirmedAt !== null && now.getTime() - confirmedAt.getTime() < 2 * day
