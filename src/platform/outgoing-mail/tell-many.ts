import type { Transaction } from '../database/database.ts'
import { rowOf, type Telling } from './tell.ts'
import { wakeOutboxSoon } from './wake.ts'

/** Puts many mails of one act into the outbox with one statement; the same once key a second time is silently nothing. */
export async function tellMany(tx: Transaction, tellings: readonly Telling[], now: Date): Promise<void> {
  if (tellings.length === 0) return
  await tx
    .insertInto('outbox')
    .values(tellings.map((one) => rowOf(one, now)))
    .onConflict((conflict) => conflict.column('once_key').doNothing())
    .execute()
  wakeOutboxSoon()
}
