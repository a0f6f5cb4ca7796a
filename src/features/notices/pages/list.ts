import { dayAndTime, shortDay, zonePlace, type Texts } from '../../../platform/i18n/index.ts'
import {
  emptyState,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  pagination,
  rows,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import { noticesPerPage, type Notice } from '../types.ts'
import { kindPill, titleOf, type Around } from './words.ts'

export type NoticesView = Around & {
  readonly notices: readonly Notice[]
  readonly page: number
  readonly total: number
  readonly now: Date
}

/** What the body says at present, and every way on. */
export const noticesPage = (t: Texts, view: NoticesView): Page => ({
  title: t('notices.title'),
  lead: t('notices.lead'),
  section: 'notices',
  body: html`${
    view.notices.length > 0
      ? rows(view.notices.map((it) => noticeRow(t, it, view)))
      : emptyState(t('notices.none'))
  }
  ${pagesOf(t, view, '/notices')}
  ${ledgers(ledger(t('notices.doubt'), doubt(t)), ledger(t('notices.more'), more(t)))}`,
})

/** What to do about a mail one does not trust. */
const doubt = (t: Texts): Html =>
  html`<p>${t('notices.doubt.words')}</p>
    ${linkList(
      link(t('notices.check.title'), t.path('/notices/check')),
      link(t('notices.report.title'), t.path('/notices/report')),
      link(t('notices.sent'), t.path('/messages')),
    )}`

const more = (t: Texts): Html =>
  linkList(
    link(t('notices.archive.title'), t.path('/notices/archive')),
    link(t('notices.feed'), t.path('/notices/feed.atom')),
  )

export const noticeRow = (t: Texts, it: Notice, view: Around) => ({
  lead: html`<p>${shortDay(t, it.shownFrom ?? it.createdAt, view.zone)}</p>`,
  title: titleOf(t, it, view.languages),
  href: t.path(`/notices/${it.id}`),
  lines: [it.beginsAt && it.endsAt ? times(t, it.beginsAt, it.endsAt, view.zone) : undefined],
  aside: kindPill(t, it.kind),
})

const times = (t: Texts, from: Date, to: Date, zone: string): string =>
  t('notices.from-to', {
    from: dayAndTime(t, from, zone),
    to: dayAndTime(t, to, zone),
    place: zonePlace(t, zone),
  })

/** What was said and is over. */
export const archivePage = (t: Texts, view: NoticesView): Page => ({
  title: t('notices.archive.title'),
  lead: t('notices.archive.lead'),
  section: 'notices',
  margin: link(t('notices.back'), t.path('/notices')),
  body: html`${
    view.notices.length > 0
      ? rows(view.notices.map((it) => noticeRow(t, it, view)))
      : emptyState(t('notices.archive.none'))
  }
  ${pagesOf(t, view, '/notices/archive')}`,
})

const pagesOf = (t: Texts, { page, total }: NoticesView, path: string): Html =>
  pagination(t, {
    page,
    pages: Math.ceil(total / noticesPerPage),
    href: (nth) => `${t.path(path)}?page=${nth}`,
  })
