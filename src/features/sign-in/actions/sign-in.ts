import { inTransaction } from '../../../platform/database/database.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { stranger } from '../../../values/actor.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { findAccountByIdentifier, holdAccount, saveRehashed } from '../../accounts/index.ts'
import type { Account } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { tellClosed } from '../guessing/close-password.ts'
import { takeGuess, wasRight, wasWrong } from '../guessing/guard.ts'
import { hashPassword, isOutdated, isPassword } from '../passwords.ts'
import { pendingOf } from '../second-factor/second-step/mark.ts'
import type { PendingStep } from '../second-factor/types.ts'
import { holderOf, letIn } from './let-in.ts'
import type { BeginSession } from './let-in.ts'

export type Attempt = {
  readonly name: string
  readonly password: string
  /** The mark of this device, when the account's owner signed in on it before. */
  readonly knownMark: (accountId: AccountId) => string | undefined
  /** The network the request comes from, where people answer for it. */
  readonly network: string | undefined
}

/** The session that began, or the second step that is still to come. */
export type Entered =
  { readonly accountId: AccountId; readonly handOver: () => void } | { readonly pending: PendingStep }

/**
 * Lets somebody in who knows the password of an active account, or has the second step asked of them where there is one.
 * Wrong name, wrong password, no password, blocked and closed are one answer, after the same work: a look-up, a counted
 * try, one hash, one line of audit. The try is committed before the hash, so that nobody gets more tries by asking at
 * once; all the rest is one act.
 */
export async function signIn(
  house: Pick<House, 'db' | 'secrets' | 'log'>,
  attempt: Attempt,
  begin: BeginSession,
  now: Date,
): Promise<Entered | Refusal> {
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
      if (account && guess.isLast) await tellClosed(tx, account, now)
      await wasWrong(tx, guess, now)
    })
    return refuse('sign-in.wrong')
  }
  const handOver = await inTransaction(db, async (tx) => {
    if (!(await isStillSo(tx, account))) return refuse('sign-in.wrong')
    const { hasFactor } = await wasRight(house, tx, guess, account.id, now)
    if (!hasFactor) return letIn(tx, account, 'password', begin, now)
    return record(tx, holderOf(account), 'sign-in.password-right', account.id, {}, now)
  })
  if (isRefusal(handOver)) return handOver
  const kept = await inTodaysStrength(house, account, password)
  return handOver ? { accountId: account.id, handOver } : { pending: pendingOf(house.secrets, kept, now) }
}

/** Holds the account. False: it was blocked, or its password changed, while the password was looked at. */
export async function isStillSo(tx: Transaction, account: Account): Promise<boolean> {
  const held = await holdAccount(tx, account.id)
  const isSame = held?.passwordHash === account.passwordHash || isOutdated(account.passwordHash ?? '')
  return held?.state === 'active' && isSame
}

/** Only here the password is known: the moment to store it in today's strength. */
async function inTodaysStrength(
  { db }: Pick<House, 'db'>,
  account: Account,
  password: string,
): Promise<Account> {
  const { id, passwordHash } = account
  if (passwordHash === null || !isOutdated(passwordHash)) return account
  const stronger = await hashPassword(password)
  await saveRehashed(db, id, passwordHash, stronger)
  return { ...account, passwordHash: stronger }
}
