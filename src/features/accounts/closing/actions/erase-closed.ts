import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { system } from '../../../../values/actor.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { record } from '../../../audit/index.ts'
import { forgetPerson } from '../../../directory/index.ts'
import type { Account } from '../../types.ts'
import type { WhenGoing } from '../listeners.ts'
import { isToErase, thinkItOver } from '../rules.ts'
import { eraseAccountRows, holdClosed, listToErase } from '../store.ts'

const batch = 100

/**
 * Erases the accounts whose time to think it over is behind them, each in a transaction of its own: a run that is cut off
 * goes on where it was, and running twice does nothing more. Says how many there were.
 */
export async function eraseClosed(
  { db, clock, log }: Pick<House, 'db' | 'clock' | 'log'>,
  whenErased: readonly WhenGoing[],
): Promise<number> {
  let all = 0
  for (;;) {
    const now = clock.now()
    const due = await listToErase(db, new Date(now.getTime() - thinkItOver), batch)
    let erased = 0
    for (const id of due)
      try {
        if (await inTransaction(db, (tx) => eraseOne(tx, id, whenErased, now))) erased++
      } catch (error) {
        log.error({ account: id, error }, 'a closed account could not be erased; it is tried again tomorrow')
      }
    all += erased
    if (erased === 0 || due.length < batch) return all
  }
}

async function eraseOne(
  tx: Transaction,
  id: AccountId,
  whenErased: readonly WhenGoing[],
  now: Date,
): Promise<boolean> {
  const held = await holdClosed(tx, id)
  if (!held || !isToErase(held, now)) return false
  await eraseAccount(tx, held, whenErased, now)
  return true
}

/**
 * What is left is a stub of nobody: that there was an account, what was done with it, and which user name nobody else
 * gets. Call it with the account held.
 */
export async function eraseAccount(
  tx: Transaction,
  held: Pick<Account, 'id' | 'personId' | 'state'>,
  whenErased: readonly WhenGoing[],
  now: Date,
): Promise<void> {
  const going = { accountId: held.id, personId: held.personId }
  for (const listen of whenErased) await listen(tx, system, going, now)
  await eraseAccountRows(tx, held, now)
  await forgetPerson(tx, held.personId, now)
  await record(tx, system, 'accounts.erased', held.id, {}, now)
}
