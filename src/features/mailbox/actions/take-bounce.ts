import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findSendingTo, saveBounced, type SendingToId } from '../../mail-routing/index.ts'
import { isFailure, reasonIn, takeForwardBounce } from '../forwarding/returned.ts'
import { indexOf } from '../mime/index.ts'
import { findMailboxOf } from '../store/mailboxes.ts'
import { deliver } from './deliver.ts'

/**
 * Takes back what another server could not deliver: the letter it is about is marked, and the bounce lies in the inbox of whoever
 * wrote it. Whether it is kept for good. A bounce of what was forwarded says to nobody where it went.
 */
export async function takeBounce(
  house: Pick<House, 'db' | 'clock' | 'config' | 'secrets' | 'texts' | 'log'>,
  id: SendingToId,
  raw: Buffer,
): Promise<boolean> {
  const it = await findSendingTo(house.db, id)
  if (!it) return true
  if (it.kind === 'forward') return takeForwardBounce(house, id, raw)
  if (isFailure(raw)) {
    const said = reasonIn(raw).said || indexOf(raw).subject
    await inTransaction(house.db, (tx) => saveBounced(tx, id, said, house.clock.now()))
  }
  const box = it.accountId && it.kind === 'letter' ? await findMailboxOf(house.db, it.accountId) : undefined
  if (!box) return true
  const outcome = await deliver(house, box.id, raw, { verdict: { origin: 'outside' } })
  return !isRefusal(outcome) || outcome.refused !== 'mailbox.full'
}
