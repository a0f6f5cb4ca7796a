import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { holdEvent, takeSeat } from '../../../events/index.ts'
import { promoteFromShare } from '../../actions/promote-waiting.ts'
import { tellDeciders, tellOwner } from '../../actions/tellings.ts'
import { shareOf } from '../../places/share.ts'
import { holdRegistration } from '../../store/read.ts'
import { saveMove } from '../../store/save.ts'
import type { Desk, Registration, State } from '../../types.ts'
import { decideChange, materialChanges, reopens } from '../rules.ts'
import { saveAnswers } from '../store.ts'
import type { Wanted } from '../types.ts'
import { materialOf, reopenHeld, standingAs } from './reopen.ts'

type Own = Pick<Registration, 'id' | 'eventId'>

/**
 * Changes a person's own registration after it was sent. What a desk has decided about is decided again, which they must
 * know: `registrations.edit.again` until they agree. Everything else just changes, and nobody is asked or told.
 */
export function change(
  house: House,
  actor: SignedIn,
  own: Own,
  wanted: Wanted,
): Promise<{ readonly next: State; readonly reopened: boolean } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const event = await holdEvent(tx, own.eventId)
    const held = await holdRegistration(tx, own.id)
    if (!event || held?.personId !== actor.personId) return refuse('registrations.unknown')
    if (held.revision !== wanted.seen) return refuse('registrations.stale')
    const organisationId = wanted.organisationId ?? held.organisationId
    const standing = await standingAs(tx, house, event, { ...held, organisationId }, now)
    const isOther = organisationId !== held.organisationId
    if (isOther && standing.organisation?.id !== organisationId) return refuse('registrations.edit.not-yours')
    if (isOther && isRefusal(standing.way)) return standing.way

    const category = isOther ? standing.category : held.category
    const fields = materialChanges(materialOf(held), { ...materialOf(held), organisationId, category }, event)
    const decider =
      isOther || held.state !== 'pending' ? standing.decider : (held.waitsFor ?? standing.decider)
    const outcome = decideChange(held, fields, event, decider, now, await shareOf(tx, event, organisationId))
    if (isRefusal(outcome)) return outcome
    const isAgain = reopens(held, fields, event, decider)
    if (isAgain && !wanted.isAgreed) return refuse('registrations.edit.again')

    const choices = { ...wanted.choices, mode: held.mode ?? wanted.choices.mode }
    const asksVisa = choices.asksVisa && choices.mode === 'on-site' && (standing.visa.may || held.asksVisa)
    await saveAnswers(tx, held.id, { ...choices, asksVisa, organisationId, category }, now)
    if (isAgain) {
      const rule = isRefusal(standing.way) ? (held.rule ?? '') : standing.way.rule
      const to = { fields, desk: outcome.waitsFor as Desk, rule, step: { organisationId, category } }
      return { ...(await reopenHeld(tx, house, actor, held, to, now)), reopened: true }
    }
    await record(tx, actor, 'registrations.changed', held.id, { fields }, now)
    const rule = isRefusal(standing.way) ? held.rule : standing.way.rule
    if (isOther && held.state === 'pending') await pass(tx, house, actor, held, { ...outcome, rule }, now)
    else if (isOther) await promoteFromShare(tx, held, event, now)
    return { next: outcome.next, reopened: false }
  })
}

/** One that waits goes to whoever decides for the other organisation, or finds its seat where nobody has to be asked. */
async function pass(
  tx: Transaction,
  house: Pick<House, 'profile'>,
  actor: SignedIn,
  held: Registration,
  {
    next,
    waitsFor,
    rule,
  }: { readonly next: State; readonly waitsFor: Desk | null; readonly rule: string | null },
  now: Date,
): Promise<void> {
  if (next === 'confirmed' && !(await takeSeat(tx, held.eventId, held.mode ?? 'remote')))
    throw new Error('a seat that was free under the lock was gone')
  const decidedBy = next === 'pending' ? undefined : null
  const revision = await saveMove(
    tx,
    held,
    actor,
    { to: next, waitsFor, submittedAt: now, rule, decidedBy },
    now,
  )
  if (next !== 'pending')
    await tellOwner(tx, held, next === 'confirmed' ? 'confirmed' : 'waitlisted', revision, now)
  else if (waitsFor === 'focal-point') await tellDeciders(tx, house, held, revision, now)
}
