import { addDays, dayIn, instantAt, weekdayOf } from './local-time.ts'
import type { LocalPoint, Timetable, Weekday, When } from './types.ts'

export type Times = {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly opensAt: Date
  readonly onSiteClosesAt: Date | null
  readonly modeChangeUntil: Date | null
  readonly remoteClosesAt: Date | null
  readonly sessions: readonly { readonly startsAt: Date; readonly endsAt: Date }[]
}

/** When an event of the demo takes place, seen from now. Within one local day the answer stays the same. */
export function timesOf(table: Timetable, now: Date): Times {
  const { timeZone, when } = table
  const sessions =
    'withinMinutes' in when ? [soon(when, now)] : sessionsOf(table, firstDay(when, dayIn(timeZone, now)))
  const startsAt = sessions[0]?.startsAt ?? now
  const first = dayIn(timeZone, startsAt)
  const point = (at: LocalPoint | undefined) => at && instantAt(timeZone, addDays(first, at.days), at.at)
  return {
    startsAt,
    endsAt: sessions.at(-1)?.endsAt ?? now,
    opensAt: point(table.opens) ?? now,
    onSiteClosesAt: point(table.onSiteCloses) ?? null,
    modeChangeUntil: point(table.modeChange) ?? null,
    remoteClosesAt: point(table.remoteCloses) ?? null,
    sessions,
  }
}

/** In words, for the event's row. */
export function inWords(when: When): string {
  if ('withinMinutes' in when) return `within ${when.withinMinutes} minutes`
  return 'first' in when
    ? `first ${when.first} at least ${when.atLeastDaysAhead} days ahead`
    : `last ${when.last} at least ${when.atLeastDaysAgo} days ago`
}

const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']

function firstDay(when: Exclude<When, { withinMinutes: number }>, today: string): string {
  if ('first' in when) {
    const earliest = addDays(today, when.atLeastDaysAhead)
    return addDays(earliest, (numberOf(when.first) - weekdayOf(earliest) + 7) % 7)
  }
  const latest = addDays(today, -when.atLeastDaysAgo)
  return addDays(latest, -((weekdayOf(latest) - numberOf(when.last) + 7) % 7))
}

const numberOf = (weekday: Weekday) => weekdays.indexOf(weekday) + 1

function sessionsOf({ timeZone, sessions }: Timetable, first: string): Times['sessions'] {
  return sessions.map(({ day, from, to }) => ({
    startsAt: instantAt(timeZone, addDays(first, day), from),
    endsAt: instantAt(timeZone, addDays(first, day), to),
  }))
}

const minute = 60_000
const quarter = 15 * minute

/** The next quarter of an hour that leaves some minutes to get ready. */
function soon(when: Extract<When, { withinMinutes: number }>, now: Date): Times['sessions'][number] {
  const earliest = now.getTime() + when.withinMinutes * minute - quarter
  const startsAt = Math.ceil(earliest / quarter) * quarter
  return { startsAt: new Date(startsAt), endsAt: new Date(startsAt + when.lastsMinutes * minute) }
}
