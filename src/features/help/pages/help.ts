import type { Texts } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/ui/html.ts'
import { bdi, ledger, ledgers, link, small, type Page } from '../../../platform/ui/index.ts'

/** The questions people ask most, in the order of the walk. Each has a text `…question` and `…answer`. */
const questions = ['account', 'access', 'link', 'sign-in', 'pending', 'visa', 'join', 'forged'] as const

/** The addresses a person may write to. */
export type Contacts = { readonly registration: string; readonly accounts: string; readonly general: string }

const to = (contact: string): Html => link(bdi(contact), `mailto:${contact}`)

export function helpPage(t: Texts, contacts: Contacts, joinLeadMinutes: number): Page {
  return {
    title: t('help.title'),
    lead: t('help.lead'),
    body: ledgers(
      questions.map((name) =>
        ledger(
          t(`help.${name}.question`),
          html`<p>
            ${t.html(`help.${name}.answer`, {
              minutes: joinLeadMinutes,
              link: (inner) => link(inner, t.path('/sign-in/help')),
            })}
          </p>`,
          { id: name },
        ),
      ),
      ledger(t('help.contact.title'), contactLines(t, contacts)),
    ),
  }
}

export function contactPage(t: Texts, contacts: Contacts): Page {
  return {
    title: t('help.contact.title'),
    lead: t('help.contact.lead'),
    body: ledgers(ledger(t('help.contact.write'), contactLines(t, contacts))),
  }
}

function contactLines(t: Texts, contacts: Contacts): Html {
  return html`
    <p>${t.html('help.contact.registration', { contact: to(contacts.registration) })}</p>
    <p>${t.html('help.contact.accounts', { contact: to(contacts.accounts) })}</p>
    <p>${t.html('help.contact.general', { contact: to(contacts.general) })}</p>
    ${small(t('help.contact.never'))}
  `
}
