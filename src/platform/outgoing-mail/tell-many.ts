import type { Transaction } from '../database/database.ts'
import { newId } from '../ids.ts'
import type { Telling } from './tell.ts'
import { wakeOutboxSoon } from './wake.ts'

/** Puts many mails of one act into the outbox with one statement; the same once key a second time is silently nothing. */
export async function tellMany(tx: Transaction, tellings: readonly Telling[], now: Date): Promise<void> {
  if (tellings.length === 0) return
  const rows = tellings.map(({ occasion, to, facts, lane = 'notice', onceKey, dueAt = now }) => {
    const id = newId()
    return {
      id,
      lane,
      occasion,
      person_id: to.personId ?? null,
      to_address: to.address,
      to_name: to.name ?? null,
      language: to.language,
      facts: JSON.stringify(facts),
      once_key: onceKey ?? null,
      message_id: id,
      due_at: dueAt,
      created_at: now,
    }
  })
  await tx
    .insertInto('outbox')
    .values(rows)
    .onConflict((conflict) => conflict.column('once_key').doNothing())
    .execute()
  wakeOutboxSoon()
}
