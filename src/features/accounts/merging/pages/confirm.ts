import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  notice,
  url,
  userText,
} from '../../../../platform/ui/index.ts'
import type { Page } from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { mergingWords } from './ask.ts'

export type ConfirmMergeView = {
  readonly token: string
  readonly goes: string
  readonly stays: { readonly userName: string; readonly name: string }
  readonly days: number
  readonly contact: string
  /** Why it cannot be done, with the way out. */
  readonly refusal?: Refusal | undefined
}

/** Opened from the mail: which account becomes part of which. Looking changes nothing. */
export const confirmMergePage = (t: Texts, it: ConfirmMergeView): Page => ({
  title: t('accounts.merging.confirm.title'),
  lead: t('accounts.merging.confirm.lead'),
  noIndex: true,
  body: html`
    ${
      it.refusal &&
      notice(
        'bad',
        t.html(it.refusal.refused, {
          contact: it.contact,
          link: (inner) => link(inner, `mailto:${it.contact}`),
        }),
      )
    }
    ${ledgers(
      ledger(
        t('accounts.merging.confirm.two'),
        lines([
          { first: t('accounts.merging.goes'), says: bdi(it.goes) },
          {
            first: t('accounts.merging.stays'),
            says: html`${bdi(it.stays.userName)}<br />${userText(it.stays.name)}`,
          },
        ]),
      ),
      ...mergingWords(t, it.days),
    )}
    ${
      !it.refusal &&
      html`<form method="post" action="${url(t.path(`/account/merging/confirmation/${it.token}`))}">
          ${actions(button(t('accounts.merging.confirm.submit'), { kind: 'main' }))}
        </form>
        <p class="small">${t('accounts.merging.confirm.not')}</p>`
    }
  `,
})

export const mergedPage = (t: Texts, it: { readonly stays: string; readonly days: number }): Page => ({
  title: t('accounts.merged.title'),
  lead: t.html('accounts.merged.lead', { name: html`<strong>${bdi(it.stays)}</strong>` }),
  noIndex: true,
  body: html`<p>${t('accounts.merging.apart.words', { days: it.days })}</p>
    ${actions(linkButton(t('accounts.merged.account'), t.path('/account'), 'action'))}`,
})
