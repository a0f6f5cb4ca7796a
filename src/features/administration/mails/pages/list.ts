import type { Texts } from '../../../../platform/i18n/index.ts'
import { emptyState, html, lines, link, pagination, type Page } from '../../../../platform/ui/index.ts'
import type { AccountId } from '../../../../values/ids.ts'
import type { SentMail } from '../types.ts'
import { mailLine, type MailShown } from './words.ts'

export type MailsView = MailShown & {
  readonly accountId: AccountId
  readonly name: string
  readonly mails: readonly SentMail[]
  readonly page: number
  readonly pages: number
}

/** Every mail to one person: when, why, and what became of it. */
export const mailsPage = (t: Texts, view: MailsView): Page => ({
  title: t('administration.mails.title', { name: view.name }),
  lead: t('administration.mails.lead'),
  section: 'administration',
  noIndex: true,
  margin: link(t('administration.account.back'), t.path(`/admin/accounts/${view.accountId}`)),
  body: html`${
    view.mails.length > 0
      ? lines(view.mails.map((one) => mailLine(t, one, view)))
      : emptyState(t('administration.mails.none'))
  }
  ${pagination(t, { page: view.page, pages: view.pages, href: (page) => `${t.path(view.path)}?page=${page}` })}`,
})
