import { inWords, type Texts } from '../../../../platform/i18n/index.ts'
import {
  emptyState,
  html,
  lines,
  link,
  said,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { SecondLook } from '../types.ts'

export type QueueView = { readonly waiting: readonly SecondLook[]; readonly now: Date }

/** What waits for a second person, the oldest first. */
export const secondLookPage = (t: Texts, view: QueueView): Page => ({
  title: t('administration.second.title'),
  lead: t('administration.second.lead'),
  section: 'administration',
  noIndex: true,
  margin: link(t('administration.back-to-start'), t.path('/admin')),
  body: view.waiting.length > 0 ? secondLookLines(t, view) : emptyState(t('administration.second.none')),
})

export const secondLookLines = (t: Texts, { waiting, now }: QueueView): Html =>
  html`${lines(waiting.map((one) => line(t, one, now)))}`

const line = (t: Texts, { it, about, askedBy }: SecondLook, now: Date): Line => ({
  first: said(
    link(t(`administration.detail.kind.${it.kind}`), t.path(`/admin/second-look/${it.id}`)),
    userText(about),
  ),
  says: said(t('administration.second.asked', { name: askedBy }), userText(it.reason)),
  end: t('administration.second.until', { when: inWords(t, now, it.expiresAt) }),
})
