import type { Database, Transaction } from '../../platform/database/database.ts'
import type { Profile } from '../../platform/profile/index.ts'
import type { AccountId } from '../../values/ids.ts'
import { emailKey } from './rules.ts'
import { findMailHolder } from './store/accounts.ts'
import { endIdentifier, endIdentifiers, saveIdentifier } from './store/identifiers.ts'
import { bodyWords } from './user-names/body-words.ts'
import { isReserved } from './user-names/rules.ts'

/** Gives a mailbox's address to an account, in the one namespace of names. Whether it was free. */
export const saveMailName = (
  tx: Transaction,
  accountId: AccountId,
  { key, shown }: { readonly key: string; readonly shown: string },
  now: Date,
): Promise<boolean> => saveIdentifier(tx, accountId, { kind: 'mailbox', key, shown, isContact: false }, now)

/** The addresses of a mailbox that is gone lead nowhere any more; they are never given again. */
export const endMailNames = (tx: Transaction, accountId: AccountId, now: Date): Promise<void> =>
  endIdentifiers(tx, accountId, 'mailbox', now)

/** One address of a mailbox leads nowhere any more, and is never given again. Whether it was theirs. */
export const endMailName = (
  tx: Transaction,
  accountId: AccountId,
  key: string,
  now: Date,
): Promise<boolean> => endIdentifier(tx, accountId, { kind: 'mailbox', key }, now)

/** Whether nobody may have this name before the `@`. */
export const isReservedName = (profile: Profile, name: string): boolean =>
  isReserved(name, bodyWords(profile))

/** The account to which mail for an address of a mailbox goes: where the holder's accounts became one, the one that goes on. */
export async function findMailAccount(
  db: Database | Transaction,
  address: string,
): Promise<AccountId | undefined> {
  const key = emailKey(address)
  return key === undefined ? undefined : findMailHolder(db, key)
}
