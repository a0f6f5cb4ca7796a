import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import type { Assertion, NewPasskey, Passkey } from './types.ts'

const passkeyOf = (row: Selectable<Tables['passkey']>): Passkey => ({
  id: row.id,
  accountId: row.account_id,
  credentialId: row.credential_id,
  publicKey: new Uint8Array(row.public_key),
  counter: row.counter,
  transports: row.transports,
  mayBeCopied: row.may_be_copied,
  isCopied: row.is_copied,
  name: row.name,
  createdAt: row.created_at,
  usedAt: row.used_at,
})

/** The passkeys of an account, oldest first. */
export async function passkeysOf(
  db: Database | Transaction,
  accountId: AccountId,
): Promise<readonly Passkey[]> {
  const rows = await db
    .selectFrom('passkey')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(passkeyOf)
}

/** A passkey that was not removed, by what its authenticator calls it. */
export async function findPasskey(db: Database, credentialId: string): Promise<Passkey | undefined> {
  const row = await db
    .selectFrom('passkey')
    .selectAll()
    .where('credential_id', '=', credentialId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row && passkeyOf(row)
}

/** Holds a passkey, so that its counter is compared and written by one at a time. */
export async function holdPasskey(tx: Transaction, id: Id): Promise<Passkey | undefined> {
  const row = await tx
    .selectFrom('passkey')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row && passkeyOf(row)
}

/** Saves a new passkey, unless that one is known already. */
export async function savePasskey(
  tx: Transaction,
  accountId: AccountId,
  it: NewPasskey & { readonly name: string },
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .insertInto('passkey')
    .values({
      id: newId(),
      account_id: accountId,
      credential_id: it.credentialId,
      public_key: Buffer.from(it.publicKey),
      counter: it.counter,
      transports: [...it.transports],
      may_be_copied: it.mayBeCopied,
      is_copied: it.isCopied,
      name: it.name,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

export async function savePasskeyUsed(tx: Transaction, id: Id, it: Assertion, now: Date): Promise<void> {
  await tx
    .updateTable('passkey')
    .set({ counter: it.counter, is_copied: it.isCopied, used_at: now })
    .where('id', '=', id)
    .execute()
}

export async function savePasskeyName(tx: Transaction, id: Id, name: string): Promise<void> {
  await tx.updateTable('passkey').set({ name }).where('id', '=', id).execute()
}

export async function endPasskey(tx: Transaction, id: Id, now: Date): Promise<void> {
  await tx.updateTable('passkey').set({ ended_at: now }).where('id', '=', id).execute()
}
