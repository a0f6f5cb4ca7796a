import { dayOf, timeOf, type Texts } from '../../../../platform/i18n/index.ts'
import { html, link, status, type Html, type StatusKind } from '../../../../platform/ui/index.ts'
import type { MessageState } from '../types.ts'

const kinds: Readonly<Record<MessageState, StatusKind>> = {
  draft: 'draft',
  sending: 'pending',
  sent: 'confirmed',
  stopped: 'withdrawn',
}

export const messagePill = (t: Texts, state: MessageState): Html =>
  status(kinds[state], t(`registrations.messages.state.${state}`))

export const messagesPath = '/desk/messages'

/** Whom a group means, one condition a line. */
export const groupList = (words: readonly string[]): Html =>
  html`<ul>
    ${words.map((one) => html`<li>${one}</li>`)}
  </ul>`

/** To the list of whom a group means. */
export const listLink = (t: Texts, { query }: { readonly query: string }): Html =>
  html`<p>${link(t('registrations.groups.list'), t.path(`/desk/registrations${query && `?${query}`}`))}</p>`

export const momentWords = (t: Texts, at: Date, zone: string): Html =>
  html`${dayOf(t, at, zone)}, <bdi dir="ltr">${timeOf(t, at, zone)}</bdi>`
