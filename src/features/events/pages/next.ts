import { dateBlock } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { bdi, lines, link, type Html } from '../../../platform/ui/index.ts'
import type { EventLine } from '../types.ts'

/** The next few events, each in one line: for the front page. */
export function nextEvents(t: Texts, events: readonly EventLine[]): Html {
  return lines(
    events.map((event) => {
      const block = dateBlock(t, event.startsAt, event.endsAt, event.timeZone)
      return {
        first: [bdi(block.numeral), ' ', block.month],
        says: link(t.words(event.title), t.path(`/events/${event.code}`)),
      }
    }),
  )
}
