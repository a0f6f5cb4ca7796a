import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { Person } from '../types.ts'

const personOf = (row: Omit<Selectable<Tables['person']>, 'search'>): Person => ({
  id: row.id,
  name: row.name,
  badgeName: row.badge_name,
  otherScriptName: row.other_script_name,
  countryCode: row.country_code,
  phone: row.phone,
  phoneE164: row.phone_e164,
  jobTitle: row.job_title,
  language: row.language,
  timeZone: row.time_zone,
  createdAt: row.created_at,
})

export async function findPerson(db: Database | Transaction, id: PersonId): Promise<Person | undefined> {
  const row = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  return row && personOf(row)
}

/** Saves a new person and returns who that is. */
export async function savePerson(
  tx: Transaction,
  it: Omit<Person, 'id' | 'createdAt' | 'otherScriptName'> & { readonly otherScriptName?: string | null },
  now: Date,
): Promise<PersonId> {
  const id = newId()
  await tx
    .insertInto('person')
    .values({
      id,
      name: it.name,
      badge_name: it.badgeName,
      other_script_name: it.otherScriptName ?? null,
      country_code: it.countryCode,
      phone: it.phone,
      phone_e164: it.phoneE164,
      job_title: it.jobTitle,
      language: it.language,
      time_zone: it.timeZone,
      created_at: now,
    })
    .execute()
  return id
}

/** The language and the time zone in which the body writes to this person. */
export async function savePreferences(
  tx: Transaction,
  id: PersonId,
  preferences: { readonly language: string; readonly timeZone: string | null },
): Promise<void> {
  await tx
    .updateTable('person')
    .set({ language: preferences.language, time_zone: preferences.timeZone })
    .where('id', '=', id)
    .execute()
}
