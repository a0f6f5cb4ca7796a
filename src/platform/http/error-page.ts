import type { Texts } from '../i18n/index.ts'
import { inWords } from '../i18n/index.ts'
import type { Page } from '../ui/index.ts'
import { bdi, html, ledger, ledgers, link, linkList } from '../ui/index.ts'
import type { Wrong } from './errors.ts'

/** What went wrong, what is kept and what to do, in the reader's words. It needs nothing but texts. */
export function errorPage(t: Texts, wrong: Wrong, path: string): Page {
  const key = `platform.errors.${wrong.status}`
  const again = wrong.status >= 500 && wrong.mayReload && link(t('platform.errors.again'), t.path(path))
  const home = link(t('platform.errors.home'), t.path('/'))
  const help = link(t('platform.errors.help'), t.path('/help'))
  return {
    title: t(`${key}.title`),
    lead: t(`${key}.words`, { when: waitInWords(t, wrong.waitMs) }),
    noIndex: true,
    // The same for every address: nobody learns from it what is there.
    help: '/help',
    ...(wrong.status === 503 && wrong.mayReload && { refreshAfter: 30 }),
    body: ledgers(
      wrong.status === 500 && ledger(t('platform.errors.quote'), html`<p>${bdi(wrong.number)}</p>`),
      ledger(t('platform.errors.ways'), linkList(again, home, help)),
    ),
  }
}

/** "in 3 minutes", never "in 0 minutes". */
const waitInWords = (t: Texts, waitMs = 0): string =>
  inWords(t, new Date(0), new Date(Math.max(1, Math.ceil(waitMs / 60_000)) * 60_000))

/** Whoever looks at another person's pages wanted to do something there, or to see what is for that person alone. */
export const onlyLookingPage = (t: Texts, wanted: 'act' | 'page'): Page => ({
  title: t(`platform.viewing.${wanted}.title`),
  lead: t(`platform.viewing.${wanted}.words`),
  noIndex: true,
  body: ledgers(ledger(t('platform.errors.ways'), linkList(link(t('platform.errors.home'), t.path('/'))))),
})
