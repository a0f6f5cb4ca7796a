import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import {
  type AnswerLine,
  answerLines,
  askedOf,
  everyQuestionOf,
  openOf,
  type Question,
  shownWith,
} from '../../events/index.ts'
import type { Registration } from '../types.ts'

type Answered = Pick<Registration, 'eventId' | 'mode' | 'category' | 'answers'>

/** What is asked of a registration's person, and which of it is still to be answered. */
export async function askedOfRegistration(
  db: Database | Transaction,
  it: Answered,
): Promise<{ readonly every: Question[]; readonly asked: Question[]; readonly open: Question[] }> {
  const every = await everyQuestionOf(db, it.eventId)
  const asked = askedOf(every, { mode: it.mode ?? undefined, category: it.category })
  return { every, asked, open: openOf(asked, it.answers.questions ?? {}) }
}

/**
 * What somebody answered to the event's own questions, line by line, with what is asked and not answered. A focal point
 * gets only what they may read.
 */
export async function answersShown(
  house: Pick<House, 'db' | 'profile'>,
  t: Texts,
  it: Answered,
  reader: 'all' | 'focal-point' = 'all',
): Promise<AnswerLine[]> {
  const { every, asked } = await askedOfRegistration(house.db, it)
  const answers = it.answers.questions ?? {}
  const shown = shownWith(every, asked, answers).filter((one) => reader === 'all' || one.seenByFocalPoint)
  return answerLines(t, house.profile, shown, answers)
}
