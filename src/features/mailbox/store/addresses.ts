import type { Database, Transaction } from '../../../platform/database/database.ts'
import { emailKey, findMailAccount, identifiersOf } from '../../accounts/index.ts'
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

/** The addresses somebody may write under, as they are compared. */
export const ownAddresses = async (
  db: Parameters<typeof identifiersOf>[0],
  { accountId }: Pick<Mailbox, 'accountId'>,
): Promise<readonly string[]> =>
  (await identifiersOf(db, accountId)).filter(({ kind }) => kind === 'mailbox').map(({ key }) => key)

export const isOwn = (own: readonly string[], address: string): boolean =>
  own.includes(emailKey(address) ?? '')
