import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findSendingTo, saveBounced, type SendingToId } from '../../mail-routing/index.ts'
import { indexOf } from '../mime/index.ts'
import { findMailboxOf } from '../store/mailboxes.ts'
import { deliver } from './deliver.ts'

/**
 * Takes back what another server could not deliver: the letter it is about is marked, and the bounce lies in the inbox of whoever
 * wrote it. Whether it is kept for good. A bounce of what was forwarded says to nobody where it went.
 */
export async function takeBounce(
  house: Pick<House, 'db' | 'clock'>,
  id: SendingToId,
  raw: Buffer,
): Promise<boolean> {
  const it = await findSendingTo(house.db, id)
  if (!it) return true
  const isFailure = !/^Action:\s*(?:delayed|delivered|relayed|expanded)/im.test(raw.toString('latin1'))
  if (isFailure) {
    const said = reasonIn(raw)
    await inTransaction(house.db, (tx) => saveBounced(tx, id, said, house.clock.now()))
  }
  const box = it.accountId && it.kind === 'letter' ? await findMailboxOf(house.db, it.accountId) : undefined
  if (!box) return true
  const outcome = await deliver(house, box.id, raw, { verdict: { origin: 'outside' } })
  return !isRefusal(outcome) || outcome.refused !== 'mailbox.full'
}

/** What the other server said, as far as it can be read. */
function reasonIn(raw: Buffer): string {
  const text = raw.toString('utf8')
  const said = /^Diagnostic-Code:\s*(?:[a-z-]+;)?\s*((?:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*))/im.exec(text)?.[1]
  return (said ?? indexOf(raw).subject).replace(/\s+/g, ' ').trim().slice(0, 500)
}
