import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { holdEvent, takeSeat } from '../../../events/index.ts'
import { tellDeciders, tellOwner } from '../../actions/tellings.ts'
import { shareOf } from '../../places/share.ts'
import { findLive, holdRegistration } from '../../store/read.ts'
import { saveMove } from '../../store/save.ts'
import type { Registration, State } from '../../types.ts'
import { decideCorrection } from '../rules.ts'
import { saveAnswers } from '../store.ts'
import type { Wanted } from '../types.ts'
import { standingAs } from './reopen.ts'

/**
 * A rejected registration is corrected and sent again, once for every rejection: the same number, its history kept, and
 * decided by whoever decides now.
 */
export function correct(
  house: House,
  actor: SignedIn,
  own: Pick<Registration, 'id' | 'eventId'>,
  { choices, organisationId: chosen, seen }: Wanted,
): Promise<{ readonly next: State; readonly reopened: boolean } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const event = await holdEvent(tx, own.eventId)
    const held = await holdRegistration(tx, own.id)
    if (!event || held?.personId !== actor.personId) return refuse('registrations.unknown')
    if (held.state === 'rejected' && held.revision !== seen) return refuse('registrations.stale')
    const live = await findLive(tx, event.id, actor.personId)
    const organisationId = chosen ?? held.organisationId
    const standing = await standingAs(tx, house, event, { ...held, organisationId }, now)
    if (isRefusal(standing.way)) return standing.way

    const share = await shareOf(tx, event, standing.organisation?.id ?? null)
    const hasOther = live !== undefined && live.id !== held.id
    const outcome = decideCorrection(held, choices.mode, event, standing.decider, hasOther, now, share)
    if (isRefusal(outcome)) return outcome
    if (outcome.next === 'confirmed' && !(await takeSeat(tx, event.id, choices.mode)))
      throw new Error('a seat that was free under the lock was gone')

    const asksVisa = choices.asksVisa && choices.mode === 'on-site' && standing.visa.may
    const as = { organisationId: standing.organisation?.id ?? null, category: standing.category }
    await saveAnswers(tx, held.id, { ...choices, asksVisa, ...as }, now)
    const { next: to, waitsFor } = outcome
    const decidedBy = waitsFor ? undefined : null
    const step = { to, waitsFor, submittedAt: now, rule: standing.way.rule, isUndecided: true, decidedBy }
    const revision = await saveMove(tx, held, actor, step, now)
    await record(tx, actor, 'registrations.corrected', held.id, { by: waitsFor }, now)
    await tellOwner(tx, held, occasionOf(to), revision, now)
    if (waitsFor === 'focal-point') await tellDeciders(tx, house, held, revision, now)
    return { next: to, reopened: false }
  })
}

const occasionOf = (state: State) =>
  state === 'pending' ? 'received' : state === 'confirmed' ? 'confirmed' : 'waitlisted'
