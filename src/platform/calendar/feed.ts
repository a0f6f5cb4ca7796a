import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Span } from '../outgoing-mail/meeting-days.ts'
import { WallDate } from '../outgoing-mail/wall-date.ts'
import { oneLine } from '../outgoing-mail/words.ts'
import { zoneEntry } from '../outgoing-mail/zone-entry.ts'

export type FeedEntry = Span & {
  /** Never changes for this sitting. */
  readonly uid: string
  readonly title: string
  readonly zone: string
  readonly place?: string
  readonly description?: string
  readonly url: string
  readonly isCancelled?: boolean
  /** Not settled yet, such as a registration that waits. */
  readonly isTentative?: boolean
  /** Rises with every change. */
  readonly sequence?: number
  readonly changedAt: Date
}

/**
 * A calendar to subscribe to: one entry a sitting, nobody's name in it. Programs ask for it again by themselves, every
 * few hours. Source: RFC 5545; RFC 7986, REFRESH-INTERVAL.
 */
export function calendarFeed(name: string, entries: readonly FeedEntry[]): string {
  const calendar = ical({
    prodId: { company: 'Plenary', product: 'Plenary' },
    method: ICalCalendarMethod.PUBLISH,
    name: oneLine(name),
    ttl: 4 * 3600,
  })
  const first = entries.reduce((least, { from }) => (from < least ? from : least), new Date(8.64e15))
  const last = entries.reduce((most, { to }) => (to > most ? to : most), new Date(0))
  calendar.timezone({ name: null, generator: (zone) => zoneEntry(zone, first, last) })
  for (const { uid, title, zone, place, description, url, sequence, from, to, changedAt, ...is } of entries)
    calendar.createEvent({
      id: uid,
      stamp: changedAt,
      ...(sequence !== undefined && { sequence }),
      timezone: zone,
      start: new WallDate(from, zone),
      end: new WallDate(to, zone),
      summary: oneLine(title),
      location: place ? oneLine(place) : null,
      description: description ?? null,
      url,
      status: statusOf(is),
    })
  return calendar.toString() + '\r\n'
}

const statusOf = ({ isCancelled, isTentative }: Pick<FeedEntry, 'isCancelled' | 'isTentative'>) =>
  isCancelled
    ? ICalEventStatus.CANCELLED
    : isTentative
      ? ICalEventStatus.TENTATIVE
      : ICalEventStatus.CONFIRMED
