import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { stranger } from '../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { findAccountByIdentifier, type Account } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { unlessBusy } from '../busy.ts'
import { tellClosed } from '../guessing/close-password.ts'
import { takeGuess, wasRight, wasWrong } from '../guessing/guard.ts'
import { isPassword } from '../passwords.ts'
import { isStillSo } from './sign-in.ts'

type Needs = Pick<House, 'db' | 'secrets' | 'log'>

/** A password given at a door that is no browser, such as a mail program's. */
export type Proof = {
  readonly name: string
  readonly password: string
  readonly network: string | undefined
  /** Which door, for the audit. */
  readonly door: string
}

/**
 * Whether a name and a password belong together, under the same throttles, with the same answers and the same audit as at the
 * door of the web site. No session begins. Whoever has a second factor is told to the caller: the password alone is then not enough.
 */
export async function provePassword(
  house: Needs,
  proof: Proof,
  now: Date,
): Promise<{ readonly account: Account; readonly hasFactor: boolean } | Refusal> {
  const { db } = house
  const account = await findAccountByIdentifier(db, proof.name)
  const asked = { typed: proof.name, password: proof.password, network: proof.network }
  const guess = await takeGuess(house, { ...asked, accountId: account?.id, knownMark: undefined }, now)
  if (isRefusal(guess)) return guess
  const isRight = await unlessBusy(() => isPassword(account?.passwordHash ?? null, proof.password))
  if (isRefusal(isRight)) return isRight
  return inTransaction(db, async (tx) => {
    if (account && isRight && !guess.isClosed && account.state === 'active') {
      if (!(await isStillSo(tx, account))) return refuse('sign-in.wrong')
      return { account, ...(await wasRight(house, tx, guess, account.id, now)) }
    }
    await record(tx, stranger, 'sign-in.refused', account?.id, { door: proof.door }, now)
    if (account && guess.isLast) await tellClosed(tx, account, now)
    await wasWrong(tx, guess, now)
    return refuse('sign-in.wrong')
  })
}
