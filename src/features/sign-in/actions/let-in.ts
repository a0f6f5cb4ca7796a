import type { Transaction } from '../../../platform/database/database.ts'
import type { Actor, Assurance } from '../../../values/actor.ts'
import type { AccountId } from '../../../values/ids.ts'
import { saveSignedIn } from '../../accounts/index.ts'
import type { Account } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'

/**
 * Begins the session in the transaction of the sign-in. Gives what hands it to the browser, once that is committed. Where
 * somebody is just coming in, `before` is their account as it was, so that they can be told of a device that is new.
 */
export type BeginSession = (
  tx: Transaction,
  accountId: AccountId,
  assurance: Assurance,
  before?: Account,
) => Promise<() => void>

/** By what somebody came in: the password alone, or what made it two factors. */
export type WayIn = 'password' | 'passkey' | 'code' | 'recovery-code'

/**
 * The end of every sign-in, whatever was proved: the time is noted, the audit has its line, and a session begins that
 * says how well its holder proved who they are. A passkey is two factors by itself, since it made sure who holds it.
 */
export async function letIn(
  tx: Transaction,
  account: Account,
  by: WayIn,
  begin: BeginSession,
  now: Date,
): Promise<() => void> {
  await saveSignedIn(tx, account.id, now)
  await record(tx, holderOf(account), 'sign-in.signed-in', account.id, { by }, now)
  return begin(tx, account.id, by === 'password' ? 'one-factor' : 'two-factor', account)
}

/** Whoever an account belongs to, as the audit names them. */
export const holderOf = (account: Account): Actor => ({
  kind: 'person',
  accountId: account.id,
  personId: account.personId,
  name: '',
  permissions: new Set(),
  assurance: 'one-factor',
  withheld: new Set(),
})
