import { sql } from 'kysely'
import type { Transaction } from '../database/database.ts'

/**
 * Asks for a job in the transaction of the act: it runs if and only if the act is kept. Not for acts that hundreds do
 * at once: the queue notifies its workers, which makes commits wait for each other. Mails go through the outbox instead.
 */
export async function addJob(
  tx: Transaction,
  name: string,
  payload: unknown = {},
  runAt?: Date,
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, run_at => ${runAt ?? null})`.execute(
    tx,
  )
}
