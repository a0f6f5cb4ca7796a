import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { PersonId } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { recipientOf } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import { findPerson } from '../../../directory/index.ts'
import { holdEvent, takeSeat } from '../../../events/index.ts'
import type { HeldEvent } from '../../../events/index.ts'
import { tellOwner } from '../../actions/tellings.ts'
import { shareOf } from '../../places/share.ts'
import { decideApproval, decideRejection } from '../../rules.ts'
import { holdRegistration } from '../../store/read.ts'
import { saveMove } from '../../store/save.ts'
import type { Registration, State } from '../../types.ts'
import type { Decided, Decision, Wishes } from '../decision.ts'
import { reasonTold } from '../reasons.ts'
import { deskOf } from '../rules.ts'
import { findWithin } from '../store.ts'
import type { Remit } from '../types.ts'
import { decideClaim, holdClaim } from './claim.ts'

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
  wishes: Wishes = {},
): Promise<Decided | Refusal> {
  return inTransaction(house.db, (tx) => decideWithin(tx, house, actor, remit, number, decision, wishes))
}

/**
 * The same as part of a larger act. A claim to the same organisation that waits is one decision with the registration,
 * where whoever decides may decide about claims too; it is held first, since people come before events.
 */
export async function decideWithin(
  tx: Transaction,
  house: House,
  actor: SignedIn,
  remit: Remit,
  number: string,
  decision: Decision,
  wishes: Wishes = {},
): Promise<Decided | Refusal> {
  const now = house.clock.now()
  const found = await findWithin(tx, remit, number)
  if (!found) return refuse('registrations.unknown')
  const to = await recipientOf(tx, found.personId)
  const claim = await holdClaim(tx, house, actor, found, decision)
  const event = await holdEvent(tx, found.eventId)
  const held = await holdRegistration(tx, found.id)
  if (!event || !held || !isStillTheirs(found, held)) return refuse('registrations.unknown')

  const outcome =
    decision.is === 'approval'
      ? decideApproval(held, event, now, await shareOf(tx, event, held.organisationId))
      : decideRejection(held, event, now)
  if (isRefusal(outcome)) return outcome
  if (outcome.next === 'confirmed') await seat(tx, held, event)

  const reason = await reasonFor(tx, house, found.personId, decision)
  const by = deskOf(remit, found)
  const step = { to: outcome.next, rule: by, decidedBy: actor.accountId, reason }
  const revision = await saveMove(tx, held, actor, step, now)
  const because = decision.is === 'rejection' ? decision.because : undefined
  const details = { by, mode: held.mode, ...(because && { because }) }
  await record(tx, actor, `registrations.${outcome.next}`, held.id, details, now)
  await tellOwner(tx, held, occasionOf(outcome.next), revision, now, to, wishes.dueAt)
  const decided = claim && (await decideClaim(tx, actor, claim, reason, wishes, now))
  return { next: outcome.next, revision, at: now, claim: decided }
}

/** Its person may have changed to another organisation, and it to another desk, while it was waited for. */
const isStillTheirs = (found: Registration, held: Registration): boolean =>
  found.organisationId === held.organisationId && found.waitsFor === held.waitsFor

/** The reason of a rejection in the language of the person. */
async function reasonFor(
  tx: Transaction,
  { texts, profile }: House,
  personId: PersonId,
  decision: Decision,
): Promise<string | undefined> {
  if (decision.is === 'approval') return undefined
  const person = await findPerson(tx, personId)
  const t = texts(person?.language ?? profile.languages[0] ?? 'en')
  return reasonTold(t, decision.because, decision.reason)
}

async function seat(tx: Transaction, held: Registration, event: HeldEvent): Promise<void> {
  if (!(await takeSeat(tx, event.id, held.mode ?? 'remote')))
    throw new Error('a seat that was free under the lock was gone')
}

export const occasionOf = (state: State) =>
  state === 'confirmed' ? 'confirmed' : state === 'rejected' ? 'rejected' : 'waitlisted'
