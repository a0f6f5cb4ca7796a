import { shortDay, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  emptyState,
  html,
  linkButton,
  pagination,
  rows,
  type Page,
} from '../../../../platform/ui/index.ts'
import { standingPill, titleOf, type Around } from '../../pages/words.ts'
import { standingOf } from '../../rules.ts'
import { noticesPerPage, type Notice } from '../../types.ts'

export type DeskView = Around & {
  readonly notices: readonly Notice[]
  readonly total: number
  readonly page: number
  readonly now: Date
}

/** Every notice, and the way to a new one. */
export const deskPage = (t: Texts, view: DeskView): Page => ({
  title: t('notices.desk.title'),
  lead: t('notices.desk.lead'),
  section: 'desk',
  noIndex: true,
  body: html`${actions(linkButton(t('notices.desk.new'), t.path('/desk/notices/new'), 'main'))}
  ${view.notices.length > 0 ? rows(view.notices.map((it) => row(t, it, view))) : emptyState(t('notices.desk.none'))}
  ${pagination(t, {
    page: view.page,
    pages: Math.ceil(view.total / noticesPerPage),
    href: (page) => `${t.path('/desk/notices')}?page=${page}`,
  })}`,
})

const row = (t: Texts, it: Notice, view: DeskView) => ({
  lead: html`<p>${shortDay(t, it.shownFrom ?? it.createdAt, view.seatZone)}</p>`,
  title: titleOf(t, it, view.languages),
  href: t.path(`/desk/notices/${it.id}`),
  lines: [
    t(`notices.kind.${it.kind}`),
    it.isUrgent && t('notices.desk.urgent.short'),
    it.mailState !== 'none' && t('notices.desk.mailed', { count: it.mailed }),
  ],
  aside: standingPill(t, standingOf(it, view.now)),
})
