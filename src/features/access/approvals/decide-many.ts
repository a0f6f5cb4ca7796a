import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { decide, type Decision } from '../actions/decide.ts'
import type { AccessParts } from '../parts.ts'
import type { Remit } from '../store/lists.ts'
import { findPicked } from './store.ts'
import { undoMinutes } from './types.ts'

/** What is decided about many: a yes, or a no with one reason that each of them reads. */
export type Said = { readonly act: 'approve' } | { readonly act: 'reject'; readonly reason: string }

/**
 * Decides about many, longest waiting first, each in a transaction of its own: what stands against one holds up nobody else. Of each only
 * the revision that was read is decided. Their mails wait for some minutes, in which all of it may be taken back (`undoMany`). What became
 * of them is read from themselves afterwards.
 */
export async function decideMany(
  house: House,
  parts: AccessParts,
  actor: SignedIn,
  remit: Remit,
  read: ReadonlyMap<string, number>,
  said: Said,
): Promise<void> {
  const undoUntil = new Date(house.clock.now().getTime() + undoMinutes * 60_000)
  for (const { id, registrationId } of await findPicked(house.db, remit, [...read.keys()]))
    try {
      const decision = decisionOf(said, read.get(registrationId) ?? 0)
      await decide(house, parts, actor, id, decision, undoUntil)
    } catch (error) {
      house.log.error({ application: id, error }, 'one of many applications could not be decided')
    }
}

const decisionOf = (said: Said, revision: number): Decision =>
  said.act === 'approve' ? { is: 'approval', revision } : { is: 'rejection', revision, reason: said.reason }
