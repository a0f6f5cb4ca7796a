import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId, PersonId } from '../../../values/ids.ts'
import type { Contact, Identifier } from '../types.ts'

/** User name first, then addresses. */
export async function identifiersOf(
  db: Database | Transaction,
  id: AccountId,
): Promise<readonly Identifier[]> {
  const rows = await db
    .selectFrom('account_identifier')
    .select(['kind', 'key', 'shown', 'is_contact'])
    .where('account_id', '=', id)
    .where('ended_at', 'is', null)
    .orderBy('kind', 'desc')
    .orderBy('created_at')
    .execute()
  return rows.map((row) => ({
    kind: row.kind as Identifier['kind'],
    key: row.key,
    shown: row.shown,
    isContact: row.is_contact,
  }))
}

/** Saves a name for an account, unless it names somebody already. Returns whether it was free. */
export async function saveIdentifier(
  tx: Transaction,
  accountId: AccountId,
  it: Identifier,
  now: Date,
): Promise<boolean> {
  const saved = await tx
    .insertInto('account_identifier')
    .values({
      key: it.key,
      kind: it.kind,
      account_id: accountId,
      shown: it.shown,
      is_contact: it.isContact,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst()
  return saved !== undefined
}

/** Ends one name by its key; it is never anybody's again. Whether it was theirs. */
export async function endIdentifier(
  tx: Transaction,
  accountId: AccountId,
  { kind, key }: Pick<Identifier, 'kind' | 'key'>,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('account_identifier')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** All names of one kind lead nowhere from now on. */
export async function endIdentifiers(
  tx: Transaction,
  accountId: AccountId,
  kind: Identifier['kind'],
  now: Date,
): Promise<void> {
  await tx
    .updateTable('account_identifier')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .execute()
}

/** Where the body writes to this person: their contact address, in their language. Absent without an account. */
export async function recipientOf(
  db: Database | Transaction,
  personId: PersonId,
): Promise<Contact | undefined> {
  const row = await db
    .selectFrom('account')
    .innerJoin('account_identifier', 'account_identifier.account_id', 'account.id')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['account_identifier.shown', 'person.language', 'person.name'])
    .where('account.person_id', '=', personId)
    .where('account_identifier.is_contact', '=', true)
    .executeTakeFirst()
  return row && { personId, address: row.shown, language: row.language, name: row.name }
}

/** The user name of an account, as it is shown; empty while it has none. */
export const userNameOf = async (db: Database | Transaction, id: AccountId): Promise<string> =>
  (await identifiersOf(db, id)).find(({ kind }) => kind === 'username')?.shown ?? ''
