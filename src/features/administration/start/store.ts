import type { Database } from '../../../platform/database/database.ts'
import type { BlockedLately, FailedMail } from './types.ts'

/** Accounts that were blocked since then, the newest first. */
export async function blockedSince(
  db: Database,
  since: Date,
  most: number,
): Promise<readonly BlockedLately[]> {
  const rows = await db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['account.id', 'account.block_reason', 'account.state_since', 'person.name'])
    .where('account.state', '=', 'blocked')
    .where('account.state_since', '>=', since)
    .orderBy('account.state_since', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    reason: row.block_reason as BlockedLately['reason'],
    since: row.state_since,
  }))
}

/** Mails to people with an account that never arrived, since then, the newest first. */
export async function failedSince(db: Database, since: Date, most: number): Promise<readonly FailedMail[]> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('account', 'account.person_id', 'outbox.person_id')
    .innerJoin('person', 'person.id', 'outbox.person_id')
    .select(['outbox.id', 'outbox.occasion', 'outbox.created_at', 'account.id as account_id', 'person.name'])
    .where('outbox.state', '=', 'failed')
    .where('outbox.created_at', '>=', since)
    .orderBy('outbox.created_at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    occasion: row.occasion,
    at: row.created_at,
    account: { id: row.account_id, name: row.name },
  }))
}
