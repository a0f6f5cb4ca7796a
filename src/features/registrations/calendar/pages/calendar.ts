import { plainDate, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  html,
  ledger,
  ledgers,
  link as linkTo,
  small,
  url,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { plainDayIn } from '../../rules.ts'
import type { CalendarLink } from '../types.ts'

export type CalendarView = {
  readonly link: CalendarLink | undefined
  /** The whole address, with the secret. */
  readonly address: string | undefined
  readonly zone: string
  /** Calendars of meetings, which are no secret: what they hold, and where. */
  readonly open: readonly { readonly name: string; readonly path: string }[]
}

const here = '/account/calendar'

/** The secret link to the calendar of my registrations: none yet, or what it is, renewed and ended here. */
export const calendarPage = (t: Texts, { link, address, zone, open }: CalendarView): Page => ({
  title: t('registrations.calendar-link.title'),
  lead: t('registrations.calendar-link.lead'),
  section: 'account',
  margin: linkTo(t('registrations.mine'), t.path('/registrations')),
  noIndex: true,
  body: ledgers(
    ledger(
      t('registrations.calendar-link.link'),
      link && address ? live(t, link, address, zone) : html`<p>${t('registrations.calendar-link.none')}</p>`,
    ),
    ledger(
      link ? t('registrations.calendar-link.renew.title') : t('registrations.calendar-link.make.title'),
      html`<p>
          ${t(link ? 'registrations.calendar-link.renew.words' : 'registrations.calendar-link.make.words')}
        </p>
        ${post(t, here, link ? 'renew' : 'make')}`,
    ),
    link &&
      ledger(
        t('registrations.calendar-link.end.title'),
        html`<p>${t('registrations.calendar-link.end.words')}</p>
          ${post(t, `${here}/end`, 'end')}`,
      ),
    ledger(
      t('registrations.calendar-link.open'),
      html`<p>${t('registrations.calendar-link.open.words')}</p>
        <ul>
          ${open.map(({ name, path }) => html`<li>${linkTo(name, t.path(path))}</li>`)}
        </ul>`,
    ),
  ),
})

function live(t: Texts, link: CalendarLink, address: string, zone: string): Html {
  const dateOf = (at: Date) => plainDate(t, plainDayIn(zone, at))
  return html`<p>${bdi(address)}</p>
    <p>${t('registrations.calendar-link.how')}</p>
    ${small(
      link.readAt
        ? t('registrations.calendar-link.read', {
            made: dateOf(link.createdAt),
            day: dateOf(link.readAt),
          })
        : t('registrations.calendar-link.unread', { made: dateOf(link.createdAt) }),
    )}`
}

const post = (t: Texts, path: string, what: 'make' | 'renew' | 'end'): Html =>
  html`<form method="post" action="${url(t.path(path))}">
    ${actions(button(t(`registrations.calendar-link.${what}`), { kind: what === 'make' ? 'main' : 'second' }))}
  </form>`
