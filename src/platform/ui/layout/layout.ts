import { errorSummary } from '../error-summary.ts'
import { html, type Child, type Html } from '../html.ts'
import { notice } from '../notice.ts'
import { tag } from '../tag.ts'
import { footer } from './footer.ts'
import { head } from './head.ts'
import { barHeader, header } from './header.ts'
import { pageHead } from './page-head.ts'
import type { Frame, Page } from './page.ts'
import { viewingBanner } from './viewing-banner.ts'

export type { Frame, MenuItem, Notice, Page } from './page.ts'

/** The whole document. It is complete without a script, without style and without pictures. */
export function layout(page: Page, frame: Frame): Html {
  const { t, theme } = frame
  const body = html`<a class="skip" href="#main">${t('ui.skip')}</a>
    ${viewingBanner(frame)} ${!page.bar && frame.banner}
    ${page.bar ? barHeader(page, frame) : header(page, frame)}
    <main id="main" tabindex="-1">${main(page, frame)}</main>
    ${footer(page, frame)}`
  const document = tag(
    'html',
    { lang: t.language, dir: t.direction, 'data-theme': theme, 'data-prints': page.prints },
    head(page, frame),
    html`<body>
      ${body}
    </body>`,
  )
  return html`<!doctype html>${document}`
}

function main(page: Page, { t, notices }: Frame): Child {
  const told = notices?.length
    ? html`<div class="notices" role="status">${notices.map((one) => notice(one.kind, one.words))}</div>`
    : undefined
  const problems = page.problems?.length ? errorSummary(t, page.problems, !page.losesTyped) : undefined
  if (page.head === false || page.bar) return [told, problems, page.body]
  return [told, pageHead(page), html`<div class="body">${problems}${page.body}</div>`]
}
