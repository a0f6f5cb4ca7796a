import type { Selectable } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import type { EventId, Id } from '../../../../values/ids.ts'
import type { Localised } from '../../../../values/language.ts'
import type { Mode } from '../../types.ts'
import type { Question, QuestionKind, QuestionOption, Wording } from '../types.ts'

type Row = Selectable<Tables['event_question']>
type EarlierJson = Wording & { readonly version: number }

const questionOf = (row: Row, earlier: readonly EarlierJson[]): Question => ({
  id: row.id,
  eventId: row.event_id,
  kind: row.kind as QuestionKind,
  position: row.position,
  version: row.version,
  label: row.label as Localised,
  hint: row.hint as Localised,
  options: row.options as QuestionOption[],
  required: row.required,
  modes: row.shown_for_modes as Mode[],
  categories: row.shown_for_categories,
  seenByFocalPoint: row.seen_by_focal_point,
  answeredVersion: row.answered_version,
  endedAt: row.ended_at,
  changedAt: row.changed_at,
  earlier: Object.fromEntries(earlier.map(({ version, ...wording }) => [version, wording])),
})

const withEarlier = (db: Database | Transaction) =>
  db
    .selectFrom('event_question')
    .selectAll('event_question')
    .select((row) =>
      jsonArrayFrom(
        row
          .selectFrom('event_question_wording')
          .select(['version', 'label', 'hint', 'options'])
          .whereRef('event_question_wording.question_id', '=', 'event_question.id'),
      ).as('earlier'),
    )

type Found = Row & { readonly earlier: unknown }

const found = ({ earlier, ...row }: Found): Question => questionOf(row, earlier as EarlierJson[])

/** What an event asks at present, in the order of the form. */
export async function questionsOf(db: Database | Transaction, eventId: EventId): Promise<Question[]> {
  const rows = await withEarlier(db)
    .where('event_id', '=', eventId)
    .where('ended_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(found)
}

/** Everything an event ever asked: what is asked now in the order of the form, then what is no longer. */
export async function everyQuestionOf(db: Database | Transaction, eventId: EventId): Promise<Question[]> {
  const rows = await withEarlier(db)
    .where('event_id', '=', eventId)
    .orderBy('ended_at', (order) => order.asc().nullsFirst())
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(found)
}

export async function findQuestion(db: Database, eventId: EventId, id: Id): Promise<Question | undefined> {
  const row = await withEarlier(db).where('event_id', '=', eventId).where('id', '=', id).executeTakeFirst()
  return row && found(row)
}

/** Holds a question until the transaction ends: nobody answers it meanwhile in words that are being changed. */
export async function holdQuestion(tx: Transaction, id: Id): Promise<Question | undefined> {
  const row = await tx
    .selectFrom('event_question')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && questionOf(row, [])
}
