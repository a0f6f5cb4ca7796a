import { sql, type Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { Id, PersonId } from '../../../values/ids.ts'
import type { Feedback, FeedbackState, NewFeedback, Week } from './types.ts'

type Row = Selectable<Tables['feedback']> & { readonly number: string | null }

const feedbackOf = (row: Row): Feedback => ({
  id: row.id,
  state: row.state as FeedbackState,
  stateSince: row.state_since,
  createdAt: row.created_at,
  rating: row.rating ?? undefined,
  words: row.words ?? undefined,
  page: row.page ?? undefined,
  language: row.language,
  mayAnswer: row.may_answer,
  personId: row.person_id,
  address: row.address,
  enquiryNumber: row.number ?? undefined,
})

const all = (db: Database | Transaction) =>
  db
    .selectFrom('feedback')
    .leftJoin('enquiry', 'enquiry.id', 'feedback.enquiry_id')
    .selectAll('feedback')
    .select('enquiry.number')

export async function insertFeedback(tx: Transaction, it: NewFeedback, now: Date): Promise<Id> {
  const id = newId()
  await tx
    .insertInto('feedback')
    .values({
      id,
      state: 'fresh',
      state_since: now,
      person_id: it.answerTo?.personId ?? null,
      address: it.answerTo?.address ?? null,
      may_answer: it.answerTo !== undefined,
      language: it.language,
      page: it.page ?? null,
      rating: it.rating ?? null,
      words: it.words ?? null,
      created_at: now,
    })
    .execute()
  return id
}

export async function findFeedback(db: Database, id: Id): Promise<Feedback | undefined> {
  const row = await all(db).where('feedback.id', '=', id).executeTakeFirst()
  return row && feedbackOf(row)
}

/** Holds one until the transaction ends, so that two answers do not make two threads. */
export async function holdFeedback(tx: Transaction, id: Id): Promise<Feedback | undefined> {
  const row = await tx.selectFrom('feedback').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && feedbackOf({ ...row, number: null })
}

export async function saveFeedbackState(
  tx: Transaction,
  id: Id,
  { state, enquiryId }: { readonly state: FeedbackState; readonly enquiryId?: Id },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('feedback')
    .set({ state, state_since: now, ...(enquiryId && { enquiry_id: enquiryId }) })
    .where('id', '=', id)
    .execute()
}

/** What came in, the newest first. */
export async function listFeedback(
  db: Database,
  state: FeedbackState,
  { page, perPage }: { readonly page: number; readonly perPage: number },
): Promise<readonly Feedback[]> {
  const rows = await all(db)
    .where('feedback.state', '=', state)
    .orderBy('feedback.created_at', 'desc')
    .orderBy('feedback.id', 'desc')
    .limit(perPage)
    .offset((page - 1) * perPage)
    .execute()
  return rows.map(feedbackOf)
}

export async function countFeedback(db: Database): Promise<Readonly<Record<FeedbackState, number>>> {
  const rows = await db
    .selectFrom('feedback')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  const none = { fresh: 0, noted: 0, answered: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
}

/** The weeks up to now, the first in front, also those in which nothing came. */
export async function weeksUpTo(db: Database, now: Date, weeks: number): Promise<readonly Week[]> {
  const { rows } = await sql<{ starts_at: Date; count: string; rated: string; mean: string | null }>`
    select week.starts_at, count(feedback.id) as count, count(feedback.rating) as rated, avg(feedback.rating) as mean
    from (select ${now}::timestamptz - place * interval '7 days' as starts_at
          from generate_series(1, ${weeks}::integer) as place) as week
    left join feedback on feedback.created_at > week.starts_at
      and feedback.created_at <= week.starts_at + interval '7 days'
    group by week.starts_at order by week.starts_at`.execute(db)
  return rows.map(({ starts_at: startsAt, count, rated, mean }) => ({
    startsAt,
    count: Number(count),
    rated: Number(rated),
    mean: mean === null ? undefined : Number(mean),
  }))
}

/** What a person said moves to another, and which it was. */
export async function moveFeedback(
  tx: Transaction,
  { from, into }: { readonly from: PersonId; readonly into: PersonId },
): Promise<readonly Id[]> {
  const rows = await tx
    .updateTable('feedback')
    .set({ person_id: into })
    .where('person_id', '=', from)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

export async function returnFeedback(tx: Transaction, from: PersonId, ids: readonly Id[]): Promise<void> {
  await tx
    .updateTable('feedback')
    .set({ person_id: from })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('person_id', 'is not', null)
    .execute()
}

/** What somebody said with their name, oldest first, for the copy they may have of it. */
export const feedbackOfPerson = (db: Database, personId: PersonId, most: number) =>
  db
    .selectFrom('feedback')
    .select(['created_at', 'page', 'rating', 'words'])
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .limit(most)
    .execute()

/** What came in before a time goes, answered or not, some at a time; says how much went. */
export async function forgetOldFeedback(tx: Transaction, before: Date, most: number): Promise<number> {
  const old = tx
    .selectFrom('feedback')
    .select('id')
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(most)
  const { numDeletedRows } = await tx.deleteFrom('feedback').where('id', 'in', old).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Somebody is erased: what they said with their name goes. */
export async function forgetFeedbackOf(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.deleteFrom('feedback').where('person_id', '=', personId).execute()
}
