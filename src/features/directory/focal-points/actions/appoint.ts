import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import type { AccountsAbove } from '../accounts-above.ts'
import { findChange, saveAsked, saveDecided } from '../store/changes.ts'
import { holdOrganisation } from '../store/roles.ts'
import type { Wish } from '../types.ts'
import { holdBeginner, takeEffect, type Effect } from './take-effect.ts'

/** Thrown to undo what was saved before a refusal was known. */
class Undone extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.refused)
    this.refusal = refusal
  }
}

/**
 * Staff appoint somebody, or end a role, by themselves and with a reason. It is kept like a change that was asked for
 * and countersigned at once, so that an organisation's history has one form.
 */
export async function appoint(
  house: House,
  accounts: AccountsAbove,
  actor: SignedIn,
  wish: Wish & { readonly reason: string },
): Promise<Effect | Refusal> {
  const now = house.clock.now()
  const { personId } = wish
  if (personId && !(await accounts.holders(house.db, [personId])).has(personId))
    return refuse('directory.focal.cannot-sign-in')
  const act = inTransaction(house.db, async (tx) => {
    await holdBeginner(tx, { accounts }, wish)
    if (!(await holdOrganisation(tx, wish.organisationId)))
      throw new Undone(refuse('directory.focal.unknown'))
    const id = await saveAsked(tx, wish, actor.accountId, now)
    const change = id && (await findChange(tx, id))
    if (!change) throw new Undone(refuse('directory.focal.asked-already'))
    const effect = await takeEffect(tx, { profile: house.profile, accounts }, actor, change, now)
    if (isRefusal(effect)) throw new Undone(effect)
    const decided = { state: 'countersigned', by: actor.accountId, newRoleId: effect.newRoleId } as const
    await saveDecided(tx, change.id, decided, now)
    const facts = { organisationId: wish.organisationId, what: wish.what, personId: effect.personId }
    await record(tx, actor, 'directory.focal-point-change-made', change.id, facts, now)
    return effect
  })
  return act.catch((error: unknown) => {
    if (error instanceof Undone) return error.refusal
    throw error
  })
}
