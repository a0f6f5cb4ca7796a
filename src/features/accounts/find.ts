import type { Database, Transaction } from '../../platform/database/database.ts'
import { hashToken } from '../../platform/secrets.ts'
import { findAddressHolder } from './addresses/store.ts'
import { emailKey, identifierKey } from './rules.ts'
import { findAccountByKey } from './store/accounts.ts'
import { findSignUpByToken } from './store/sign-ups.ts'
import type { Account, SignUp } from './types.ts'

/** The account that a person means by what they typed, a user name or an address, whatever the account's state. */
export async function findAccountByIdentifier(
  db: Database | Transaction,
  typed: string,
): Promise<Account | undefined> {
  const key = identifierKey(typed)
  return key === undefined ? undefined : findAccountByKey(db, key)
}

/** Whether an address leads to an account, or rests because it was removed from one lately. */
export async function isAddressTaken(db: Database | Transaction, email: string, now: Date): Promise<boolean> {
  const key = emailKey(email)
  return key !== undefined && (await findAddressHolder(db, key, now)) !== undefined
}

/** The sign-up a link belongs to, whatever its state. */
export const findSignUpOfToken = (db: Database | Transaction, token: string): Promise<SignUp | undefined> =>
  findSignUpByToken(db, hashToken(token))
