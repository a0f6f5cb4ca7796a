import type { Transaction } from '../../../platform/database/database.ts'
import type { Recipient } from '../../../platform/outgoing-mail/tell.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import { isInUse, type AccountsAbove, type Holder } from './accounts-above.ts'
import { rolesOfOrganisation } from './store/roles.ts'

/** The secretariat's desk; it reads the body's first language. */
export const deskOf = (profile: Profile): Recipient => ({
  address: profile.helpContacts.registration,
  language: profile.languages[0] ?? 'en',
})

export const recipientOf = ({ personId, address, language, name }: Holder): Recipient => ({
  personId,
  address,
  language,
  name,
})

/** Everybody who decides for an organisation, of these kinds or of any, and can be written to; each person once. */
export async function decidersOf(
  tx: Transaction,
  accounts: AccountsAbove,
  organisationId: OrganisationId,
  asked: { readonly kinds?: readonly string[]; readonly except?: readonly PersonId[] },
  now: Date,
): Promise<readonly Recipient[]> {
  const roles = await rolesOfOrganisation(tx, organisationId, now)
  const people = new Set(
    roles
      .filter(
        ({ kind, personId }) => !asked.except?.includes(personId) && (asked.kinds?.includes(kind) ?? true),
      )
      .map(({ personId }) => personId),
  )
  const holders = await accounts.holders(tx, [...people])
  return [...people].flatMap((personId) => {
    const holder = holders.get(personId)
    return holder && isInUse(holder) ? [recipientOf(holder)] : []
  })
}
