import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { tellOwner } from '../../actions/tellings.ts'
import { saveMove } from '../../store/save.ts'
import type { State } from '../../types.ts'
import { decideSeat } from '../rules.ts'
import { actOn, takeFree } from './held.ts'

/** Gives somebody who waits a seat out of their turn; it is recorded who did, and why it was possible. */
export const giveSeat = (
  house: House,
  actor: SignedIn,
  number: string,
): Promise<{ readonly next: State } | Refusal> =>
  actOn(house, number, async (tx, held, event, now) => {
    const outcome = decideSeat(held, event, now)
    if (isRefusal(outcome)) return outcome
    if (outcome.takes) await takeFree(tx, event, outcome.takes)
    const revision = await saveMove(tx, held, actor, { to: outcome.next, rule: 'secretariat' }, now)
    const details = { from: held.state, mode: held.mode, rule: 'out-of-turn', by: 'secretariat' }
    await record(tx, actor, 'registrations.confirmed', held.id, details, now)
    await tellOwner(tx, held, 'confirmed', revision, now)
    return { next: outcome.next }
  })
