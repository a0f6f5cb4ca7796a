import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { AccountId, PersonId } from '../../../values/ids.ts'
import type { Account, AccountState, Contact, Identifier } from '../types.ts'

export const accountOf = (row: Selectable<Tables['account']>): Account => ({
  id: row.id,
  personId: row.person_id,
  state: row.state as AccountState,
  passwordHash: row.password_hash,
  createdAt: row.created_at,
  signedInAt: row.signed_in_at,
})

export async function findAccount(db: Database | Transaction, id: AccountId): Promise<Account | undefined> {
  const row = await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()
  return row && accountOf(row)
}

export async function findAccountOfPerson(
  db: Database | Transaction,
  personId: PersonId,
): Promise<Account | undefined> {
  const row = await db.selectFrom('account').selectAll().where('person_id', '=', personId).executeTakeFirst()
  return row && accountOf(row)
}

/** User name first, then addresses. */
export async function identifiersOf(
  db: Database | Transaction,
  id: AccountId,
): Promise<readonly Identifier[]> {
  const rows = await db
    .selectFrom('account_identifier')
    .select(['kind', 'key', 'shown', 'is_contact'])
    .where('account_id', '=', id)
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
