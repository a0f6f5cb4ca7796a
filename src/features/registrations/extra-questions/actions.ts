import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { type EventView, isSameAnswers, noteAnswered, type QuestionAnswers } from '../../events/index.ts'
import { holdRegistration } from '../store/read.ts'
import type { Registration } from '../types.ts'
import { mayAnswer } from './rules.ts'
import { saveQuestionAnswers } from './store.ts'
import { askedOfRegistration } from './view.ts'

/** Keeps what somebody answers after their registration was sent; the audit holds which questions, never what was said. */
export function changeAnswers(
  house: House,
  actor: SignedIn,
  { id, revision: seen }: Pick<Registration, 'id' | 'revision'>,
  event: EventView,
  answers: QuestionAnswers,
): Promise<{ revision: number } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    const held = await holdRegistration(tx, id)
    if (!held) return refuse('registrations.unknown')
    const { open } = await askedOfRegistration(tx, held)
    const no = mayAnswer(held, event, open.length > 0, now)
    if (no) return no
    if (isSameAnswers(held.answers.questions, answers)) return { revision: held.revision }
    if (held.revision !== seen) return refuse('registrations.stale')

    await noteAnswered(tx, answers)
    const revision = await saveQuestionAnswers(tx, id, answers, now)
    const questions = Object.keys(answers).sort()
    await record(tx, actor, 'registrations.answers-changed', id, { questions }, now)
    return { revision }
  })
}
