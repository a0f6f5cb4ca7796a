import type { Texts } from '../../../../platform/i18n/index.ts'
import { actions, button, html, ledger, ledgers, linkButton, url } from '../../../../platform/ui/index.ts'
import type { Page } from '../../../../platform/ui/index.ts'

/** After closing, to whoever is a stranger now. */
export const closedPage = (t: Texts, it: { readonly days: number }): Page => ({
  title: t('accounts.closed.title'),
  lead: t('accounts.closed.lead', { days: it.days }),
  noIndex: true,
  body: html`<p>${t('accounts.closed.words')}</p>
    ${actions(linkButton(t('accounts.closed.home'), t.path('/'), 'second'))}`,
})

/** Opened from the mail: what opening the account again brings back, and what not. Looking changes nothing. */
export const reopeningPage = (t: Texts, it: { readonly token: string }): Page => ({
  title: t('accounts.reopening.title'),
  lead: t('accounts.reopening.lead'),
  noIndex: true,
  body: html`${ledgers(
      ledger(t('accounts.reopening.back'), html`<p>${t('accounts.reopening.back.words')}</p>`),
      ledger(t('accounts.reopening.gone'), html`<p>${t('accounts.reopening.gone.words')}</p>`),
    )}
    <form method="post" action="${url(t.path(`/account/reopening/${it.token}`))}">
      ${actions(button(t('accounts.reopening.submit'), { kind: 'main' }))}
    </form>`,
})
