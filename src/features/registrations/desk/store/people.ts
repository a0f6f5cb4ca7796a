import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { AccountId, PersonId } from '../../../../values/ids.ts'
import { peopleAtOnce } from '../rules.ts'
import type { FoundPerson } from '../types.ts'
import { isMeantPerson } from './where.ts'

/** People with an account that can be used, by what was typed; one more than are shown says that there are more. */
export async function findPeople(db: Database, words: string): Promise<readonly FoundPerson[]> {
  const rows = await db
    .selectFrom('person')
    .innerJoin('account', 'account.person_id', 'person.id')
    .leftJoin('account_identifier as contact', (on) =>
      on.onRef('contact.account_id', '=', 'account.id').on('contact.is_contact', '=', true),
    )
    .select([
      'person.id',
      'person.name',
      'person.other_script_name',
      'person.country_code',
      'contact.shown as address',
    ])
    .where('account.state', 'in', ['initial', 'active', 'blocked'])
    .where(isMeantPerson(words))
    .orderBy(sql`person.name collate "und-x-icu"`)
    .orderBy('person.id')
    .limit(peopleAtOnce + 1)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    otherScriptName: row.other_script_name,
    countryCode: row.country_code,
    address: row.address,
  }))
}

/** Somebody's account, whatever its state. */
export async function accountOf(
  db: Database,
  personId: PersonId,
): Promise<{ readonly id: AccountId; readonly state: string } | undefined> {
  return db.selectFrom('account').select(['id', 'state']).where('person_id', '=', personId).executeTakeFirst()
}

/** Every affiliation somebody has or had, the newest first. */
export async function affiliationsOf(db: Database, personId: PersonId) {
  const rows = await db
    .selectFrom('affiliation')
    .leftJoin('organisation', 'organisation.id', 'affiliation.organisation_id')
    .select([
      'affiliation.state',
      'affiliation.created_at',
      'affiliation.ended_at',
      'affiliation.claimed_category',
      'organisation.name',
      'organisation.category',
    ])
    .where('affiliation.person_id', '=', personId)
    .orderBy('affiliation.created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    state: row.state,
    since: row.created_at,
    endedAt: row.ended_at,
    organisation: row.name,
    category: row.category ?? row.claimed_category,
  }))
}

/** Every registration somebody sent, the newest first. */
export async function sentBy(
  db: Database,
  personId: PersonId,
): Promise<readonly { readonly number: string; readonly id: string }[]> {
  return db
    .selectFrom('registration')
    .select(['id', 'number'])
    .where('person_id', '=', personId)
    .where('state', '<>', 'draft')
    .orderBy('submitted_at', 'desc')
    .limit(200)
    .execute()
}
