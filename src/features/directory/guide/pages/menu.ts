import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, withMargin, type Html } from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'

/** The pages of the guide and where they are, in the order in which they were always asked for. */
export const guidePages = {
  introduction: '/directory/help',
  search: '/directory/help/search',
  order: '/directory/help/order',
  update: '/directory/help/changes',
  terminology: '/directory/help/terminology',
  access: '/directory/help/terminology#access',
  map: '/directory/map',
} as const

export type GuidePage = keyof typeof guidePages

/**
 * How to use the directory: the menu at the side of the search, and of every page of the guide. Beside the search it needs
 * room at the side; on the phone the way to it is the line of places.
 */
export const guideMenu = (t: Texts, here?: GuidePage): Html =>
  html`<nav
    class="filters filters-margin${here === undefined ? ' only-beside' : ''}"
    aria-label="${t('directory.guide.menu')}"
  >
    <p class="filter-name">${t('directory.guide.menu')}</p>
    <ul>
      ${Object.entries(guidePages).map(
        ([name, path]) =>
          html`<li>
            ${tag('a', { href: t.path(path), 'aria-current': name === here && 'page' }, html`<span>${t(`directory.guide.${name}`)}</span>`)}
          </li>`,
      )}
    </ul>
  </nav>`

/** A page of the guide: its menu in the margin, its words beside it. */
export const beside = (t: Texts, here: GuidePage, words: Html): Html => withMargin(guideMenu(t, here), words)
