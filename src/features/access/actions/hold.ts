import type { Transaction } from '../../../platform/database/database.ts'
import { findAccountOfPerson, holdAccount } from '../../accounts/index.ts'
import { holdApplication } from '../store/applications.ts'
import type { Application } from '../types.ts'

/**
 * Holds an application that was found. The account of its person comes first: whoever closes or merges accounts holds that, then what
 * depends on it, and a mailbox that follows needs it too.
 */
export async function holdFound(
  tx: Transaction,
  found: Pick<Application, 'id' | 'personId'>,
): Promise<Application | undefined> {
  const account = await findAccountOfPerson(tx, found.personId)
  if (account) await holdAccount(tx, account.id)
  return holdApplication(tx, found.id)
}
