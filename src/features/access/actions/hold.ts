import type { Transaction } from '../../../platform/database/database.ts'
import type { PersonId } from '../../../values/ids.ts'
import { findAccountOfPerson, holdAccount } from '../../accounts/index.ts'
import { holdApplication } from '../store/applications.ts'
import type { Application } from '../types.ts'

/**
 * Holds the account of a person, where they have one. Every act of this room that holds several things holds them in one order: the
 * account, then its person and what they claim, then the application. Whoever closes, erases or merges accounts begins with the account,
 * too; two that came from opposite sides would wait for each other for ever.
 */
export async function holdAccountOf(tx: Transaction, personId: PersonId): Promise<void> {
  const account = await findAccountOfPerson(tx, personId)
  if (account) await holdAccount(tx, account.id)
}

/** Holds an application that was found, the account of its person first. */
export async function holdFound(
  tx: Transaction,
  found: Pick<Application, 'id' | 'personId'>,
): Promise<Application | undefined> {
  await holdAccountOf(tx, found.personId)
  return holdApplication(tx, found.id)
}
