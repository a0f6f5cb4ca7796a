import type { Transaction } from '../../../platform/database/database.ts'
import type { PersonId } from '../../../values/ids.ts'

/** What stands in place of a name that was erased: the same in every language. */
export const nobody = '—'

/** Makes a person nobody: no names, no numbers, no organisation. Country and language stay, for counting. */
export async function forgetPerson(tx: Transaction, id: PersonId, now: Date): Promise<void> {
  await tx
    .updateTable('person')
    .set({
      name: nobody,
      badge_name: null,
      other_script_name: null,
      phone: null,
      phone_e164: null,
      job_title: null,
      time_zone: null,
    })
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('person_visibility').where('person_id', '=', id).execute()
  await endAffiliations(tx, id, now)
  await tx
    .updateTable('affiliation')
    .set({ role: null, unit: null, decision_note: null })
    .where('person_id', '=', id)
    .execute()
}

async function endAffiliations(tx: Transaction, personId: PersonId, now: Date): Promise<void> {
  await tx
    .updateTable('affiliation')
    .set({ state: 'ended', is_main: false, ended_at: now, ended_by: null, end_reason: 'account-closed' })
    .where('person_id', '=', personId)
    .where('state', 'in', ['claimed', 'approved'])
    .execute()
}
