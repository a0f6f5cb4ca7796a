import { dayAndTime } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { html, link, small, type Html } from '../../../platform/ui/index.ts'
import { closesAt, windowOfEvent } from '../rules.ts'
import type { EventLine } from '../types.ts'
import type { ConfirmedBy } from './facts.ts'
import { placeOf } from './when.ts'

/** At the end of an event's row, for somebody who has no registration: what can be done, who confirms, until when. */
export function rowAside(t: Texts, event: EventLine, promise: ConfirmedBy, now: Date): Html {
  const place = placeOf(t, event)
  const window = windowOfEvent(event, now)
  if (window === 'not-open') {
    const day = dayAndTime(t, event.registrationOpensAt, event.timeZone)
    return html`${small(t('events.side.not-open'))} ${small(t('events.side.opens', { day, place }))}`
  }
  if (window !== 'open') return small(t(`events.side.${window}`))
  const last = Math.max(...event.modes.map((mode) => closesAt(event, mode).getTime()))
  const day = dayAndTime(t, new Date(last), event.timeZone)
  return html`${link(t('events.side.register'), t.path(`/events/${event.code}/registration`))}
  ${small(t(`events.side.promise.${promise}`))} ${small(t('events.list.until', { day, place }))}`
}
