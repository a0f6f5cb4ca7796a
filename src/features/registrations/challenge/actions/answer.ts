import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { stranger, type SignedIn } from '../../../../values/actor.ts'
import type { OrganisationId, RegistrationId } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { findEventById } from '../../../events/index.ts'
import { cancel } from '../../desk/actions/cancel.ts'
import { isLive } from '../../states.ts'
import { findById } from '../../store/read.ts'
import { decideAnswer, decideSettling, mayCancel } from '../rules.ts'
import { findChallenge, holdChallenge, saveAnswer, saveSettled } from '../store.ts'
import type { ChallengeAnswer, Settled } from '../types.ts'

/** What an organisation says about somebody who takes part for it. "Not ours" makes the secretariat look again. */
export function answerChallenge(
  house: House,
  link: { readonly registrationId: RegistrationId; readonly organisationId: OrganisationId },
  said: { readonly answer: ChallengeAnswer; readonly by: string; readonly words: string },
): Promise<{ readonly answer: ChallengeAnswer } | Refusal> {
  const now = house.clock.now()
  const { registrationId, organisationId } = link
  return inTransaction(house.db, async (tx) => {
    const held = await holdChallenge(tx, registrationId)
    const it = held && (await findById(tx, registrationId))
    const event = it && (await findEventById(tx, it.eventId))
    if (!event || held?.organisationId !== organisationId) return refuse('registrations.mail-link.unknown')
    const outcome = decideAnswer(held, { isLive: isLive(it.state) }, event.endsAt, now)
    if (isRefusal(outcome)) return outcome
    await saveAnswer(tx, registrationId, said, now)
    const details = { organisationId, answer: said.answer }
    await record(tx, stranger, 'registrations.challenge-answered', registrationId, details, now)
    if (said.answer === 'not-ours') {
      const { profile } = house
      const to = { address: profile.helpContacts.registration, language: profile.languages[0] ?? 'en' }
      const onceKey = `registrations.disputed:${registrationId}`
      await tell(tx, { occasion: 'registrations.disputed', to, facts: { registrationId }, onceKey }, now)
    }
    return { answer: said.answer }
  })
}

/**
 * The secretariat has looked again: the registration stays, or is cancelled for a reason that its person reads. Cancelling is
 * the desk's own act; whoever finds it done already settles all the same.
 */
export async function settleChallenge(
  house: House,
  actor: SignedIn,
  number: string,
  id: RegistrationId,
  settling: { readonly settled: 'kept' } | { readonly settled: 'cancelled'; readonly reason: string },
): Promise<{ readonly settled: Settled } | Refusal> {
  const [challenge, it] = [await findChallenge(house.db, id), await findById(house.db, id)]
  const may = challenge ? decideSettling(challenge) : refuse('registrations.unknown')
  if (isRefusal(may)) return may
  if (settling.settled === 'cancelled' && it && mayCancel(it.state)) {
    const outcome = await cancel(house, actor, number, settling.reason)
    if (isRefusal(outcome)) return outcome
  }
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const held = await holdChallenge(tx, id)
    const outcome = held ? decideSettling(held) : refuse('registrations.unknown')
    if (isRefusal(outcome)) return outcome
    await saveSettled(tx, id, { settled: settling.settled, by: actor.accountId }, now)
    await record(
      tx,
      actor,
      'registrations.challenge-settled',
      id,
      { by: 'secretariat', settled: settling.settled },
      now,
    )
    return { settled: settling.settled }
  })
}
