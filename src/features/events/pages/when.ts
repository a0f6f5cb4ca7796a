import { shortDay, timeRange, zonePlace } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/ui/html.ts'
import type { EventView } from '../types.ts'

/** Every sitting in the event's time and, where it differs, in the reader's: event time first. */
export function whenTable(t: Texts, event: EventView, zone: string | undefined): Html {
  const mine = zone && zone !== event.timeZone ? zone : undefined
  const sittings = event.sessions.length > 0 ? event.sessions : [event]
  return html`<table class="times">
    <caption class="visually-hidden">${t('events.when')}</caption>
    <thead>
      <tr>
        <th scope="col"><span class="visually-hidden">${t('events.when.day')}</span></th>
        <th scope="col">${placeOf(t, event)}</th>
        ${mine && html`<th scope="col">${t('events.when.yours', { place: zonePlace(t, mine) })}</th>`}
      </tr>
    </thead>
    <tbody>
      ${sittings.map(
        (sitting) => html`<tr>
          <th scope="row">${shortDay(t, sitting.startsAt, event.timeZone)}</th>
          <td>${timeRange(t, sitting.startsAt, sitting.endsAt, event.timeZone)}</td>
          ${mine && html`<td>${timeRange(t, sitting.startsAt, sitting.endsAt, mine)}</td>`}
        </tr>`,
      )}
    </tbody>
  </table>`
}

/** The name people give the event's time: its city, or the place its time zone is named after. */
export const placeOf = (t: Texts, event: Pick<EventView, 'city' | 'timeZone'>): string =>
  t.words(event.city) || zonePlace(t, event.timeZone)
