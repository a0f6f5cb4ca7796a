import type { Texts } from '../../../platform/i18n/index.ts'
import {
  button,
  emptyState,
  field,
  filters,
  html,
  lines,
  link,
  muted,
  pagination,
  said,
  small,
  url,
  userText,
  withMargin,
  type Html,
  type Line,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Id } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'
import type { Collection, Document, Reading } from '../types.ts'
import { cited, languagesOf } from './words.ts'

export type LibraryView = {
  readonly languages: readonly Language[]
  readonly collections: readonly Collection[]
  /** The one that is open; undefined: all. */
  readonly collection: Collection | undefined
  readonly found: readonly { readonly it: Document; readonly reading: Reading }[]
  readonly counts: ReadonlyMap<Id, number>
  readonly words: string
  readonly page: number
  readonly pages: number
  readonly total: number
  /** There are more for those who sign in. */
  readonly hidesSome: boolean
  readonly mayKeep: boolean
}

/** The documents of the body, collection by collection or by words and reference, the newest first. */
export function libraryPage(t: Texts, view: LibraryView): Page {
  const { collection, words, page, pages } = view
  return {
    title: collection ? t.words(collection.title) : t('documents.title'),
    lead: collection ? t.words(collection.words) : t('documents.lead'),
    section: 'documents',
    ...(collection && { margin: link(t('documents.title'), t.path('/documents')) }),
    body: html`${withMargin(
      shelves(t, view),
      html`${search(t, view)}
      ${words !== '' && html`<p role="status">${t('documents.found', { count: view.total })}</p>`}
      ${view.found.length > 0 ? lines(view.found.map((one) => line(t, view, one))) : nothing(t, view)}
      ${view.hidesSome && small(t.html('documents.sign-in', { link: (label) => link(label, t.path('/sign-in')) }))}
      ${pagination(t, { page, pages: Math.max(1, pages), href: (nth) => address(t, collection?.code, words, nth) })}
      ${view.mayKeep && small(link(t('documents.desk.title'), t.path('/desk/documents')))}`,
    )}`,
  }
}

function address(t: Texts, collection: string | undefined, words: string, page = 1): string {
  const query = new URLSearchParams({
    ...(collection && { collection }),
    ...(words && { q: words }),
    ...(page > 1 && { page: String(page) }),
  })
  return `${t.path('/documents')}${query.size > 0 ? `?${query}` : ''}`
}

/** The collections in which there is something, with how many they hold for this reader. */
function shelves(t: Texts, { collections, collection, counts, words }: LibraryView): Html {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const items = collections
    .filter((one) => (counts.get(one.id) ?? 0) > 0 || one.id === collection?.id)
    .map((one) => ({
      label: t.words(one.title),
      count: counts.get(one.id) ?? 0,
      href: address(t, one.code, words),
      current: one.id === collection?.id,
    }))
  const every = {
    label: t('documents.every'),
    count: all,
    href: address(t, undefined, words),
    current: !collection,
  }
  return filters(t, [{ label: t('documents.collections'), items: [every, ...items] }], 'margin')
}

const search = (t: Texts, { collection, words }: LibraryView): Html =>
  html`<form method="get" action="${url(t.path('/documents'))}" role="search">
    ${collection && html`<input type="hidden" name="collection" value="${collection.code}" />`}
    ${field(t, {
      name: 'q',
      label: t('documents.search'),
      type: 'search',
      value: words,
      maxlength: 200,
      beside: button(t('ui.search.button')),
    })}
  </form>`

/** Title, reference and date, then the languages; what somebody does not read says for whom it is. */
const line = (t: Texts, { languages }: LibraryView, { it, reading }: LibraryView['found'][number]): Line => ({
  first: said(link(userText(t.words(it.title)), t.path(`/documents/${it.code}`)), cited(t, it)),
  says: languagesOf(t, it.files, languages),
  ...(it.level !== 'public' && {
    end:
      reading === 'read' ? muted(t(`documents.level.${it.level}`)) : muted(t(`documents.only.${it.level}`)),
  }),
})

const nothing = (t: Texts, { words }: LibraryView): Html =>
  emptyState(words === '' ? t('documents.none') : t('documents.none-found'))
