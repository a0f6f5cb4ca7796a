import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database/database.ts'

/**
 * Waits for whoever sends the same message at this moment, and says whether it was written before. The lock ends with
 * the transaction.
 */
export async function holdMessage(tx: Transaction, onceKey: string): Promise<{ isWritten: boolean }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${onceKey}, 0))`.execute(tx)
  const row = await tx.selectFrom('outbox').select('id').where('once_key', '=', onceKey).executeTakeFirst()
  return { isWritten: row !== undefined }
}
