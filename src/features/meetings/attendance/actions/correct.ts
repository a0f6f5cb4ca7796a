import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { PersonId } from '../../../../values/ids.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { recipientOf } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import type { Sitting } from '../../types.ts'
import { endCertificate } from '../store/certificates.ts'
import { saveCorrection, type NewCorrection } from '../store/corrections.ts'
import { answerObjection } from '../store/objections.ts'
import type { CorrectionAct } from '../types.ts'

/** What staff decide about somebody's attendance; `keep` changes nothing, and answers what they say. */
export type Decision = Pick<NewCorrection, 'from' | 'until' | 'origin' | 'reason'> & {
  readonly act: CorrectionAct | 'keep'
}

/**
 * Corrects when somebody was at a sitting, as a new version after the one that was looked at, and tells them. What waits for an
 * answer is answered by the reason, and a certificate that says otherwise is not valid any more.
 */
export function correct(
  house: House,
  actor: SignedIn,
  sitting: Sitting,
  personId: PersonId,
  { act, ...it }: Decision,
  seen: number,
): Promise<Refusal | undefined> {
  const now = house.clock.now()
  const of = { sittingId: sitting.id, eventId: sitting.eventId, personId }
  return inTransaction(house.db, async (tx) => {
    if (act !== 'keep') {
      const isNext = await saveCorrection(tx, { ...of, ...it, act }, seen, actor.accountId, now)
      if (!isNext) return refuse('meetings.attendance.corrected-meanwhile')
      const details = { sitting: sitting.id, act, version: seen + 1 }
      await record(tx, actor, 'meetings.attendance-corrected', personId, details, now)
      await endCertificate(tx, sitting.eventId, personId, 'corrected', now)
    }
    const said = { answer: it.reason, by: actor.accountId }
    const objection = await answerObjection(tx, sitting.id, personId, said, now)
    if (!objection) return act === 'keep' ? refuse('meetings.attendance.nothing-to-answer') : undefined
    await record(tx, actor, 'meetings.attendance-answered', personId, { sitting: sitting.id, act }, now)
    const to = await recipientOf(tx, personId)
    if (to) await tell(tx, { occasion: 'meetings.attendance-answered', to, facts: { objection } }, now)
    return undefined
  })
}
