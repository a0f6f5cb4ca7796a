import type { Texts } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/ui/html.ts'
import { bdi, link, small } from '../../../platform/ui/index.ts'

/** The addresses a person may write to. */
export type Contacts = { readonly registration: string; readonly accounts: string; readonly general: string }

const to = (contact: string): Html => link(bdi(contact), `mailto:${contact}`)

export function contactLines(t: Texts, contacts: Contacts): Html {
  return html`
    <p>${t.html('help.contact.registration', { contact: to(contacts.registration) })}</p>
    <p>${t.html('help.contact.accounts', { contact: to(contacts.accounts) })}</p>
    <p>${t.html('help.contact.general', { contact: to(contacts.general) })}</p>
    ${small(t('help.contact.never'))}
  `
}
