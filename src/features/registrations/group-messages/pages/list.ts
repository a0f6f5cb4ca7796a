import { shortDay, type Texts } from '../../../../platform/i18n/index.ts'
import {
  emptyState,
  html,
  link,
  linkButton,
  pagination,
  rows,
  userText,
  type Page,
} from '../../../../platform/ui/index.ts'
import { inLanguage } from '../../../../values/language.ts'
import type { MessageLine } from '../types.ts'
import { messagePill, messagesPath } from './words.ts'

export type MessagesView = {
  readonly messages: readonly MessageLine[]
  readonly page: number
  readonly pages: number
  readonly zone: string
}

/** What was written to groups, and what is being written. */
export const messagesPage = (t: Texts, view: MessagesView): Page => ({
  title: t('registrations.messages.title'),
  lead: t('registrations.messages.lead'),
  section: 'desk',
  noIndex: true,
  margin: link(t('registrations.messages.choose'), t.path('/desk/registrations')),
  body: html`${
    view.messages.length > 0
      ? rows(view.messages.map((one) => row(t, one, view.zone)))
      : emptyState(
          t('registrations.messages.none'),
          linkButton(t('registrations.messages.choose'), t.path('/desk/registrations'), 'action'),
        )
  }
  ${pagination(t, { page: view.page, pages: view.pages, href: (page) => `${t.path(messagesPath)}?page=${page}` })}`,
})

const row = (t: Texts, it: MessageLine, zone: string) => ({
  lead: html`<p>${shortDay(t, it.begunAt ?? it.changedAt, zone)}</p>`,
  title: userText(subjectOf(t, it)),
  href: t.path(`${messagesPath}/${it.id}`),
  lines: [userText(it.writer), it.state !== 'draft' && t('registrations.messages.told', { told: it.told })],
  aside: messagePill(t, it.state),
})

/** In the reader's language, or in the one everybody else gets. */
export const subjectOf = (t: Texts, { texts, fallback }: Pick<MessageLine, 'texts' | 'fallback'>): string =>
  texts[t.language]?.subject ??
  texts[fallback]?.subject ??
  inLanguage(
    Object.fromEntries(Object.entries(texts).map(([language, { subject }]) => [language, subject])),
    t.language,
  )
