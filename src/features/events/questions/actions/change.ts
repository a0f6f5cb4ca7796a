import { inTransaction, type Database } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { EventId, Id } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { holdEvent } from '../../store/read.ts'
import { decideEdit, moved } from '../rules.ts'
import { holdQuestion, questionsOf } from '../store/read.ts'
import { insertQuestion, keepWording, saveEnd, saveOrder, saveQuestion } from '../store/save.ts'
import type { Asking, Question, QuestionKind, Wording } from '../types.ts'

/** A form as it grows no longer: nobody answers more than this. */
const mostQuestions = 40

/** Puts one more question at the end of what an event asks. */
export function addQuestion(
  db: Database,
  actor: Actor,
  eventId: EventId,
  kind: QuestionKind,
  it: Wording & Asking,
  now: Date,
): Promise<{ id: Id } | Refusal> {
  return inTransaction(db, async (tx) => {
    if (!(await holdEvent(tx, eventId))) return refuse('events.unknown')
    const asked = await questionsOf(tx, eventId)
    if (asked.length >= mostQuestions) return refuse('events.questions.enough', { count: mostQuestions })
    const id = newId()
    await insertQuestion(tx, { ...it, id, eventId, kind }, (asked.at(-1)?.position ?? 0) + 1, now)
    await record(tx, actor, 'events.question-added', eventId, { question: id, kind }, now)
    return { id }
  })
}

/**
 * Edits a question. Words that somebody answered stay with their answers, and the new ones are another version. What a
 * colleague saved after `seen` is never overwritten unseen.
 */
export function changeQuestion(
  db: Database,
  actor: Actor,
  { eventId, id, changedAt: seen }: Pick<Question, 'eventId' | 'id' | 'changedAt'>,
  it: Wording & Asking,
  now: Date,
): Promise<{ version: number } | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = await holdOf(tx, eventId, id)
    if (!held) return refuse('events.questions.unknown')
    if (held.changedAt.getTime() !== seen.getTime()) return refuse('events.questions.stale')
    const outcome = decideEdit(held, it)
    if (isRefusal(outcome)) return outcome

    if (outcome.keepsEarlier) await keepWording(tx, held, now)
    await saveQuestion(tx, id, { ...it, version: outcome.version }, now)
    const details = { question: id, version: outcome.version }
    await record(tx, actor, 'events.question-changed', eventId, details, now)
    return { version: outcome.version }
  })
}

/** Asks this no longer. Whoever answered it still sees what they said. */
export function endQuestion(
  db: Database,
  actor: Actor,
  eventId: EventId,
  id: Id,
  now: Date,
): Promise<{ id: Id } | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = await holdOf(tx, eventId, id)
    if (!held) return refuse('events.questions.unknown')
    if (held.endedAt) return { id }
    await saveEnd(tx, id, now)
    await record(tx, actor, 'events.question-ended', eventId, { question: id }, now)
    return { id }
  })
}

/** Puts a question one place up or down. At the end of the list nothing happens. */
export function moveQuestion(
  db: Database,
  actor: Actor,
  eventId: EventId,
  id: Id,
  by: -1 | 1,
  now: Date,
): Promise<{ id: Id } | Refusal> {
  return inTransaction(db, async (tx) => {
    if (!(await holdEvent(tx, eventId))) return refuse('events.unknown')
    const ids = (await questionsOf(tx, eventId)).map((question) => question.id)
    if (!ids.includes(id)) return refuse('events.questions.unknown')
    const after = moved(ids, id, by)
    if (!after) return { id }
    await saveOrder(tx, after)
    await record(tx, actor, 'events.question-moved', eventId, { question: id, by }, now)
    return { id }
  })
}

async function holdOf(
  tx: Parameters<typeof holdQuestion>[0],
  eventId: EventId,
  id: Id,
): Promise<Question | undefined> {
  const held = await holdQuestion(tx, id)
  return held?.eventId === eventId ? held : undefined
}
