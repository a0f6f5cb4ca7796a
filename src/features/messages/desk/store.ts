import { sql, type Selectable, type SqlBool } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { Id } from '../../../values/ids.ts'
import { whyOf } from '../states.ts'
import { deskStateOf } from './rules.ts'
import {
  mailsAPage,
  type Heap,
  type OutboxFilter,
  type OutboxLine,
  type OutboxMail,
  type Place,
} from './types.ts'

type Row = Selectable<Tables['outbox']>

const ofLine = [
  'id',
  'occasion',
  'person_id',
  'to_address',
  'to_name',
  'language',
  'subject',
  'state',
  'last_error',
  'tries',
  'created_at',
  'due_at',
  'sent_at',
] as const

function lineOf(row: Pick<Row, (typeof ofLine)[number]>, now: Date): OutboxLine {
  const state = deskStateOf(row.state, row.last_error, row.due_at, now)
  return {
    id: row.id,
    occasion: row.occasion,
    personId: row.person_id ?? undefined,
    to: row.to_address,
    name: row.to_name ?? undefined,
    language: row.language,
    subject: row.subject ?? undefined,
    state,
    why: whyOf(row.last_error),
    tries: row.tries,
    createdAt: row.created_at,
    dueAt: state === 'held' || state === 'retrying' ? row.due_at : undefined,
    sentAt: row.sent_at ?? undefined,
  }
}

// Written out, so that the planner finds the index over what has not left.
const heapIs: Readonly<Record<Heap, ReturnType<typeof sql<SqlBool>> | undefined>> = {
  all: undefined,
  waiting: sql<SqlBool>`state in ('queued', 'in-flight') and state <> 'sent'`,
  retrying: sql<SqlBool>`state = 'retrying' and state <> 'sent'`,
  failed: sql<SqlBool>`state = 'failed' and state <> 'sent'`,
  kept: sql<SqlBool>`state = 'withheld' and state <> 'sent' and last_error = 'no-relay'`,
  ended: sql<SqlBool>`state = 'withheld' and state <> 'sent' and last_error <> 'no-relay'`,
  sent: sql<SqlBool>`state = 'sent'`,
}

/** The mails of a filter, the newest first: one page, and whether there are others before and after it. */
export async function listOutboxPage(
  db: Database,
  filter: OutboxFilter,
  place: Place | undefined,
  now: Date,
): Promise<{ readonly mails: readonly OutboxLine[]; readonly newer: boolean; readonly older: boolean }> {
  const isBack = place?.way === 'before'
  let query = filtered(db, filter)
    .select(ofLine)
    .limit(mailsAPage + 1)
  query = isBack
    ? query.orderBy('created_at').orderBy('id')
    : query.orderBy('created_at', 'desc').orderBy('id', 'desc')
  if (place)
    query = query.where(
      isBack
        ? sql<SqlBool>`(created_at, id) > (${place.at}, ${place.id}::uuid)`
        : sql<SqlBool>`(created_at, id) < (${place.at}, ${place.id}::uuid)`,
    )
  const rows = await query.execute()
  const more = rows.length > mailsAPage
  const shown = rows.slice(0, mailsAPage)
  const ordered = isBack ? shown.toReversed() : shown
  return {
    mails: ordered.map((row) => lineOf(row, now)),
    newer: isBack ? more : place !== undefined,
    older: isBack ? true : more,
  }
}

function filtered(db: Database, { heap, occasion, to }: OutboxFilter) {
  let query = db.selectFrom('outbox')
  const state = heapIs[heap]
  if (state) query = query.where(state)
  if (occasion) query = query.where('occasion', '=', occasion)
  if (to) query = query.where(sql<SqlBool>`lower(to_address) = ${to.toLowerCase()}`)
  return query
}

/** How many wait, are tried again, and failed; more than so many are not counted. */
export async function countNotSent(
  db: Database,
  most = 10_000,
): Promise<Readonly<Partial<Record<Heap, number>>>> {
  const counted = (['waiting', 'retrying', 'failed'] as const).map(
    (heap) => sql`select ${heap}::text as heap, count(*)::int as count
      from (select from outbox where ${heapIs[heap] ?? sql`true`} limit ${most}) as one`,
  )
  const { rows } = await sql<{ heap: Heap; count: number }>`${sql.join(counted, sql` union all `)}`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ heap, count }) => [heap, count]))
}

/** Mails of a filter that have not left, the oldest first: those that could be sent again together. */
export async function listNotSent(
  db: Database,
  filter: OutboxFilter,
  most: number,
  now: Date,
): Promise<readonly OutboxLine[]> {
  const rows = await filtered(db, filter)
    .select(ofLine)
    .where(sql<SqlBool>`state in ('failed', 'retrying', 'withheld') and state <> 'sent'`)
    .orderBy('created_at')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map((row) => lineOf(row, now))
}

/** One mail for staff. What was no longer true when it was due is there too. */
export async function findOutboxMail(db: Database, id: Id, now: Date): Promise<OutboxMail | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select([...ofLine, 'lane', 'holds_secrets', 'text_body', 'html_body', 'source'])
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      ...lineOf(row, now),
      lane: row.lane,
      said: row.last_error ?? undefined,
      holdsSecrets: row.holds_secrets,
      text: row.text_body ?? undefined,
      html: row.html_body ?? undefined,
      source: row.source ?? undefined,
    }
  )
}
