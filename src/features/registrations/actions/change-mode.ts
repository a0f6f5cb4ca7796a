import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { freeSeat, holdEvent, takeSeat } from '../../events/index.ts'
import { shareOf } from '../places/share.ts'
import { reopenForMode } from '../reopening/actions/reopen.ts'
import { decideModeChange } from '../rules.ts'
import { holdRegistration } from '../store/read.ts'
import { saveMode, saveMove } from '../store/save.ts'
import type { Mode, Registration, State } from '../types.ts'
import { promoteWaiting } from './promote-waiting.ts'
import { tellOwner } from './tellings.ts'

/** Changes between on site and remote, unless a desk decides that anew. The other seat is taken first; the one given back goes to who waits for it. */
export function changeMode(
  house: House,
  actor: SignedIn,
  own: Pick<Registration, 'id' | 'eventId'>,
  to: Mode,
): Promise<{ next: State } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const event = await holdEvent(tx, own.eventId)
    const held = await holdRegistration(tx, own.id)
    if (!event || held?.personId !== actor.personId) return refuse('registrations.unknown')

    const again = await reopenForMode(tx, house, actor, event, held, to, now)
    if (again) return again
    const outcome = decideModeChange(held, to, event, now, await shareOf(tx, event, held.organisationId))
    if (isRefusal(outcome)) return outcome
    if (outcome.takes && !(await takeSeat(tx, event.id, outcome.takes)))
      throw new Error('a seat that was free under the lock was gone')

    const revision = await save(tx, actor, held, to, outcome.next, now)
    await record(tx, actor, 'registrations.mode-changed', held.id, { from: held.mode, to }, now)
    await tellOwner(tx, held, outcome.next === held.state ? 'mode-changed' : 'confirmed', revision, now)
    if (outcome.frees) {
      await freeSeat(tx, event.id, outcome.frees)
      await promoteWaiting(tx, event.id, outcome.frees, now)
    }
    return { next: outcome.next }
  })
}

/** Visa help ends with coming on site. */
function save(
  tx: Transaction,
  actor: SignedIn,
  held: Registration,
  mode: Mode,
  next: State,
  now: Date,
): Promise<number> {
  const asksVisa = held.asksVisa && mode === 'on-site'
  if (next === held.state) return saveMode(tx, held.id, { mode, asksVisa }, now)
  return saveMove(tx, held, actor, { to: next, rule: 'mode-changed', mode, asksVisa }, now)
}
