import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { answerWithin } from '../../actions/answer.ts'
import { openEnquiry } from '../../actions/open.ts'
import { aboutOf } from '../../rules.ts'
import { decideAnswering, decideNoting } from '../rules.ts'
import { holdFeedback, saveFeedbackState } from '../store.ts'

type Needs = Pick<House, 'db' | 'clock' | 'secrets' | 'texts'>

/** Somebody has read it and taken it in, or takes that back. */
export function noteFeedback(
  { db, clock }: Needs,
  actor: SignedIn,
  id: Id,
  to: 'noted' | 'fresh',
): Promise<{ readonly done: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = await holdFeedback(tx, id)
    if (!held) return refuse('enquiries.unknown')
    const outcome = decideNoting(held, to)
    if (isRefusal(outcome)) return outcome
    await saveFeedbackState(tx, id, { state: outcome.next }, clock.now())
    await record(tx, actor, 'enquiries.feedback-noted', id, { state: outcome.next }, clock.now())
    return { done: true }
  })
}

/** Answers whoever agreed to it: their words become a thread, in which they may write back. */
export function answerFeedback(
  house: Needs,
  actor: SignedIn,
  id: Id,
  words: string,
): Promise<{ readonly number: string } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const held = await holdFeedback(tx, id)
    if (!held) return refuse('enquiries.unknown')
    const no = decideAnswering(held)
    if (no) return no
    const { language, personId, address, page, rating } = held
    const t = house.texts(language)
    const opened = await openEnquiry(
      tx,
      house,
      actor,
      {
        desk: 'website',
        source: 'feedback',
        subject: t('enquiries.feedback.subject'),
        words: held.words ?? t(`enquiries.feedback.rating.${rating ?? 3}`),
        writer: { personId: personId ?? undefined, address: address ?? undefined },
        language,
        about: page ? aboutOf(page) : undefined,
      },
      now,
    )
    const answered = await answerWithin(tx, actor, opened.id, { words, asks: false, revision: 1 }, now)
    if (isRefusal(answered)) return answered
    await saveFeedbackState(tx, id, { state: 'answered', enquiryId: opened.id }, now)
    await record(tx, actor, 'enquiries.feedback-answered', id, { number: opened.number }, now)
    return { number: opened.number }
  })
}
