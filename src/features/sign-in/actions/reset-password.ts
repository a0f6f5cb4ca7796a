import { inTransaction } from '../../../platform/database/database.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import { stranger } from '../../../values/actor.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import {
  endLinks,
  findAccount,
  findLinkOfToken,
  holdAccount,
  recipientOf,
  savePassword,
  takeLink,
} from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { forgetGuesses } from '../guessing/guard.ts'
import { decideNewPassword } from '../new-password.ts'
import { wordsAbout } from '../own-words.ts'
import { hashPassword } from '../passwords.ts'
import { findHasFactor } from '../second-factor/store.ts'
import { decideReset, recovery } from '../recovery/rules.ts'

/**
 * Sets a new password with a mailed link, once. Every sign-in session of the account ends in the same transaction;
 * `endSessions` is handed in because sessions belong to the web.
 */
export async function resetPassword(
  house: Pick<House, 'db' | 'config' | 'profile' | 'secrets'>,
  token: string,
  password: string,
  endSessions: (tx: Transaction, accountId: AccountId) => Promise<void>,
  now: Date,
): Promise<{ accountId: AccountId } | Refusal> {
  const { db } = house
  const link = decideReset(await findLinkOfToken(db, recovery, token), now)
  if (isRefusal(link)) return link
  const account = await findAccount(db, link.accountId)
  if (account?.state !== 'active') return refuse('sign-in.recovery-unknown')
  const hasFactor = await findHasFactor(db, account.id)
  const fine = await decideNewPassword(house, password, await wordsAbout(db, account), hasFactor)
  if (isRefusal(fine)) return fine
  const to = await recipientOf(db, account.personId)

  const hash = await hashPassword(password)
  return inTransaction(db, async (tx) => {
    if ((await holdAccount(tx, account.id))?.state !== 'active') return refuse('sign-in.recovery-unknown')
    if (!(await takeLink(tx, link.id, now))) return refuse('sign-in.recovery-used')

    await savePassword(tx, account.id, hash, now)
    await endLinks(tx, account.id, now, [recovery])
    await forgetGuesses(tx, house.secrets, account.id)
    await endSessions(tx, account.id)
    await record(tx, stranger, 'sign-in.password-reset', account.id, {}, now)
    if (to)
      await tell(
        tx,
        { occasion: 'sign-in.password-changed', to, facts: { account: account.id }, lane: 'now' },
        now,
      )
    return { accountId: account.id }
  })
}
