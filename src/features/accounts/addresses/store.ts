import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isResting, undoWorksFor } from './rules.ts'
import { confirmPurpose } from './types.ts'
import type { Address } from './types.ts'

const addressOf = (row: Selectable<Tables['account_identifier']>): Address => ({
  key: row.key,
  shown: row.shown,
  isContact: row.is_contact,
  since: row.created_at,
  endedAt: row.ended_at,
})

/** Every address of an account, also those that were removed and rest; the oldest first. */
export async function addressesOf(
  db: Database | Transaction,
  accountId: AccountId,
): Promise<readonly Address[]> {
  const rows = await db
    .selectFrom('account_identifier')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('kind', '=', 'email')
    .orderBy('created_at')
    .orderBy('key')
    .execute()
  return rows.map(addressOf)
}

/** Addresses of accounts that were merged into this one: they lead here too. */
export async function addressesMergedInto(
  db: Database | Transaction,
  accountId: AccountId,
): Promise<readonly Address[]> {
  const rows = await db
    .selectFrom('account_identifier')
    .innerJoin('account', 'account.id', 'account_identifier.account_id')
    .selectAll('account_identifier')
    .where('account.merged_into', '=', accountId)
    .where('account_identifier.kind', '=', 'email')
    .where('account_identifier.ended_at', 'is', null)
    .orderBy('account_identifier.key')
    .execute()
  return rows.map(addressOf)
}

/** Whose an address is, or was until a few days ago. Undefined: nobody's. */
export async function findAddressHolder(
  db: Database | Transaction,
  key: string,
  now: Date,
): Promise<{ readonly accountId: AccountId; readonly endedAt: Date | null } | undefined> {
  const row = await db
    .selectFrom('account_identifier')
    .select(['account_id', 'ended_at', 'kind'])
    .where('key', '=', key)
    .executeTakeFirst()
  if (!row) return undefined
  const held = { accountId: row.account_id, endedAt: row.ended_at }
  return row.kind !== 'email' || held.endedAt === null || isResting(held, now) ? held : undefined
}

/**
 * Says whether an address is nobody's, and lets go of it where it rested long enough. Call it with the address held, and
 * before it is saved for somebody.
 */
export async function freeAddress(tx: Transaction, key: string, now: Date): Promise<boolean> {
  await freeRested(tx, now, key)
  return (await findAddressHolder(tx, key, now)) === undefined
}

/** Makes an address lead to an account: a new one, or one of its own that rested. Call it with the address held. */
export async function saveAddress(
  tx: Transaction,
  accountId: AccountId,
  it: Pick<Address, 'key' | 'shown'>,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('account_identifier')
    .values({ key: it.key, kind: 'email', account_id: accountId, shown: it.shown, created_at: now })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ ended_at: null, shown: it.shown })
        .where('account_identifier.account_id', '=', accountId),
    )
    .execute()
}

export async function saveAddressEnded(
  tx: Transaction,
  accountId: AccountId,
  key: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('account_identifier')
    .set({ ended_at: now, is_contact: false })
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .execute()
}

/** From now on the body writes to this address. When that began is kept: what hangs on it waits a few days. */
export async function saveContact(
  tx: Transaction,
  accountId: AccountId,
  key: string,
  now: Date,
): Promise<void> {
  const own = tx.updateTable('account_identifier').where('account_id', '=', accountId)
  await own.set({ is_contact: false }).where('is_contact', '=', true).execute()
  await own.set({ is_contact: true }).where('key', '=', key).execute()
  await tx.updateTable('account').set({ contact_changed_at: now }).where('id', '=', accountId).execute()
}

/** How many letters went to an address that is not proven since then, whoever asked. */
export async function countAsked(tx: Transaction, key: string, since: Date): Promise<number> {
  const { asked } = await tx
    .selectFrom('account_link')
    .select((eb) => eb.fn.countAll<string>().as('asked'))
    .where('purpose', '=', confirmPurpose)
    .where(sql<string>`facts ->> 'key'`, '=', key)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(asked)
}

/** Ends what an account still waits for about an address: the newest link counts. */
export async function endAsked(tx: Transaction, accountId: AccountId, key: string, now: Date): Promise<void> {
  await tx
    .updateTable('account_link')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('purpose', '=', confirmPurpose)
    .where(sql<string>`facts ->> 'key'`, '=', key)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

/** Lets go of removed addresses that can no longer come back: of all, or of one. User names are never let go. */
export async function freeRested(db: Database | Transaction, now: Date, key?: string): Promise<number> {
  let freeing = db
    .deleteFrom('account_identifier')
    .where('kind', '=', 'email')
    .where('ended_at', '<=', new Date(now.getTime() - undoWorksFor))
  if (key !== undefined) freeing = freeing.where('key', '=', key)
  const gone = await freeing.executeTakeFirst()
  return Number(gone.numDeletedRows)
}
