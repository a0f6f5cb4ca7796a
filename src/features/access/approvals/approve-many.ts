import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { decide } from '../actions/decide.ts'
import type { AccessParts } from '../parts.ts'
import type { Remit } from '../store/lists.ts'
import { findPicked } from './store.ts'

/**
 * Approves many, longest waiting first, each in a transaction of its own: what stands against one holds up nobody else. Of each only
 * the revision that was read is approved. What became of them is read from themselves afterwards.
 */
export async function approveMany(
  house: House,
  parts: AccessParts,
  actor: SignedIn,
  remit: Remit,
  read: ReadonlyMap<string, number>,
): Promise<void> {
  for (const { id, registrationId } of await findPicked(house.db, remit, [...read.keys()]))
    try {
      const revision = read.get(registrationId) ?? 0
      await decide(house, parts, actor, id, { is: 'approval', revision })
    } catch (error) {
      house.log.error({ application: id, error }, 'one of many applications could not be approved')
    }
}
