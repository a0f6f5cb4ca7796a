import { violated } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import { refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { writeRecords, type Writing } from './write.ts'

/** What the database would not have, said as a refusal. */
const refusals: Readonly<Record<string, string>> = {
  organisation_one_per_code: 'directory.organisations.code-taken',
  organisation_parents_form_no_circle: 'directory.organisations.parent-circle',
  organisation_is_not_its_own_parent: 'directory.organisations.parent-circle',
}

/** Writes one organisation, or says which rule of the directory it would break; the act ends then. */
export async function saveRecord(tx: Transaction, it: Writing, now: Date): Promise<Refusal | undefined> {
  try {
    await writeRecords(tx, [it], now)
    return undefined
  } catch (error) {
    return refusalOf(error)
  }
}

/** The refusal behind a broken rule; anything else is thrown on. */
export function refusalOf(error: unknown): Refusal {
  const code = refusals[violated(error) ?? '']
  if (!code) throw error
  return refuse(code)
}
