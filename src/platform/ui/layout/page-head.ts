import { dateNumeral } from '../date-numeral.ts'
import { html, type Html } from '../html.ts'
import { classes, tag } from '../tag.ts'
import type { Page } from './page.ts'

/** What the page is, before anything else: margin, title, and at the end what one can do. */
export function pageHead(page: Page): Html {
  const margin = page.margin || page.dateBlock
  return tag(
    'div',
    { class: classes('page-head', page.side && 'page-head-wide', page.dateBlock && 'page-head-dated') },
    margin &&
      tag(
        'div',
        { class: classes('page-margin', Boolean(page.over) && 'page-margin-high') },
        page.margin,
        page.dateBlock && dateNumeral(page.dateBlock),
      ),
    html`<div class="page-title">
      ${page.over && html`<p class="over">${page.over}</p>`}
      <h1>${page.title}</h1>
      ${page.lead && html`<p class="lead">${page.lead}</p>`}
    </div>`,
    page.side && html`<div class="page-side">${page.side}</div>`,
  )
}
