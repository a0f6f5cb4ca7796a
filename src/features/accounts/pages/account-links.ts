import type { Texts } from '../../../platform/i18n/index.ts'
import { html, link } from '../../../platform/ui/index.ts'
import type { Html } from '../../../platform/ui/index.ts'

/** The ways on from the account's page, each said whole. */
export const to = (t: Texts, where: string): Html =>
  link(t(`accounts.page.to.${where}`), t.path(`/account/${where}`))

/** A short "Change" at the end of a line; what is changed is spoken with it. */
export const change = (t: Texts, where: string, what: string): Html =>
  link(html`${t('accounts.page.change')}<span class="unseen"> ${what}</span>`, t.path(`/account/${where}`))
