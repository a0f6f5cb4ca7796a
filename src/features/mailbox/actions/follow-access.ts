import type { Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Actor } from '../../../values/actor.ts'
import type { AccountId } from '../../../values/ids.ts'
import { holdMailboxesOf } from '../store/mailboxes.ts'
import { createMailboxWithin, moveHeld } from './life.ts'

/**
 * What the right to have a mailbox makes of it, in the transaction in which that right changes: given with the first right, resting
 * with it, archived when it is over, and the same one again when it comes back. An address that cannot be had is the desk's to settle.
 */
export async function followAccess(
  tx: Transaction,
  house: Pick<House, 'config' | 'profile'>,
  actor: Actor,
  accountId: AccountId,
  right: 'open' | 'resting' | 'over',
  now: Date,
): Promise<void> {
  const all = await holdMailboxesOf(tx, accountId)
  const used = all.find(({ state }) => state === 'active' || state === 'suspended')
  if (right === 'open') {
    const back = used ?? all.findLast(({ state }) => state === 'archived')
    if (!back) await createMailboxWithin(tx, house, actor, { accountId }, now)
    else if (back.state !== 'active') await moveHeld(tx, actor, back, 'active', now)
  } else if (used && !(right === 'resting' && used.state === 'suspended')) {
    await moveHeld(tx, actor, used, right === 'resting' ? 'suspended' : 'archived', now)
  }
}
