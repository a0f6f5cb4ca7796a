import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { holdAccount } from '../../store/accounts.ts'
import { recipientOf, saveIdentifier, userNameOf } from '../../store/identifiers.ts'
import { bodyWords } from '../body-words.ts'
import { decideUserName } from '../rules.ts'
import { endUserName, saveUserNameChosen } from '../store.ts'

/**
 * Gives an account the user name its holder chose, once in its life. Of several who want the same one at once one gets
 * it; the others hear what they would hear of a reserved one.
 */
export function chooseUserName(
  { db, profile }: Pick<House, 'db' | 'profile'>,
  actor: SignedIn,
  wanted: string,
  now: Date,
): Promise<{ readonly userName: string } | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = await holdAccount(tx, actor.accountId)
    if (!held) return refuse('accounts.not-in-this-state')
    const was = await userNameOf(tx, held.id)
    const outcome = decideUserName(held, was, wanted, bodyWords(profile))
    if (isRefusal(outcome)) return outcome
    const name = { kind: 'username', key: wanted, shown: wanted, isContact: false } as const
    if (!(await saveIdentifier(tx, held.id, name, now))) return refuse('accounts.user-name-not-to-be-had')

    await endUserName(tx, held.id, was, now)
    await saveUserNameChosen(tx, held.id, now)
    await record(tx, actor, 'accounts.user-name-chosen', held.id, {}, now)
    const to = await recipientOf(tx, actor.personId)
    const onceKey = `accounts.user-name-chosen:${held.id}`
    const facts = { was, userName: wanted }
    if (to) await tell(tx, { occasion: 'accounts.user-name-chosen', to, facts, lane: 'now', onceKey }, now)
    return outcome
  })
}
