import type { Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  button,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  notice as note,
  url,
  type Child,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Notice, Standing } from '../types.ts'
import { kindPill, momentBoth, plainTitleOf, wordsOf, type Around } from './words.ts'

export type ShowView = Around & {
  readonly notice: Notice
  readonly standing: Standing
  /** It stands at the top of the reader's pages, and they may put it away. */
  readonly isOnTop: boolean
  readonly mayEdit: boolean
}

/** One notice, whole. */
export function noticePage(t: Texts, view: ShowView): Page {
  const { notice, standing } = view
  const isWithdrawn = standing === 'withdrawn'
  return {
    title: isWithdrawn ? t('notices.withdrawn.title') : plainTitleOf(t, notice, view.languages),
    over: kindPill(t, notice.kind),
    section: 'notices',
    ...(notice.kind === 'circular' && { noIndex: true }),
    margin: link(t('notices.back'), t.path('/notices')),
    body: isWithdrawn
      ? html`<p>${t('notices.withdrawn.words')}</p>`
      : html`${standing === 'over' && note('info', t('notices.over'))} ${times(t, view)}
        ${wordsOf(t, notice, view.languages)}
        ${ledgers(ledger(t('notices.published-at'), published(t, view)), kindOnly(t, view))} ${acts(t, view)}`,
  }
}

function times(t: Texts, view: ShowView): Child {
  const { beginsAt, endsAt } = view.notice
  return (
    beginsAt &&
    endsAt &&
    ledgers(
      ledger(t('notices.begins'), html`<p>${momentBoth(t, beginsAt, view)}</p>`),
      ledger(t('notices.ends'), html`<p>${momentBoth(t, endsAt, view)}</p>`),
    )
  )
}

const published = (t: Texts, view: ShowView): Html =>
  html`<p>${momentBoth(t, view.notice.shownFrom ?? view.notice.createdAt, view)}</p>`

/** A warning says what to do with a mail one does not trust. */
const kindOnly = (t: Texts, { notice }: ShowView): Child =>
  notice.kind === 'warning' &&
  ledger(
    t('notices.doubt'),
    linkList(
      link(t('notices.check.title'), t.path('/notices/check')),
      link(t('notices.report.title'), t.path('/notices/report')),
    ),
  )

const acts = (t: Texts, { notice, isOnTop, mayEdit }: ShowView): Child =>
  (isOnTop || mayEdit) &&
  html`${isOnTop && dismissForm(t, notice, '/notices', 'page')}
  ${mayEdit && actions(link(t('notices.desk.open'), t.path(`/desk/notices/${notice.id}`)))}`

/** Puts a notice away from the top of the reader's pages. */
export const dismissForm = (
  t: Texts,
  notice: Pick<Notice, 'id' | 'wordings'>,
  back: string,
  place: 'page' | 'banner',
): Html =>
  html`<form method="post" action="${url(t.path(`/notices/${notice.id}/dismissal`))}">
    <input type="hidden" name="back" value="${back}" />
    ${place === 'page' ? actions(dismissButton(t)) : dismissButton(t)}
  </form>`

const dismissButton = (t: Texts): Html => button(t('notices.dismiss'), { kind: 'second' })
