import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { decideSending } from '../rules.ts'
import { sealDetails, type TypedDetails } from '../sealing.ts'
import { isOpen } from '../states.ts'
import { holdRequestOf, saveRequest } from '../store/requests.ts'
import type { VisaDetails, VisaState } from '../types.ts'
import type { Mine } from '../view.ts'

/** Keeps what somebody has typed so far, sealed; nobody works with it yet. */
export function keepDetails(
  house: House,
  actor: SignedIn,
  mine: Mine,
  typed: TypedDetails,
): Promise<{ next: VisaState } | Refusal> {
  const now = house.clock.now()
  if (mine.hindrance) return Promise.resolve(refuse('visa-letters.not-now'))
  return inTransaction(house.db, async (tx) => {
    const held = await holdRequestOf(tx, mine.it.id, now)
    if (!isOpen(held.state)) return refuse('visa-letters.already-sent')
    await saveRequest(tx, held.id, { sealed: sealDetails(house, held.id, typed) }, now)
    await record(tx, actor, 'visa-letters.kept', held.id, {}, now)
    return { next: held.state }
  })
}

/** Hands whole details to the officer. What the officer asked to correct is done with. */
export function sendDetails(
  house: House,
  actor: SignedIn,
  mine: Mine,
  details: VisaDetails,
): Promise<{ next: VisaState } | Refusal> {
  const now = house.clock.now()
  if (mine.hindrance) return Promise.resolve(refuse('visa-letters.not-now'))
  return inTransaction(house.db, async (tx) => {
    const held = await holdRequestOf(tx, mine.it.id, now)
    const outcome = decideSending(held.state)
    if (isRefusal(outcome)) return outcome
    const sealed = sealDetails(house, held.id, details)
    const change = { state: outcome.next, sealed, sentAt: now, returnedFields: [], officerNote: null }
    await saveRequest(tx, held.id, change, now)
    await record(tx, actor, 'visa-letters.sent', held.id, { from: held.state }, now)
    return outcome
  })
}
