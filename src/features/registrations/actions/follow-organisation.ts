import type { Transaction } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import { record } from '../../audit/index.ts'
import { moveToOrganisation } from '../store/organisation.ts'

/** An organisation turned out to be another: registrations for it are for the other, and wait for whoever decides there. */
export async function followOrganisation(
  tx: Transaction,
  actor: Actor,
  { from, into }: { readonly from: OrganisationId; readonly into: OrganisationId },
  now: Date,
): Promise<void> {
  const count = await moveToOrganisation(tx, from, into)
  if (count > 0) await record(tx, actor, 'registrations.organisation-followed', into, { from, count }, now)
}
