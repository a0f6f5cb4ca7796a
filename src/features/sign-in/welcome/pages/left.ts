import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, link, linkList } from '../../../../platform/ui/index.ts'
import type { Page } from '../../../../platform/ui/index.ts'

/** After leaving: nothing was chosen, and how often the code still opens the page; or that it was once too often. */
export const leftPage = (
  t: Texts,
  it: { readonly timesMore: number; readonly until: string | undefined },
): Page => ({
  title: t(it.timesMore > 0 ? 'sign-in.left.title' : 'sign-in.left.blocked.title'),
  lead:
    it.timesMore > 0
      ? t('sign-in.left.lead', { times: it.timesMore, until: it.until ?? '' })
      : t('sign-in.left.blocked.lead'),
  noIndex: true,
  body: html`${linkList(
    it.timesMore > 0
      ? link(t('sign-in.left.again'), t.path('/account/activation'))
      : link(t('sign-in.way.recover'), t.path('/account/recovery')),
    link(t('sign-in.help.link'), t.path('/sign-in/help')),
  )}`,
})
