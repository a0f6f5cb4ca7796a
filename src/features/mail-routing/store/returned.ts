import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId } from '../../../values/ids.ts'
import type { Due, SendingId, SendingKind, SendingToId } from '../types.ts'

/** Whose letter a recipient's row belongs to; for bounces that come back to it. */
export async function findSendingTo(
  db: Database,
  id: SendingToId,
): Promise<
  | {
      readonly accountId: AccountId | null
      readonly address: string
      readonly sendingId: SendingId
      readonly kind: SendingKind
      readonly facts: Readonly<Record<string, unknown>>
    }
  | undefined
> {
  const row = await db
    .selectFrom('mail_sending_to as one')
    .innerJoin('mail_sending as its', 'its.id', 'one.sending_id')
    .select(['its.account_id', 'one.address', 'one.sending_id', 'its.kind', 'its.facts'])
    .where('one.id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      accountId: row.account_id,
      address: row.address,
      sendingId: row.sending_id,
      kind: row.kind as SendingKind,
      facts: (row.facts ?? {}) as Due['facts'],
    }
  )
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
