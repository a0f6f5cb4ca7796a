import type { House } from '../../../platform/house.ts'
import { sendPage, textsOf, type Server } from '../../../platform/http/index.ts'
import { dayAndTime, type Texts } from '../../../platform/i18n/index.ts'
import { bdi, emptyState, html, lines, said, userText, type Page } from '../../../platform/ui/index.ts'
import { signWords } from '../reading/pages/verdict.ts'
import { listReports, type Report } from '../store/reports.ts'

const look = { config: { permission: 'accounts.manage', freshness: 'any', limit: 'pages' } } as const
const shown = 100

/** What readers have reported as fraud, for the service desk. Nobody sees more of a letter than who it said it was from, and about what. */
export function reportRoutes(server: Server, house: House): void {
  server.get('/admin/mail-reports', look, async (request, reply) =>
    sendPage(reply, 200, reportsPage(textsOf(request), await listReports(house.db, shown), house)),
  )
}

const reportsPage = (t: Texts, reports: readonly Report[], { profile }: House): Page => ({
  title: t('webmail.reports'),
  section: 'administration',
  noIndex: true,
  lead: t('webmail.reports.lead'),
  body:
    reports.length === 0
      ? emptyState(t('webmail.reports.none'))
      : lines(
          reports.map(({ sender, subject, signs, reportedAt, address }) => ({
            first: dayAndTime(t, reportedAt, profile.seat.timeZone),
            says: html`${said(userText(sender), userText(subject), t.html('webmail.reports.by', { address: bdi(address) }))}
            ${signs.map((sign) => html`<p class="small">${signWords(t, sign)}</p>`)}`,
          })),
          'dated',
        ),
})
