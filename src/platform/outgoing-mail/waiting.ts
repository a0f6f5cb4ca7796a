import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'

/**
 * Ends mails that were told for later and have not begun to leave: they are never sent, and say why. All of them or
 * none: `left` when a sender has had one in hand, and then nothing is changed. A mail is held meanwhile, so that ending
 * it and sending it never both happen. Their once-keys are free again.
 */
export async function endWaiting(
  tx: Transaction,
  onceKeys: readonly string[],
  reason: string,
): Promise<'ended' | 'left'> {
  const mails = await tx
    .selectFrom('outbox')
    .select(['id', 'state', 'tries'])
    .where('once_key', '=', sql<string>`any(${[...onceKeys]}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (mails.some(({ state, tries }) => state !== 'queued' || tries > 0)) return 'left'
  const ids = mails.map(({ id }) => id)
  await tx
    .updateTable('outbox')
    .set({ state: 'withheld', last_error: reason, once_key: null })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return 'ended'
}
