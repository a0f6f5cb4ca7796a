import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId, PersonId } from '../../../values/ids.ts'
import { permissionsOf } from '../../roles/index.ts'
import { isOfMember } from '../rules.ts'
import { findAffiliation } from '../store/affiliations.ts'
import { anybody } from '../people/rules.ts'
import type { PersonViewer } from '../people/types.ts'

/**
 * For whom an extract is made, asked anew whenever it is made or read: who lost a right since then has lost it here too.
 * A focal point's wider view of their own people is for their desk, not for lists that are carried away; and nobody has
 * more of themselves in a list than others have.
 */
export async function viewerFor(
  db: Database | Transaction,
  it: { readonly accountId: AccountId; readonly personId: PersonId; readonly asStaff: boolean },
): Promise<PersonViewer> {
  const [affiliation, held] = await Promise.all([
    findAffiliation(db, it.personId),
    it.asStaff ? permissionsOf(db, it.accountId) : undefined,
  ])
  return {
    ...anybody,
    isOfMember: isOfMember(affiliation),
    isStaff: held?.has('directory.manage') ?? false,
  }
}
