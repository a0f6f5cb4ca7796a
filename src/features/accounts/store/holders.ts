import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId, PersonId } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'
import type { AccountState } from '../types.ts'

/** An account with the person it belongs to and where the body writes to them. */
export type ReachableHolder = {
  readonly personId: PersonId
  readonly accountId: AccountId
  readonly state: AccountState
  readonly name: string
  readonly address: string
  readonly language: Language
}

const holders = (db: Database | Transaction) =>
  db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .innerJoin('account_identifier', 'account_identifier.account_id', 'account.id')
    .select([
      'account.id',
      'account.person_id',
      'account.state',
      'person.name',
      'person.language',
      'account_identifier.shown',
    ])
    .where('account_identifier.is_contact', '=', true)

type Row = Awaited<ReturnType<ReturnType<typeof holders>['execute']>>[number]

const holderOf = (row: Row): ReachableHolder => ({
  personId: row.person_id,
  accountId: row.id,
  state: row.state as AccountState,
  name: row.name,
  address: row.shown,
  language: row.language,
})

/** The accounts of these people, whatever their state, in one look; people without one are left out. */
export async function holdersOf(
  db: Database | Transaction,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, ReachableHolder>> {
  if (people.length === 0) return new Map()
  const rows = await holders(db)
    .where('account.person_id', '=', sql<string>`any(${[...people]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.person_id, holderOf(row)]))
}

/** In which language the body writes to the holder of an account. */
export const languageOfAccount = async (
  db: Database | Transaction,
  id: AccountId,
): Promise<Language | undefined> =>
  (
    await db
      .selectFrom('account')
      .innerJoin('person', 'person.id', 'account.person_id')
      .select('person.language')
      .where('account.id', '=', id)
      .executeTakeFirst()
  )?.language

export async function holderOfAccount(
  db: Database | Transaction,
  id: AccountId,
): Promise<ReachableHolder | undefined> {
  const row = await holders(db).where('account.id', '=', id).executeTakeFirst()
  return row && holderOf(row)
}
