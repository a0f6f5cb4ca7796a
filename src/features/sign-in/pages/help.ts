import type { Texts } from '../../../platform/i18n/index.ts'
import { bdi, html, ledger, ledgers, link, linkList } from '../../../platform/ui/index.ts'
import type { Html, Page } from '../../../platform/ui/index.ts'

/** What somebody who cannot sign in looks at, in this order. */
const checks = ['letters', 'lost', 'new', 'blocked', 'persists'] as const
type Check = (typeof checks)[number]

const ways: Readonly<Record<Check, readonly (readonly [key: string, path: string])[]>> = {
  letters: [['try', '/sign-in']],
  lost: [['recover', '/account/recovery']],
  new: [
    ['mail', '/account/new/mail'],
    ['code', '/account/activation'],
    ['again', '/account/new'],
  ],
  blocked: [['recover', '/account/recovery']],
  persists: [
    ['focal-point', '/directory/focal-points'],
    ['contact', '/help/contact'],
  ],
}

/** "I cannot sign in": five checks, each with its way on, and a person at the end. */
export const signInHelpPage = (t: Texts, it: { readonly contact: string }): Page => ({
  title: t('sign-in.help.title'),
  lead: t('sign-in.help.lead'),
  margin: link(t('sign-in.recovery.back'), t.path('/sign-in')),
  body: ledgers(checks.map((check, place) => one(t, check, place + 1, it.contact))),
})

function one(t: Texts, check: Check, number: number, contact: string): Html {
  const label = t('sign-in.help.check', { number, title: t(`sign-in.help.${check}.title`) })
  const words = t.html(`sign-in.help.${check}.words`, { contact: link(bdi(contact), `mailto:${contact}`) })
  const links = ways[check].map(([way, path]) => link(t(`sign-in.help.${check}.${way}`), t.path(path)))
  return ledger(
    label,
    html`<p>${words}</p>
      ${linkList(...links)}`,
    { id: check },
  )
}
