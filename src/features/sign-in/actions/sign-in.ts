import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Actor } from '../../../values/actor.ts'
import { stranger } from '../../../values/actor.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { findAccountByIdentifier, saveRehashed, saveSignedIn } from '../../accounts/index.ts'
import type { Account } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { takeGuess, wasRight, wasWrong } from '../guessing/guard.ts'
import { hashPassword, isOutdated, isPassword } from '../passwords.ts'

export type Attempt = {
  readonly name: string
  readonly password: string
  /** The mark of this device, when the account's owner signed in on it before. */
  readonly knownMark: (accountId: AccountId) => string | undefined
  /** The network the request comes from, where people answer for it. */
  readonly network: string | undefined
}

/** Begins the session in the transaction of the sign-in. Gives what hands it to the browser, once that is committed. */
export type BeginSession = (tx: Transaction, accountId: AccountId) => Promise<() => void>

/**
 * Lets somebody in who knows the password of an active account. Wrong name, wrong password, no password, blocked and
 * closed are one answer, after the same work: a look-up, a counted try, one hash, one line of audit. The try is
 * committed before the hash, so that nobody gets more tries by asking at once; all the rest is one act.
 */
export async function signIn(
  house: Pick<House, 'db' | 'secrets' | 'log'>,
  attempt: Attempt,
  begin: BeginSession,
  now: Date,
): Promise<{ accountId: AccountId; handOver: () => void } | Refusal> {
  const { db } = house
  const account = await findAccountByIdentifier(db, attempt.name)
  const { name: typed, password, network } = attempt
  const knownMark = account && attempt.knownMark(account.id)
  const guess = await takeGuess(house, { typed, password, network, accountId: account?.id, knownMark }, now)
  if (isRefusal(guess)) return guess

  const isRight = await isPassword(account?.passwordHash ?? null, password)
  if (!account || !isRight || guess.isClosed || account.state !== 'active') {
    await inTransaction(db, async (tx) => {
      await record(tx, stranger, 'sign-in.refused', account?.id, {}, now)
      if (guess.isLast) await record(tx, stranger, 'sign-in.password-closed', account?.id, {}, now)
      await wasWrong(tx, guess, now)
    })
    return refuse('sign-in.wrong')
  }
  const handOver = await inTransaction(db, async (tx) => {
    await saveSignedIn(tx, account.id, now)
    await record(tx, holder(account), 'sign-in.signed-in', account.id, {}, now)
    await wasRight(house, tx, guess, now)
    return begin(tx, account.id)
  })
  if (isOutdated(account.passwordHash as string)) await rehash(house, account, attempt.password)
  return { accountId: account.id, handOver }
}

const holder = (account: Account): Actor => ({
  kind: 'person',
  accountId: account.id,
  personId: account.personId,
  name: '',
  permissions: new Set(),
  assurance: 'one-factor',
  withheld: new Set(),
})

/** Only here the password is known: the moment to store it in today's strength. */
async function rehash({ db }: Pick<House, 'db'>, account: Account, password: string): Promise<void> {
  await saveRehashed(db, account.id, account.passwordHash as string, await hashPassword(password))
}
