import type { Transaction } from '../../../platform/database/database.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { Person } from '../types.ts'
import { findPerson } from './people.ts'

/** What people say about themselves and can change. */
export type OwnWords = Pick<
  Person,
  'name' | 'badgeName' | 'otherScriptName' | 'phone' | 'phoneE164' | 'countryCode' | 'jobTitle'
>

/** Reads and holds a person until the transaction ends. */
export async function holdPerson(tx: Transaction, id: PersonId): Promise<Person | undefined> {
  const held = await tx.selectFrom('person').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return held && findPerson(tx, id)
}

/** Saves what somebody says about themselves now. */
export async function saveOwnWords(tx: Transaction, id: PersonId, it: OwnWords): Promise<void> {
  await tx
    .updateTable('person')
    .set({
      name: it.name,
      badge_name: it.badgeName,
      other_script_name: it.otherScriptName,
      phone: it.phone,
      phone_e164: it.phoneE164,
      country_code: it.countryCode,
      job_title: it.jobTitle,
    })
    .where('id', '=', id)
    .execute()
}
