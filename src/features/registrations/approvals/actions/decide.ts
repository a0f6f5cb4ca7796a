import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { holdEvent, takeSeat } from '../../../events/index.ts'
import type { HeldEvent } from '../../../events/index.ts'
import { tellOwner } from '../../actions/tellings.ts'
import { shareOf } from '../../places/share.ts'
import { decideApproval, decideRejection } from '../../rules.ts'
import { holdRegistration } from '../../store/read.ts'
import { saveMove } from '../../store/save.ts'
import type { Registration, State } from '../../types.ts'
import { findWithin } from '../store.ts'
import type { Remit } from '../types.ts'

export type Decision = { readonly is: 'approval' } | { readonly is: 'rejection'; readonly reason: string }

/**
 * Approves or rejects one registration. The page, the review of many and every later door come here. The event is held
 * before the registration, so that two approvals cannot share a seat and two focal points cannot both decide.
 */
export function decide(
  house: House,
  actor: SignedIn,
  remit: Remit,
  number: string,
  decision: Decision,
): Promise<{ next: State } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const found = await findWithin(tx, remit, number)
    const event = found && (await holdEvent(tx, found.eventId))
    const held = found && (await holdRegistration(tx, found.id))
    if (!event || !held) return refuse('registrations.unknown')

    const outcome =
      decision.is === 'approval'
        ? decideApproval(held, event, now, await shareOf(tx, event, held.organisationId))
        : decideRejection(held, event, now)
    if (isRefusal(outcome)) return outcome
    if (outcome.next === 'confirmed') await seat(tx, held, event)

    const reason = decision.is === 'rejection' ? decision.reason : undefined
    const step = { to: outcome.next, rule: found.waitsFor, decidedBy: actor.accountId, reason }
    const revision = await saveMove(tx, held, actor, step, now)
    await record(
      tx,
      actor,
      `registrations.${outcome.next}`,
      held.id,
      { by: found.waitsFor, mode: held.mode },
      now,
    )
    await tellOwner(tx, held, occasionOf(outcome.next), revision, now)
    return outcome
  })
}

async function seat(tx: Transaction, held: Registration, event: HeldEvent): Promise<void> {
  if (!(await takeSeat(tx, event.id, held.mode ?? 'remote')))
    throw new Error('a seat that was free under the lock was gone')
}

const occasionOf = (state: State) =>
  state === 'confirmed' ? 'confirmed' : state === 'rejected' ? 'rejected' : 'waitlisted'
