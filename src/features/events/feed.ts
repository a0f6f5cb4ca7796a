import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { FeedEntry } from '../../platform/calendar/feed.ts'
import { placeOf } from './pages/when.ts'
import type { EventView } from './types.ts'

/** The sittings of an event as entries of a calendar feed; an event without sittings is one entry. */
export function feedEntries(
  { config }: Pick<House, 'config'>,
  t: Texts,
  event: EventView,
  url = `/events/${event.code}`,
): FeedEntry[] {
  const sittings = event.sessions.length > 0 ? event.sessions : [{ ...event, title: {} }]
  return sittings.map((sitting, place) => ({
    uid: `${event.id}-${place + 1}@${config.mailDomain}`,
    title: [t.words(event.title), t.words(sitting.title)].filter(Boolean).join(' – '),
    zone: event.timeZone,
    place: [t.words(event.venue), placeOf(t, event)].filter(Boolean).join(', '),
    url: config.url + t.path(url),
    isCancelled: event.state === 'cancelled',
    from: sitting.startsAt,
    to: sitting.endsAt,
    changedAt: event.changedAt,
  }))
}
