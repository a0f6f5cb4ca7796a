import type { Texts } from '../i18n/index.ts'
import { html, url, type Child, type Html } from './html.ts'
import { tag } from './tag.ts'

export type FilterItem = {
  readonly label: Child
  readonly count?: number | string
  readonly href: string
  readonly current?: boolean
}
/** `label` names the group; it is drawn in the margin and spoken on the spine. */
export type FilterGroup = { readonly label: string; readonly items: readonly FilterItem[] }

/** Filters are links with counts, so an address is a saved view. On the spine they are lines, in a margin they are lists. */
export const filters = (
  t: Texts,
  groups: readonly FilterGroup[],
  place: 'spine' | 'margin' = 'spine',
): Html =>
  html`<nav class="filters filters-${place}" aria-label="${t('ui.filters.label')}">
    ${groups.map(
      (group) =>
        html`<div class="filter-group">
          <p class="filter-name">${group.label}</p>
          <ul>
            ${group.items.map(item)}
          </ul>
        </div>`,
    )}
  </nav>`

const item = (one: FilterItem): Html =>
  html`<li>
    ${tag('a', { href: url(one.href), 'aria-current': one.current && 'true' }, html`<span>${one.label}</span>`, one.count !== undefined && html` <span class="count">${one.count}</span>`)}
  </li>`
