import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { freeSeat } from '../../../events/index.ts'
import { promoteWaiting } from '../../actions/promote-waiting.ts'
import { tellOwner } from '../../actions/tellings.ts'
import { shareOf } from '../../places/share.ts'
import { saveMode, saveMove } from '../../store/save.ts'
import type { Mode, State } from '../../types.ts'
import { decideMove } from '../rules.ts'
import { actOn, takeFree } from './held.ts'

/** Moves somebody between on site and remote, whatever the deadline. Visa help ends with coming on site. */
export const moveMode = (
  house: House,
  actor: SignedIn,
  number: string,
  to: Mode,
): Promise<{ readonly next: State } | Refusal> =>
  actOn(house, number, async (tx, held, event, now) => {
    const outcome = decideMove(held, to, event, now, await shareOf(tx, event, held.organisationId))
    if (isRefusal(outcome)) return outcome
    if (outcome.takes) await takeFree(tx, event, outcome.takes)
    const change = { mode: to, asksVisa: held.asksVisa && to === 'on-site' }
    const stays = outcome.next === held.state
    const revision = stays
      ? await saveMode(tx, held.id, change, now)
      : await saveMove(tx, held, actor, { to: outcome.next, rule: 'mode-changed', ...change }, now)
    const details = { from: held.mode, to, by: 'secretariat' }
    await record(tx, actor, 'registrations.mode-changed', held.id, details, now)
    await tellOwner(tx, held, stays ? 'mode-changed' : 'confirmed', revision, now)
    if (outcome.frees) {
      await freeSeat(tx, event.id, outcome.frees)
      await promoteWaiting(tx, event.id, outcome.frees, now)
    }
    return { next: outcome.next }
  })
