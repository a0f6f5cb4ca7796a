import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { freeSeat } from '../../../events/index.ts'
import { promoteWaiting } from '../../actions/promote-waiting.ts'
import { saveMove } from '../../store/save.ts'
import type { State } from '../../types.ts'
import { decideCancellation } from '../rules.ts'
import { actOn } from './held.ts'
import { tellOfDesk } from './tellings.ts'

/** Cancels somebody's registration for a reason that they read. A seat it held goes to who waits for it. */
export const cancel = (
  house: House,
  actor: SignedIn,
  number: string,
  reason: string,
): Promise<{ readonly next: State } | Refusal> =>
  actOn(house, number, async (tx, held, event, now) => {
    const outcome = decideCancellation(held, event, now)
    if (isRefusal(outcome)) return outcome
    const step = { to: outcome.next, reason, decidedBy: actor.accountId }
    const revision = await saveMove(tx, held, actor, step, now)
    await record(tx, actor, 'registrations.cancelled', held.id, { from: held.state, by: 'secretariat' }, now)
    await tellOfDesk(tx, held, 'cancelled', revision, now)
    if (outcome.frees) {
      await freeSeat(tx, event.id, outcome.frees)
      await promoteWaiting(tx, event.id, outcome.frees, now)
    }
    return { next: outcome.next }
  })
