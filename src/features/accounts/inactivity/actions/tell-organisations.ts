import type { Transaction } from '../../../../platform/database/database.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import { organisationsDecidedBy } from '../../../directory/index.ts'
import { reachableFocalPoints } from '../../store/focal-points.ts'
import { recipientOf } from '../../store/identifiers.ts'
import type { Account } from '../../types.ts'

/**
 * Tells whoever else decides for an organisation that one of them can no longer be reached. Where nobody else does, the
 * directory tells the secretariat.
 */
export async function tellOrganisations(
  tx: Transaction,
  profile: Pick<Profile, 'focalPointKinds'>,
  account: Pick<Account, 'id' | 'personId'>,
  now: Date,
): Promise<void> {
  for (const { id: kind } of profile.focalPointKinds)
    for (const organisation of await organisationsDecidedBy(tx, account.personId, kind))
      for (const other of await reachableFocalPoints(tx, organisation, kind, now)) {
        const to = await recipientOf(tx, other.personId)
        const facts = { organisation, kind, person: account.personId }
        const once = `${account.id}:${organisation}:${kind}:${other.personId}:${now.toISOString()}`
        const onceKey = `accounts.focal-point-inactive:${once}`
        if (to) await tell(tx, { occasion: 'accounts.focal-point-inactive', to, facts, onceKey }, now)
      }
}
