import { shortDay, timeOf, type Texts, zonePlace } from '../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  emptyState,
  field,
  html,
  type Html,
  link,
  linkButton,
  type Page,
  pagination,
  type Row,
  rows,
  userText,
} from '../../../platform/ui/index.ts'
import { type Listed, type MessageLine, messagesPerPage } from '../types.ts'
import { occasionWords, statePill, titleOf, whyWords } from './words.ts'

export type ListView = Listed & { readonly page: number; readonly zone: string }

/** "Messages we sent you" */
export function listPage(t: Texts, view: ListView): Page {
  return {
    title: t('messages.title'),
    lead: html`${t('messages.lead')} ${link(t('messages.check'), t.path('/notices/check'))}`,
    section: 'account',
    noIndex: true,
    body: html`${
      view.total === 0
        ? emptyState(t('messages.empty'), linkButton(t('messages.empty.action'), t.path('/events'), 'action'))
        : rows(view.messages.map((message) => row(t, message, view.zone, '/messages')))
    }
    ${paging(t, view, (page) => `${t.path('/messages')}?page=${page}`)}`,
  }
}

/** Every mail of a demo. */
export function outboxPage(t: Texts, view: ListView & { readonly to: string }): Page {
  const query = (page: number) => new URLSearchParams({ ...(view.to && { to: view.to }), page: String(page) })
  return {
    title: t('messages.outbox.title'),
    lead: t('messages.outbox.lead'),
    section: 'outbox',
    noIndex: true,
    body: html`${filter(t, view.to)}
    ${
      view.total === 0
        ? emptyState(view.to ? t('messages.outbox.none', { address: view.to }) : t('messages.outbox.empty'))
        : rows(view.messages.map((message) => row(t, message, view.zone, '/outbox', message.to)))
    }
    ${paging(t, view, (page) => `${t.path('/outbox')}?${query(page)}`)}`,
  }
}

const filter = (t: Texts, to: string): Html =>
  html`<form method="get" action="${t.path('/outbox')}" role="search">
    ${field(t, {
      name: 'to',
      label: t('messages.outbox.filter'),
      value: to,
      dir: 'ltr',
      inputmode: 'email',
      width: 'half',
      spellcheck: false,
      beside: button(t('messages.outbox.show'), { kind: 'second' }),
    })}
  </form>`

const paging = (t: Texts, { page, total }: ListView, href: (page: number) => string): Html =>
  pagination(t, { page, pages: Math.ceil(total / messagesPerPage), href })

function row(t: Texts, message: MessageLine, zone: string, path: string, to?: string): Row {
  const time = t('messages.time', { time: timeOf(t, message.at, zone), zone: zonePlace(t, zone) })
  const about = message.subject ? occasionWords(t, message.occasion) : undefined
  return {
    lead: html`<p>${shortDay(t, message.at, zone)}</p>
      <p class="small">${time}</p>`,
    title: userText(titleOf(t, message)),
    href: t.path(`${path}/${message.id}`),
    lines: [about, to && bdi(to), message.state !== 'kept' && whyWords(t, message)],
    aside: statePill(t, message),
  }
}
