import type { Asked, Setting, Step, Waiting } from './types.ts'

export { isAwayOn } from '../../directory/rules.ts'

const hour = 60 * 60_000
const day = 24 * hour

/** What somebody has who never said how they want to be told: few at once, the rest in the morning. */
export const usual: Setting = { habit: 'few', hour: 8 }

/** Until so many a day are told at once, the others wait for the mail of the next morning. */
export const atOnceADay = 10

/**
 * Who is asked first: the focal points who are here; where none is, the deputies who are. Nobody: the secretariat is asked.
 * `all`: everybody who decides about it.
 */
export function inCharge<One extends Asked>(all: readonly One[]): readonly One[] {
  const here = all.filter(({ isAway }) => !isAway)
  const first = here.filter(({ isDeputy }) => !isDeputy)
  return first.length > 0 ? first : here
}

/**
 * By when a decision is worth most: the first of these that was still ahead when the registration was sent. The last day to
 * ask for a visa letter, where one was asked for; the end of registration; the start; the end.
 */
export function decideBy(
  it: Pick<Waiting, 'since' | 'asksVisa' | 'startsAt' | 'endsAt' | 'closesAt'>,
  visaLeadDays: number,
): Date {
  const visa = it.asksVisa ? [new Date(it.startsAt.getTime() - visaLeadDays * day)] : []
  const ahead = [...visa, it.closesAt, it.startsAt].filter((at): at is Date => at !== null && at > it.since)
  return ahead.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? it.endsAt
}

/** Less than two days are left: no mail waits for the morning. */
export const isNear = (by: Date, now: Date): boolean => by.getTime() - now.getTime() < 2 * day

/** Whether somebody is told at once. Whoever wants one mail a day gets one mail a day, whatever it is. */
export function isAtOnce({ habit }: Setting, by: Date, toldToday: number, now: Date): boolean {
  if (habit === 'daily') return false
  if (isNear(by, now)) return true
  return habit === 'few' && toldToday < atOnceADay
}

/** How long a registration may wait before each step, the more time is left the longer. */
const ladder = [
  { left: Infinity, 'first-reminder': 3 * day, 'second-reminder': 7 * day, escalation: 14 * day },
  { left: 14 * day, 'first-reminder': 1 * day, 'second-reminder': 3 * day, escalation: 5 * day },
  { left: 3 * day, 'first-reminder': 12 * hour, 'second-reminder': 18 * hour, escalation: 1 * day },
]

/** When a step is due if nobody decides before. */
export const dueAt = (step: Step, since: Date, by: Date): Date =>
  new Date(
    Math.min(...ladder.map((rung) => Math.max(since.getTime() + rung[step], by.getTime() - rung.left))),
  )

/** The latest step that is due. */
export const stepReached = (since: Date, by: Date, now: Date): Step | undefined =>
  (['escalation', 'second-reminder', 'first-reminder'] as const).find((step) => dueAt(step, since, by) <= now)

/** The plain day and the hour on somebody's clock. */
export function clockIn(zone: string, now: Date): { readonly day: string; readonly hour: number } {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return { day: `${part('year')}-${part('month')}-${part('day')}`, hour: Number(part('hour')) }
}

/** The mail of the day is written at the chosen hour, or later the same day when that was missed. */
export const isDigestTime = (setting: Setting, zone: string, now: Date): boolean =>
  clockIn(zone, now).hour >= setting.hour

/** Reminders come by day: from the chosen hour to eight in the evening, except when little time is left. */
export const mayRemindNow = (setting: Setting, zone: string, by: Date, now: Date): boolean => {
  const { hour: here } = clockIn(zone, now)
  return isNear(by, now) || (here >= setting.hour && here < Math.max(20, setting.hour + 1))
}

/** A role of this Sector answers for that one. */
export const answersFor = (role: { readonly sector: string | null }, sector: string | null): boolean =>
  role.sector === null || sector === null || role.sector === sector

/** Somebody with several roles is one person; a focal point before a deputy. */
export const eachOnce = <One extends Asked>(all: readonly One[]): readonly One[] =>
  all
    .toSorted((one, other) => Number(one.isDeputy) - Number(other.isDeputy))
    .filter((one, place, sorted) => sorted.findIndex(({ personId }) => personId === one.personId) === place)
