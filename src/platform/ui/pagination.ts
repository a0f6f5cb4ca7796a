import type { Texts } from '../i18n/index.ts'
import { html, url, type Child, type Html } from './html.ts'
import { icon } from './icon.ts'
import { tag } from './tag.ts'

export type Paging = {
  readonly page: number
  readonly pages: number
  readonly href: (page: number) => string
}

/** The pages of a list: neighbours, the first and the last. Nothing when there is one page. */
export function pagination(t: Texts, { page, pages, href }: Paging): Html {
  if (pages <= 1) return html``
  return html`<nav class="pages" aria-label="${t('ui.pages.label')}">
    <ul>
      ${page > 1 && step(html`${icon('back')}${t('ui.pages.previous')}`, href(page - 1), 'prev')}
      ${shownPages(page, pages).map((one) => (one === 'gap' ? gap : number(t, one, page, href)))}
      ${page < pages && step(html`${t('ui.pages.next')}${icon('forward')}`, href(page + 1), 'next')}
    </ul>
  </nav>`
}

/** A list that is too long for numbers: the page before and the page after, where there are such. */
export function neighbours(
  t: Texts,
  {
    previous,
    next,
    label,
  }: {
    readonly previous?: string | undefined
    readonly next?: string | undefined
    readonly label?: string
  },
): Html {
  if (previous === undefined && next === undefined) return html``
  return html`<nav class="pages" aria-label="${label ?? t('ui.pages.label')}">
    <ul>
      ${previous !== undefined && step(html`${icon('back')}${t('ui.pages.previous')}`, previous, 'prev')}
      ${next !== undefined && step(html`${t('ui.pages.next')}${icon('forward')}`, next, 'next')}
    </ul>
  </nav>`
}

const gap = html`<li class="pages-gap"><span>…</span></li>`

const step = (words: Child, href: string, rel: 'prev' | 'next'): Html =>
  html`<li class="pages-step"><a href="${url(href)}" rel="${rel}">${words}</a></li>`

const number = (t: Texts, one: number, page: number, href: Paging['href']): Html =>
  html`<li>
    ${tag('a', { href: url(href(one)), 'aria-label': t('ui.pages.page', { page: one }), 'aria-current': one === page && 'page' }, one)}
  </li>`

/** Which numbers stand there: the first, the last, and the neighbours of this one. */
export function shownPages(page: number, pages: number): (number | 'gap')[] {
  const near = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages)
  const sorted = [...new Set(near)].sort((a, b) => a - b)
  return sorted.flatMap((one, place) => {
    const before = sorted[place - 1]
    if (before === undefined || one - before === 1) return [one]
    return one - before === 2 ? [one - 1, one] : ['gap' as const, one]
  })
}
