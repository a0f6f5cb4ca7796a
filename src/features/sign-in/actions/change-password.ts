import { inTransaction } from '../../../platform/database/database.ts'
import type { Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { endLinks, findAccount, holdAccount, recipientOf, savePassword } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { decideNewPassword } from '../new-password.ts'
import { wordsAbout } from '../own-words.ts'
import { hashPassword, isPassword } from '../passwords.ts'
import { findHasFactor } from '../second-factor/store.ts'
import { recovery } from '../recovery/rules.ts'
import { clearTries, takeTry } from '../store/throttle.ts'
import { ownTryKey } from '../try-key.ts'

export type PasswordChange = { readonly current: string; readonly password: string }

/**
 * The holder of an account sets another password, and proves with the present one that it is them and not somebody at
 * their desk. Tries are slowed down as they are at the door. What `endOthers` ends, and mailed links, end with it.
 */
export async function changePassword(
  house: Pick<House, 'db' | 'config' | 'profile' | 'secrets'>,
  actor: SignedIn,
  change: PasswordChange,
  endOthers: (tx: Transaction, accountId: AccountId) => Promise<void>,
  now: Date,
): Promise<{ readonly changed: true } | Refusal> {
  const { db, secrets } = house
  const { accountId, personId } = actor
  const known = await wordsAbout(db, { id: accountId, personId })
  const hasFactor = await findHasFactor(db, accountId)
  const fine = await decideNewPassword(house, change.password, known, hasFactor)
  if (isRefusal(fine)) return fine
  const key = ownTryKey(secrets, accountId)
  const { waitSeconds } = await takeTry(db, key, now)
  if (waitSeconds > 0) return refuse('sign-in.wait', { seconds: waitSeconds })
  const stored = (await findAccount(db, accountId))?.passwordHash ?? null
  if (!(await isPassword(stored, change.current))) return refuse('sign-in.current-wrong')

  const hash = await hashPassword(change.password)
  const outcome = await inTransaction(db, async (tx) => {
    const held = await holdAccount(tx, accountId)
    if (held?.state !== 'active' || held.passwordHash !== stored) return refuse('sign-in.current-wrong')
    await savePassword(tx, accountId, hash, now)
    await endLinks(tx, accountId, now, [recovery])
    await endOthers(tx, accountId)
    await record(tx, actor, 'sign-in.password-changed', accountId, {}, now)
    const to = await recipientOf(tx, actor.personId)
    const facts = { account: accountId, elsewhere: true }
    if (to) await tell(tx, { occasion: 'sign-in.password-changed', to, facts, lane: 'now' }, now)
    return { changed: true } as const
  })
  if (!isRefusal(outcome)) await clearTries(db, key)
  return outcome
}
