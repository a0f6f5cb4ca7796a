import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { holdEvent } from '../../../events/index.ts'
import { tellOwner } from '../../actions/tellings.ts'
import { holdRegistration } from '../../store/read.ts'
import { saveMove } from '../../store/save.ts'
import type { Registration, State } from '../../types.ts'
import { decideAcceptance } from '../rules.ts'

/** Takes the seat that was offered. It has been kept, so nobody can have it meanwhile. */
export function accept(
  house: House,
  actor: SignedIn,
  own: Pick<Registration, 'id' | 'eventId'>,
): Promise<{ next: State } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const event = await holdEvent(tx, own.eventId)
    const held = await holdRegistration(tx, own.id)
    if (!event || held?.personId !== actor.personId) return refuse('registrations.unknown')
    const outcome = decideAcceptance(held, event, now)
    if (isRefusal(outcome)) return outcome

    const revision = await saveMove(tx, held, actor, { to: outcome.next, rule: 'offer-accepted' }, now)
    await record(tx, actor, 'registrations.confirmed', held.id, { rule: 'offer-accepted' }, now)
    await tellOwner(tx, held, 'confirmed', revision, now)
    return outcome
  })
}
