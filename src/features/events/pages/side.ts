import { dayAndTime } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/ui/html.ts'
import { linkButton, small, urgent } from '../../../platform/ui/index.ts'
import { closesAt, windowOfEvent } from '../rules.ts'
import type { EventView } from '../types.ts'
import type { ConfirmedBy } from './facts.ts'
import { placeOf } from './when.ts'

/** The block beside the title while the reader has no registration: what can be done now, and until when. */
export function registerBlock(t: Texts, event: EventView, promise: ConfirmedBy, now: Date): Html {
  const place = placeOf(t, event)
  const window = windowOfEvent(event, now)
  if (window === 'not-open') {
    const day = dayAndTime(t, event.registrationOpensAt, event.timeZone)
    return html`<h2>${t('events.side.not-open')}</h2>
      <p>${t('events.side.opens', { day, place })}</p>`
  }
  if (window !== 'open') {
    return html`<h2>${t(`events.side.${window}`)}</h2>
      <p>${t(`events.side.${window}.words`)}</p>`
  }
  return html`<h2>${t('events.side.open')}</h2>
    <p>${t(`events.side.promise.${promise}`)}</p>
    <p>${linkButton(t('events.side.register'), t.path(`/events/${event.code}/registration`), 'main')}</p>
    ${event.modes.map((mode) => {
      const until = closesAt(event, mode)
      const words = t(`events.side.until.${mode}`, { day: dayAndTime(t, until, event.timeZone), place })
      return until > now && small(mode === 'on-site' ? urgent(words) : words)
    })}`
}
