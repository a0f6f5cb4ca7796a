import { sql } from 'kysely'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { EventId, Id } from '../../../../values/ids.ts'
import type { Asking, Question, QuestionAnswers, QuestionKind, Wording } from '../types.ts'

const columnsOf = (it: Wording & Asking) => ({
  label: JSON.stringify(it.label),
  hint: JSON.stringify(it.hint),
  options: JSON.stringify(it.options),
  required: it.required,
  shown_for_modes: [...it.modes],
  shown_for_categories: [...it.categories],
  seen_by_focal_point: it.seenByFocalPoint,
})

export async function insertQuestion(
  tx: Transaction,
  it: Wording & Asking & { readonly id: Id; readonly eventId: EventId; readonly kind: QuestionKind },
  position: number,
  now: Date,
): Promise<void> {
  const { id, eventId, kind } = it
  await tx
    .insertInto('event_question')
    .values({ id, event_id: eventId, kind, position, ...columnsOf(it), created_at: now, changed_at: now })
    .execute()
}

/** Saves an edit of a question that is held. */
export async function saveQuestion(
  tx: Transaction,
  id: Id,
  it: Wording & Asking & { readonly version: number },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('event_question')
    .set({ ...columnsOf(it), version: it.version, changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** Keeps the words that were answered, before others take their place. */
export async function keepWording(tx: Transaction, it: Question, now: Date): Promise<void> {
  await tx
    .insertInto('event_question_wording')
    .values({
      question_id: it.id,
      version: it.version,
      label: JSON.stringify(it.label),
      hint: JSON.stringify(it.hint),
      options: JSON.stringify(it.options),
      replaced_at: now,
    })
    .execute()
}

export async function saveEnd(tx: Transaction, id: Id, now: Date): Promise<void> {
  await tx
    .updateTable('event_question')
    .set({ ended_at: now, changed_at: now })
    .where('id', '=', id)
    .execute()
}

/** Numbers the questions of an event anew, in this order. */
export async function saveOrder(tx: Transaction, ids: readonly Id[]): Promise<void> {
  await sql`update event_question set position = place.number
    from unnest(${[...ids]}::uuid[]) with ordinality as place(id, number)
    where event_question.id = place.id`.execute(tx)
}

/**
 * Notes that these versions were answered, so that whoever edits them makes others. Called in the transaction that saves
 * the answers. Nearly always it finds nothing to write: the first answer wrote it.
 */
export async function noteAnswered(tx: Transaction, answers: QuestionAnswers): Promise<void> {
  const ids = Object.keys(answers).sort()
  if (ids.length === 0) return
  await tx
    .updateTable('event_question')
    .set({ answered_version: sql<number>`version` })
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where((row) => row('answered_version', 'is distinct from', row.ref('version')))
    .execute()
}
