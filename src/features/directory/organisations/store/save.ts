import { inTransaction, violated } from '../../../../platform/database/database.ts'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import { refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'

/** What the database would not have, said as a refusal. */
const refusals: Readonly<Record<string, string>> = {
  organisation_one_per_code: 'directory.organisations.code-taken',
  organisation_parents_form_no_circle: 'directory.organisations.parent-circle',
  organisation_is_not_its_own_parent: 'directory.organisations.parent-circle',
}

/** Runs one act that writes organisations; a rule of the directory that it would break undoes it, and is its refusal. */
export async function writing<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  try {
    return await inTransaction(db, work)
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
