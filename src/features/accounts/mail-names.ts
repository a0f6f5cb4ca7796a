import type { Transaction } from '../../platform/database/database.ts'
import type { Profile } from '../../platform/profile/index.ts'
import type { AccountId } from '../../values/ids.ts'
import { endIdentifier, saveIdentifier } from './store/identifiers.ts'
import { bodyWords } from './user-names/body-words.ts'
import { isReserved } from './user-names/rules.ts'

/** Gives a mailbox's address to an account, in the one namespace of names. Whether it was free. */
export const saveMailName = (
  tx: Transaction,
  accountId: AccountId,
  { key, shown }: { readonly key: string; readonly shown: string },
  now: Date,
): Promise<boolean> => saveIdentifier(tx, accountId, { kind: 'mailbox', key, shown, isContact: false }, now)

/** An address that leads nowhere any more; it is never given again. */
export const endMailName = (tx: Transaction, key: string, now: Date): Promise<void> =>
  endIdentifier(tx, key, now)

/** Whether nobody may have this name before the `@`. */
export const isReservedName = (profile: Profile, name: string): boolean =>
  isReserved(name, bodyWords(profile))
