import type { Transaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { EventId } from '../../../../values/ids.ts'
import { questionsOf } from '../store/read.ts'
import { insertQuestion } from '../store/save.ts'

/** A copy of an event asks what the original asks at present, in its words of today. */
export async function copyQuestions(
  tx: Transaction,
  _actor: Actor,
  { from, to }: { readonly from: EventId; readonly to: EventId },
  now: Date,
): Promise<void> {
  for (const question of await questionsOf(tx, from))
    await insertQuestion(tx, { ...question, id: newId(), eventId: to }, question.position, now)
}
