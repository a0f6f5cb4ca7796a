import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { Id } from '../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { findRegistration } from '../../registrations/index.ts'
import { decideOfficer } from '../rules.ts'
import { holdRequest, saveRequest, type RequestChange } from '../store/requests.ts'
import type { Correction, VisaState } from '../types.ts'
import { tellParticipant } from './tellings.ts'

type Done = Promise<{ next: VisaState } | Refusal>

/** An officer takes a request to work on, so that two do not do the same. Taking it from a colleague is allowed and seen. */
export const take = (house: House, actor: SignedIn, id: Id): Done =>
  step(house, actor, id, 'in-process', 'visa-letters.taken', { takenBy: actor.accountId })

/** Puts it back for others. */
export const putBack = (house: House, actor: SignedIn, id: Id): Done =>
  step(house, actor, id, 'ready', 'visa-letters.put-back', { takenBy: null })

/** Asks its person for a correction, by mail and on the page. */
export const returnForCorrection = (house: House, actor: SignedIn, id: Id, asked: Correction): Done =>
  step(
    house,
    actor,
    id,
    'returned',
    'visa-letters.returned',
    { returnedFields: asked.fields, officerNote: asked.note || null, takenBy: null },
    'returned',
  )

/** What the consulate did, as far as it became known. */
export const noteOutcome = (
  house: House,
  actor: SignedIn,
  id: Id,
  outcome: 'granted' | 'refused' | 'not-used',
): Done => step(house, actor, id, outcome, `visa-letters.${outcome}`, {})

function step(
  house: House,
  actor: SignedIn,
  id: Id,
  to: VisaState,
  act: string,
  change: RequestChange,
  telling?: 'returned',
): Done {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const held = await holdRequest(tx, id)
    const registration = held && (await findRegistration(tx, held.registrationId))
    if (!registration) return refuse('visa-letters.unknown')
    const outcome = decideOfficer(held, to, registration.state)
    if (isRefusal(outcome)) return outcome
    const revision = await saveRequest(tx, id, { ...change, state: outcome.next }, now)
    await record(tx, actor, act, id, { from: held.state }, now)
    if (telling) await tellParticipant(tx, registration.personId, telling, id, revision, now)
    return outcome
  })
}
