import { dateBlock, type Texts } from '../../../platform/i18n/index.ts'
import {
  bdi,
  emptyState,
  html,
  link,
  linkButton,
  listDate,
  rows,
  type Page,
  type Row,
} from '../../../platform/ui/index.ts'
import type { ListLine } from '../types.ts'
import { modeWords, placeAndDays, statePill } from './words.ts'

/** Everything I registered for, what is ahead before what is past. */
export function listPage(t: Texts, all: readonly ListLine[], now: Date): Page {
  const ahead = all.filter((one) => one.event.endsAt > now).toReversed()
  const past = all.filter((one) => one.event.endsAt <= now)
  const empty = emptyState(
    t('registrations.list.empty'),
    linkButton(t('registrations.told.see-meetings'), t.path('/events'), 'action'),
  )
  return {
    title: t('registrations.mine'),
    lead: all.length > 0 ? t('registrations.list.lead') : undefined,
    section: 'registrations',
    noIndex: true,
    body: html`${all.length === 0 && empty}
      ${
        ahead.length > 0 &&
        rows(
          ahead.map((one) => row(t, one)),
          { heading: t('registrations.list.ahead') },
        )
      }
      ${
        past.length > 0 &&
        rows(
          past.map((one) => row(t, one)),
          { heading: t('registrations.list.past') },
        )
      }
      <p>${link(t('registrations.calendar-link.title'), t.path('/account/calendar'))}</p>`,
  }
}

const row = (t: Texts, { it, event }: ListLine): Row => ({
  lead: listDate(dateBlock(t, event.startsAt, event.endsAt, event.timeZone)),
  title: t.words(event.title),
  href: t.path(it.state === 'draft' ? `/events/${event.code}/registration` : `/registrations/${it.number}`),
  lines: [placeAndDays(t, event), html`${modeWords(t, it.mode)} · ${bdi(it.number)}`],
  aside: statePill(t, it.state),
})
