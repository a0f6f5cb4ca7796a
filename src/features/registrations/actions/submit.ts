import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { recipientOf, type Contact } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { askedOf, type EventView, holdEvent, openOf, questionsOf, takeSeat } from '../../events/index.ts'
import { asksSomebody, decideSubmission } from '../rules.ts'
import { shareOf } from '../places/share.ts'
import { findLive, holdRegistration } from '../store/read.ts'
import { saveMove, type Step } from '../store/save.ts'
import { standingOf, type Standing } from '../store/standing.ts'
import type { Registration, State } from '../types.ts'
import { challenge, doubtAbout } from '../challenge/actions/ask.ts'
import { tellDeciders, tellOwner } from './tellings.ts'

/**
 * Sends a draft: to nobody, and it is confirmed or waits for a seat; or to somebody who decides. `seen` is the revision
 * the person checked. The event is held only where a seat may be taken, and always before the registration.
 */
export function submit(
  house: House,
  actor: SignedIn,
  event: EventView,
  seen: number,
): Promise<{ number: string; next: State } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const standing = await standingOf(tx, house.profile, event, actor.personId, now)
    if (isRefusal(standing.way)) return standing.way
    const draft = await findLive(tx, event.id, actor.personId)
    if (!draft) return refuse('registrations.no-draft')

    const to = await recipientOf(tx, actor.personId)
    const why = await doubtAbout(tx, {
      personId: actor.personId,
      organisationId: standing.organisation?.id,
      isAsked: asksSomebody(standing.decider),
    })
    const current = asksSomebody(standing.decider) ? event : await holdEvent(tx, event.id)
    const held = await holdRegistration(tx, draft.id)
    if (!held || !current) return refuse('registrations.no-draft')
    if (held.state !== 'draft') return refuse('registrations.already-sent')
    if (held.revision !== seen) return refuse('registrations.stale')
    if (await isOpen(tx, held, standing.category)) return refuse('registrations.questions.open')

    const share = await shareOf(tx, current, standing.organisation?.id ?? null)
    const outcome = decideSubmission(held, standing.decider, current, now, share)
    if (isRefusal(outcome)) return outcome
    const step = stepOf(held, standing, standing.way.rule, outcome, now)
    await keep(tx, house, actor, held, step, now, to)
    if (standing.organisation && why)
      await challenge(
        tx,
        house.profile,
        { registrationId: held.id, organisationId: standing.organisation.id, why },
        now,
      )
    return { number: held.number, next: outcome.next }
  })
}

/** Whether a question is new since the form was filled in, or asked in other words by now. */
async function isOpen(tx: Transaction, held: Registration, category: string): Promise<boolean> {
  const asked = askedOf(await questionsOf(tx, held.eventId), { mode: held.mode ?? undefined, category })
  return openOf(asked, held.answers.questions ?? {}).length > 0
}

/** Whom the person comes for, and what the policy said, are kept as they are at this moment. */
const stepOf = (
  held: Registration,
  standing: Standing,
  rule: string,
  outcome: { next: State; waitsFor: Registration['waitsFor'] },
  now: Date,
): Step => ({
  to: outcome.next,
  submittedAt: now,
  rule,
  waitsFor: outcome.waitsFor,
  organisationId: standing.organisation?.id ?? null,
  category: standing.category,
  asksVisa: held.asksVisa && standing.visa.may,
  decidedBy: outcome.waitsFor ? undefined : null,
})

async function keep(
  tx: Transaction,
  house: Pick<House, 'profile'>,
  actor: SignedIn,
  held: Registration,
  step: Step,
  now: Date,
  to: Contact | undefined,
): Promise<void> {
  if (step.to === 'confirmed' && !(await takeSeat(tx, held.eventId, held.mode ?? 'remote')))
    throw new Error('a seat that was free under the lock was gone')
  const revision = await saveMove(tx, held, actor, step, now)
  await record(tx, actor, `registrations.${step.to}`, held.id, { rule: step.rule, mode: held.mode }, now)
  await tellOwner(tx, held, occasionOf(step.to), revision, now, to)
  if (step.waitsFor === 'focal-point' && step.organisationId)
    await tellDeciders(tx, house, held, revision, now)
}

const occasionOf = (state: State) =>
  state === 'pending' ? 'received' : state === 'confirmed' ? 'confirmed' : 'waitlisted'
