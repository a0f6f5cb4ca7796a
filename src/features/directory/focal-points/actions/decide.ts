import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import type { AccountsAbove } from '../accounts-above.ts'
import { recipientOf } from '../recipients.ts'
import { decideDeciding } from '../rules.ts'
import { findChange, holdChange, saveDecided } from '../store/changes.ts'
import { holdOrganisation } from '../store/roles.ts'
import type { Change } from '../types.ts'
import { holdBeginner, takeEffect } from './take-effect.ts'

/**
 * The secretariat countersigns: in one transaction the old role ends, the new one begins, and everybody is told. Of
 * several signatures at once the first one counts.
 */
export function countersign(
  house: House,
  accounts: AccountsAbove,
  actor: SignedIn,
  id: Id,
): Promise<{ readonly countersigned: Change } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const change = await holdToDecide(tx, accounts, actor, id)
    if (isRefusal(change)) return change
    const effect = await takeEffect(tx, { profile: house.profile, accounts }, actor, change, now)
    if (isRefusal(effect)) return effect
    const decided = { state: 'countersigned', by: actor.accountId, newRoleId: effect.newRoleId } as const
    await saveDecided(tx, id, decided, now)
    const facts = { organisationId: change.organisationId, what: change.what, personId: effect.personId }
    await record(tx, actor, 'directory.focal-point-change-countersigned', id, facts, now)
    return { countersigned: change }
  })
}

/** The secretariat says no, with words that whoever asked reads. */
export function refuseChange(
  house: House,
  accounts: AccountsAbove,
  actor: SignedIn,
  id: Id,
  note: string,
): Promise<{ readonly refusedChange: Change } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const change = await holdToDecide(tx, accounts, actor, id)
    if (isRefusal(change)) return change
    await saveDecided(tx, id, { state: 'refused', by: actor.accountId, note }, now)
    const { organisationId, what } = change
    await record(tx, actor, 'directory.focal-point-change-refused', id, { organisationId, what }, now)
    const asker = await accounts.holderOfAccount(tx, change.askedBy)
    if (asker) {
      const to = recipientOf(asker)
      await tell(tx, { occasion: 'directory.focal-refused', to, facts: { changeId: id } }, now)
    }
    return { refusedChange: change }
  })
}

/** Whoever asked takes it back before it is decided. */
export function withdrawChange(
  house: House,
  actor: SignedIn,
  id: Id,
): Promise<{ readonly withdrawn: Change } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const change = await holdChange(tx, id)
    if (!change || change.askedBy !== actor.accountId) return refuse('directory.focal.unknown')
    if (change.state !== 'asked') return refuse('directory.focal.decided-already')
    await saveDecided(tx, id, { state: 'withdrawn', by: actor.accountId }, now)
    const { organisationId, what } = change
    await record(tx, actor, 'directory.focal-point-change-withdrawn', id, { organisationId, what }, now)
    return { withdrawn: change }
  })
}

/** The organisation is held before the change, as everywhere, so that nobody waits for somebody who waits for them. */
async function holdToDecide(
  tx: Transaction,
  accounts: AccountsAbove,
  actor: SignedIn,
  id: Id,
): Promise<Change | Refusal> {
  const found = await findChange(tx, id)
  if (!found) return refuse('directory.focal.unknown')
  await holdBeginner(tx, { accounts }, found)
  await holdOrganisation(tx, found.organisationId)
  const held = await holdChange(tx, id)
  if (!held) return refuse('directory.focal.unknown')
  const outcome = decideDeciding(held, actor.accountId)
  return isRefusal(outcome) ? outcome : held
}
