import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  emptyState,
  field,
  html,
  neighbours,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { icon } from '../../../../platform/ui/icon.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import { folderKey } from '../../mine.ts'
import { mailPage } from '../../pages.ts'
import { folderName } from '../../words.ts'
import { rowsForm, type RowsView } from '../../reading/pages/list.ts'
import type { Asked } from '../query/rules.ts'

export type SearchView = RowsView & {
  readonly q: string
  readonly asked: Asked
  readonly page: number
  readonly within: string
  readonly hasMore: boolean
  readonly unknownFolder: boolean
}

/** What was looked for and what was found, in all folders at once. */
export const searchPage = (t: Texts, view: SearchView): Page =>
  mailPage(t, view, {
    title: view.q ? t('webmail.search.title', { q: view.q }) : t('webmail.search'),
    here: 'search',
    letter: html`<section class="mail-letter mail-wide" aria-labelledby="mail-search">
      <h1 id="mail-search">${t('webmail.search')}</h1>
      ${form(t, view)} ${problems(t, view)} ${found(t, view)}
    </section>`,
  })

const operators = ['from:', 'to:', 'subject:', 'has:attachment', 'in:', 'before:', 'after:', 'is:unread']

const form = (t: Texts, { q, within, folders }: SearchView): Html =>
  html`<form method="get" action="${t.path('/mail/search')}" role="search">
    ${field(t, {
      name: 'q',
      type: 'search',
      value: q,
      label: t('webmail.search.label'),
      hint: t.html('webmail.search.hint', {
        operators: html`${operators.map((one, place) => html`${place > 0 && ' '}${bdi(one)}`)}`,
      }),
      beside: button(t('webmail.search.do'), { kind: 'second' }),
    })}
    <p class="mail-within">
      <label for="mail-within">${t('webmail.search.in')}</label>
      <span class="select"
        ><select class="control" id="mail-within" name="in">
          <option value="">${t('webmail.search.everywhere')}</option>
          ${folders.map((one) => {
            const key = folderKey(one)
            return tag('option', { value: key, selected: key === within }, folderName(t, one))
          })}</select
        >${icon('open')}</span
      >
    </p>
  </form>`

const problems = (t: Texts, { asked, unknownFolder }: SearchView): Html | undefined =>
  asked.unread.length > 0 || unknownFolder
    ? html`<p role="status">
        ${asked.unread.map((one) => html`${t.html('webmail.search.unread', { what: bdi(one) })} `)}
        ${unknownFolder && t('webmail.search.no-folder', { folder: asked.in ?? '' })}
      </p>`
    : undefined

function found(t: Texts, view: SearchView): Html | undefined {
  const { q, list, page, hasMore, within } = view
  if (!q) return undefined
  if (list.messages.length === 0) return emptyState(t('webmail.search.none'))
  const at = (other: number) =>
    `${t.path('/mail/search')}?q=${encodeURIComponent(q)}${within && `&in=${encodeURIComponent(within)}`}&page=${other}`
  return html`<h2>
      ${t(hasMore || page > 1 ? 'webmail.search.page' : 'webmail.search.found', { count: list.messages.length, page })}
    </h2>
    ${rowsForm(t, view, { action: at(page).replace('/mail/search?', '/mail/search/acts?'), open: undefined, isWhole: false })}
    ${neighbours(t, {
      label: t('webmail.pages'),
      previous: page > 1 ? at(page - 1) : undefined,
      next: hasMore ? at(page + 1) : undefined,
    })}`
}
