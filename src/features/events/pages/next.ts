import { dayRange } from '../../../platform/i18n/day-range.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { lines, link, type Html } from '../../../platform/ui/index.ts'
import type { EventLine } from '../types.ts'

/** The next few events, each in one line: for the front page. */
export function nextEvents(t: Texts, events: readonly EventLine[]): Html {
  return lines(
    events.map((event) => ({
      first: dayRange(t, event.startsAt, event.endsAt, event.timeZone),
      says: link(t.words(event.title), t.path(`/events/${event.code}`)),
    })),
  )
}
