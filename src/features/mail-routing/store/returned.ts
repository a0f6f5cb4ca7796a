import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import { triedFor } from '../rules.ts'
import type { Due, SendingState, SendingToId } from '../types.ts'
import { dueOf, type Line } from './sendings.ts'

/** A recipient's row with the letter it belongs to, for bounces that come back to it. */
export const findSendingTo = (
  db: Database | Transaction,
  id: SendingToId,
): Promise<(Due & { readonly state: SendingState }) | undefined> => readSendingTo(db, id, false)

/** The same, locked: a bounce that comes twice finds what the first has done. */
export const holdSendingTo = (tx: Transaction, id: SendingToId) => readSendingTo(tx, id, true)

async function readSendingTo(
  db: Database | Transaction,
  id: SendingToId,
  locks: boolean,
): Promise<(Due & { readonly state: SendingState }) | undefined> {
  const { rows } = await sql<Line & { state: string }>`
    select one.id, one.sending_id, one.address, one.is_inside, one.tries, one.state, its.account_id, its.kind, its.sender,
      its.subject, its.message_id, its.created_at, its.expires_at, its.delay_told_at, its.facts
    from mail_sending_to as one join mail_sending as its on its.id = one.sending_id
    where one.id = ${id} ${locks ? sql`for update of one` : sql``}`.execute(db)
  const [row] = rows
  return row && { ...dueOf(row), state: row.state as SendingState }
}

/**
 * Whether anything of what goes on for this forwarding got through within a time. What was sent last does not count where a
 * bounce of it may still be on its way: `until` says how much is known.
 */
export async function hasGotThrough(
  tx: Transaction,
  { accountId, forwarding }: { readonly accountId: AccountId; readonly forwarding: Id },
  since: Date,
  until: Date,
): Promise<boolean> {
  const row = await tx
    .selectFrom('mail_sending as its')
    .innerJoin('mail_sending_to as one', 'one.sending_id', 'its.id')
    .select('one.id')
    .where('its.account_id', '=', accountId)
    .where('its.kind', '=', 'forward')
    .where(sql<boolean>`its.facts ->> 'forwarding' = ${forwarding}`)
    .where('its.created_at', '>', new Date(since.getTime() - triedFor))
    .where('one.state', '=', 'sent')
    .where('one.done_at', '>', since)
    .where('one.done_at', '<=', until)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Another server has brought back what it could not deliver. */
export const saveBounced = async (
  tx: Transaction,
  id: SendingToId,
  said: string,
  now: Date,
): Promise<void> => {
  await tx
    .updateTable('mail_sending_to')
    .set({ state: 'failed', said: said.slice(0, 500), done_at: now })
    .where('id', '=', id)
    .execute()
}

/** The letters that went on from a sender under one of these Message-IDs, the newest first: one of them comes back now. */
export async function listForwarded(
  db: Database,
  sender: string,
  messageIds: readonly string[],
): Promise<readonly { readonly id: SendingToId; readonly address: string }[]> {
  return db
    .selectFrom('mail_sending as its')
    .innerJoin('mail_sending_to as one', 'one.sending_id', 'its.id')
    .select(['one.id', 'one.address'])
    .where('its.kind', '=', 'forward')
    .where(sql<boolean>`lower(its.sender) = ${sender.toLowerCase()}`)
    .where('its.message_id', '=', sql<string>`any(${messageIds}::text[])`)
    .orderBy('its.created_at', 'desc')
    .limit(20)
    .execute()
}
