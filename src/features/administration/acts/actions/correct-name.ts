import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database } from '../../../../platform/database/database.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { compareSoon, recipientOf } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import { holdPerson, saveOwnWords } from '../../../directory/index.ts'
import { findTarget } from '../../accounts/store/target.ts'
import { decideAct } from '../../rules.ts'

export type Names = {
  readonly name: string
  readonly badgeName?: string | undefined
  readonly otherScriptName?: string | undefined
}

/**
 * Corrects somebody's name. The person is told, since it is on their badge and in their letters; the audit keeps which of
 * the names changed, and none of them.
 */
export function correctName(
  db: Database,
  actor: SignedIn,
  accountId: AccountId,
  names: Names,
  now: Date,
): Promise<{ readonly done: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    const target = await findTarget(tx, accountId, now)
    const person = target && (await holdPerson(tx, target.personId))
    if (!target || !person) return refuse('administration.unknown')
    const outcome = decideAct('name', actor, target, now)
    if (isRefusal(outcome)) return outcome
    const next = {
      name: names.name,
      badgeName: names.badgeName ?? null,
      otherScriptName: names.otherScriptName ?? null,
    }
    const fields = (['name', 'badgeName', 'otherScriptName'] as const).filter(
      (one) => person[one] !== next[one],
    )
    if (fields.length === 0) return refuse('administration.name-is-the-same')
    await saveOwnWords(tx, person.id, { ...person, ...next })
    await compareSoon(tx, accountId, now)
    await record(tx, actor, 'administration.name-corrected', accountId, { fields }, now)
    const to = await recipientOf(tx, person.id)
    const facts = { person: person.id }
    if (to)
      await tell(
        tx,
        { occasion: 'administration.name-corrected', to: { ...to, name: next.name }, facts },
        now,
      )
    return { done: true }
  })
}
