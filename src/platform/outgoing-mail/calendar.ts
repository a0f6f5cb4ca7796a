import ical, {
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventRepeatingFreq,
  ICalEventStatus,
} from 'ical-generator'
import type { ICalEventData } from 'ical-generator'
import { lengthOf, type MeetingDay, meetingDays, plannedWall, type Span } from './meeting-days.ts'
import { WallDate } from './wall-date.ts'
import { oneLine } from './words.ts'
import { zoneEntry } from './zone-entry.ts'
import { momentOf } from './zone-rules.ts'

type Party = { readonly name: string; readonly address: string }

type Held = { readonly sessions: readonly Span[] } | Span

export type EventEntry = Held & {
  /** Never changes for this person and event. */
  readonly uid: string
  /** Rises with every change that is sent. */
  readonly sequence: number
  readonly method: 'REQUEST' | 'CANCEL'
  readonly title: string
  readonly zone: string
  readonly place?: string
  readonly description?: string
  readonly url?: string
  readonly organiser: Party
  readonly attendee: Party
  readonly now?: Date
}

/**
 * The calendar entry of an event as an iCalendar file. An event of several days is one daily series with one UID, as
 * invitations require (RFC 5546): days without a session are left out, days with other hours are exceptions.
 */
export function eventEntry(entry: EventEntry): string {
  const { zone, method } = entry
  const days = meetingDays('sessions' in entry ? entry.sessions : [entry], zone)
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) throw new Error('a calendar entry needs at least one session')

  const calendar = ical({
    prodId: { company: 'Plenary', product: 'Plenary' },
    method: ICalCalendarMethod[method],
  })
  calendar.timezone({ name: null, generator: (name) => zoneEntry(name, first.from, last.to) })
  calendar.createEvent({ ...common(entry), ...span(first, zone), ...series(days, zone) })
  if (method === 'REQUEST') {
    for (const day of exceptions(days)) {
      const recurrenceId = plannedDate(first, day.number, zone)
      calendar.createEvent({ ...common(entry), ...span(day, zone), recurrenceId })
    }
  }
  return calendar.toString() + '\r\n'
}

const span = ({ from, to }: Span, zone: string): Pick<ICalEventData, 'start' | 'end'> => ({
  start: new WallDate(from, zone),
  end: new WallDate(to, zone),
})

const plannedDate = (first: MeetingDay, number: number, zone: string): WallDate =>
  new WallDate(momentOf(zone, plannedWall(first, number, zone)), zone)

/** Nothing for one day; else a day after the other, without those on which nothing is held. */
function series(days: readonly MeetingDay[], zone: string): Pick<ICalEventData, 'repeating'> {
  const first = days[0] as MeetingDay
  const count = (days.at(-1) as MeetingDay).number + 1
  if (count === 1) return {}
  const held = new Set(days.map(({ number }) => number))
  const free = Array.from({ length: count }, (_, number) => number).filter((number) => !held.has(number))
  const exclude = free.map((number) => plannedDate(first, number, zone))
  return { repeating: { freq: ICalEventRepeatingFreq.DAILY, count, ...(exclude.length > 0 && { exclude }) } }
}

function exceptions(days: readonly MeetingDay[]): MeetingDay[] {
  const length = lengthOf(days[0] as MeetingDay)
  return days.filter((day) => !day.startsLikeFirst || lengthOf(day) !== length)
}

const party = ({ name, address }: Party): { name: string; email: string } => ({
  name: oneLine(name) || oneLine(address),
  email: address.replace(/[\s\p{Cc}]/gu, ''),
})

function common(entry: EventEntry): Omit<ICalEventData, 'start'> {
  const {
    uid,
    sequence,
    method,
    title,
    zone,
    place,
    description,
    url,
    organiser,
    attendee,
    now = new Date(),
  } = entry
  return {
    id: uid,
    sequence,
    stamp: now,
    timezone: zone,
    summary: oneLine(title),
    location: place ? oneLine(place) : null,
    description: description ?? null,
    url: url ?? null,
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: party(organiser),
    attendees: [{ ...party(attendee), status: ICalAttendeeStatus.ACCEPTED, rsvp: false }],
  }
}
