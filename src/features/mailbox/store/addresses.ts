import type { Database, Transaction } from '../../../platform/database/database.ts'
import { findMailAccount } from '../../accounts/index.ts'
import { type MailAddress, withoutTag, writtenAddress } from '../../mail-routing/index.ts'
import { findMailboxOf } from './mailboxes.ts'
import type { Mailbox } from '../types.ts'

/** Whose mailbox an address of this house means; what follows a plus is the holder's own. Names of merged accounts lead on. */
export async function findMailboxOfAddress(
  db: Database | Transaction,
  { local, domain }: MailAddress,
): Promise<Mailbox | undefined> {
  const accountId =
    (await findMailAccount(db, writtenAddress({ local, domain }))) ??
    (await findMailAccount(db, writtenAddress({ local: withoutTag(local), domain })))
  return accountId === undefined ? undefined : findMailboxOf(db, accountId)
}
