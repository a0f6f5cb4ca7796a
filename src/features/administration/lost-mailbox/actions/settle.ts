import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { system } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { endLinks, holdAccount, replaceContact } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import { decideChange, isOpen } from '../rules.ts'
import { findChange, holdChange, openChanges, saveDone, saveStopped } from '../store.ts'
import { provePurpose, stopPurpose } from '../types.ts'
import type { LostMailboxChange, StoppedBy } from '../types.ts'

type Needs = Pick<House, 'db' | 'secrets'>

/** Does what has waited long enough, and ends what came to nothing. */
export async function settleMailboxChanges(house: Needs, now: Date): Promise<void> {
  for (const id of await openChanges(house.db))
    await inTransaction(house.db, (tx) => settle(tx, house, id, now))
}

async function settle(tx: Transaction, { secrets }: Needs, id: Id, now: Date): Promise<void> {
  const found = await findChange(tx, id)
  const account = found && (await holdAccount(tx, found.accountId))
  const change = await holdChange(tx, id)
  if (!change || !account || !isOpen(change)) return
  const isAlive = account.state !== 'closed' && account.state !== 'merged'
  const outcome = decideChange(change, { stateSince: account.stateSince, isAlive }, now)
  if (outcome === 'wait') return
  if (outcome !== 'do') return end(tx, change, outcome.stop, now)
  const replaced = await replaceContact(
    tx,
    secrets,
    system,
    { accountId: account.id, email: change.address },
    now,
  )
  if (isRefusal(replaced)) return end(tx, change, 'taken', now)
  await saveDone(tx, id, now)
  await endLinks(tx, account.id, now, [provePurpose, stopPurpose])
}

async function end(
  tx: Transaction,
  { id, accountId }: LostMailboxChange,
  by: StoppedBy,
  now: Date,
): Promise<void> {
  await saveStopped(tx, id, by, now)
  await endLinks(tx, accountId, now, [provePurpose, stopPurpose])
  await record(tx, system, 'administration.mailbox-change-stopped', accountId, { change: id, by }, now)
}
