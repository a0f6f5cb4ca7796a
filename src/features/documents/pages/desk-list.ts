import type { Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  button,
  emptyState,
  field,
  filters,
  html,
  lines,
  link,
  linkButton,
  linkList,
  pagination,
  said,
  url,
  userText,
  withMargin,
  type Html,
  type Line,
  type Page,
} from '../../../platform/ui/index.ts'
import type { DeskAsked } from '../parse.ts'
import { levels, type Collection, type Document } from '../types.ts'
import { cited, statePill } from './words.ts'

export type DeskView = {
  readonly asked: DeskAsked
  readonly collections: readonly Collection[]
  readonly found: {
    readonly documents: readonly Document[]
    readonly total: number
  }
  readonly pages: number
}

/** Every document in every state, for those who keep them. */
export const deskPage = (t: Texts, view: DeskView): Page => ({
  title: t('documents.desk.title'),
  lead: t('documents.desk.lead'),
  section: 'desk',
  noIndex: true,
  margin: linkList(
    link(t('documents.desk.back'), t.path('/desk')),
    link(t('documents.desk.collections'), t.path('/desk/documents/collections')),
    link(t('documents.figures.title'), t.path('/desk/documents/figures')),
    link(t('documents.desk.see'), t.path('/documents')),
  ),
  body: withMargin(
    narrowing(t, view),
    html`${search(t, view)} ${actions(linkButton(t('documents.desk.add'), t.path('/desk/documents/new')))}
      <p role="status">${t('documents.found', { count: view.found.total })}</p>
      ${view.found.documents.length > 0 ? lines(view.found.documents.map((it) => line(t, it))) : emptyState(t('documents.none-found'))}
      ${pagination(t, { page: view.asked.page, pages: view.pages, href: (page) => address(t, { ...view.asked, page }) })}`,
  ),
})

function address(t: Texts, asked: Partial<DeskAsked>): string {
  const query = new URLSearchParams()
  for (const name of ['q', 'collection', 'state', 'level'] as const)
    if (asked[name]) query.set(name, asked[name])
  if ((asked.page ?? 1) > 1) query.set('page', String(asked.page))
  return `${t.path('/desk/documents')}${query.size > 0 ? `?${query}` : ''}`
}

function narrowing(t: Texts, { asked, collections }: DeskView): Html {
  const item = (label: string, change: Partial<DeskAsked>, current: boolean) => ({
    label,
    href: address(t, { ...asked, page: 1, ...change }),
    current,
  })
  const states = (['draft', 'published', 'withdrawn'] as const).map((state) =>
    item(t(`documents.state.${state}`), { state }, asked.state === state),
  )
  const byLevel = levels.map((level) => item(t(`documents.level.${level}`), { level }, asked.level === level))
  const shelves = collections.map(({ code, title }) =>
    item(t.words(title), { collection: code }, asked.collection === code),
  )
  const every = t('documents.every')
  return filters(
    t,
    [
      {
        label: t('documents.field.state'),
        items: [item(every, { state: undefined }, !asked.state), ...states],
      },
      {
        label: t('documents.field.level'),
        items: [item(every, { level: undefined }, !asked.level), ...byLevel],
      },
      {
        label: t('documents.collections'),
        items: [item(every, { collection: '' }, asked.collection === ''), ...shelves],
      },
    ],
    'margin',
  )
}

const search = (t: Texts, { asked }: DeskView): Html =>
  html`<form method="get" action="${url(t.path('/desk/documents'))}" role="search">
    ${asked.collection && html`<input type="hidden" name="collection" value="${asked.collection}" />`}
    ${asked.state && html`<input type="hidden" name="state" value="${asked.state}" />`}
    ${asked.level && html`<input type="hidden" name="level" value="${asked.level}" />`}
    ${field(t, {
      name: 'q',
      label: t('documents.search'),
      type: 'search',
      value: asked.q,
      maxlength: 200,
      beside: button(t('ui.search.button')),
    })}
  </form>`

const line = (t: Texts, it: Document): Line => ({
  first: said(link(userText(t.words(it.title)), t.path(`/desk/documents/${it.code}`)), cited(t, it)),
  says: said(t(`documents.level.${it.level}`), userText(t.words(it.collection.title))),
  end: statePill(t, it.state),
})
