import { reachableFocalPoints, recipientOf } from './features/accounts/index.ts'
import type { Transaction } from './platform/database/database.ts'
import type { Recipient } from './platform/outgoing-mail/tell.ts'
import type { OrganisationId } from './values/ids.ts'

/** The focal point of a kind to be asked first who can sign in, with the address the body writes to. */
export async function whoDecides(
  tx: Transaction,
  organisationId: OrganisationId,
  kind: string,
  now: Date,
): Promise<Recipient | undefined> {
  const [first] = await reachableFocalPoints(tx, organisationId, kind, now)
  return first && recipientOf(tx, first.personId)
}
