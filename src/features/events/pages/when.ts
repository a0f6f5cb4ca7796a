import { shortDay, timeRange, zonePlace } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Html } from '../../../platform/ui/html.ts'
import { timeTable } from '../../../platform/ui/index.ts'
import type { EventView } from '../types.ts'

/** Every sitting in the event's time and, where it differs, in the reader's: event time first. */
export function whenTable(t: Texts, event: EventView, zone: string | undefined): Html {
  const mine = zone && zone !== event.timeZone ? zone : undefined
  const sittings = event.sessions.length > 0 ? event.sessions : [event]
  return timeTable({
    caption: t('events.when'),
    dayHead: t('events.when.day'),
    here: placeOf(t, event),
    yours: mine && t('events.when.yours', { place: zonePlace(t, mine) }),
    days: sittings.map((sitting) => ({
      day: shortDay(t, sitting.startsAt, event.timeZone),
      here: timeRange(t, sitting.startsAt, sitting.endsAt, event.timeZone),
      yours: mine && timeRange(t, sitting.startsAt, sitting.endsAt, mine),
    })),
  })
}

/** The name people give the event's time: its city, or the place its time zone is named after. */
export const placeOf = (t: Texts, event: Pick<EventView, 'city' | 'timeZone'>): string =>
  t.words(event.city) || zonePlace(t, event.timeZone)
