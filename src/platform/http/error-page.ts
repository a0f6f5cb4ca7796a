import type { Texts } from '../i18n/index.ts'
import { inWords } from '../i18n/index.ts'
import type { Page } from '../ui/index.ts'
import { html, url } from '../ui/index.ts'
import type { Wrong } from './errors.ts'

/** What went wrong, what is kept and what to do, in the reader's words. It needs nothing but texts. */
export function errorPage(t: Texts, wrong: Wrong, path: string): Page {
  const key = `platform.errors.${wrong.status}`
  const isOurs = wrong.status >= 500
  return {
    title: t(`${key}.title`),
    noIndex: true,
    ...(wrong.status === 503 && wrong.mayReload && { refreshAfter: 30 }),
    body: html`<p>${t(`${key}.words`, { when: waitInWords(t, wrong.waitMs) })}</p>
      ${wrong.status === 500 && html`<p>${t.html('platform.errors.number', { number: wrong.number })}</p>`}
      <ul>
        ${isOurs && wrong.mayReload && html`<li><a href="${url(t.path(path))}">${t('platform.errors.again')}</a></li>`}
        <li><a href="${url(t.path('/'))}">${t('platform.errors.home')}</a></li>
        <li><a href="${url(t.path('/help'))}">${t('platform.errors.help')}</a></li>
      </ul>`,
  }
}

/** "in 3 minutes", never "in 0 minutes". */
const waitInWords = (t: Texts, waitMs = 0): string =>
  inWords(t, new Date(0), new Date(Math.max(1, Math.ceil(waitMs / 60_000)) * 60_000))
