import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import type {
  KindOfNotice,
  Notice,
  NoticeDraft,
  NoticeState,
  NoticeVersion,
  Reader,
  Wordings,
} from '../types.ts'

type Row = Selectable<Tables['notice']>

const noticeOf = (row: Row): Notice => ({
  id: row.id,
  kind: row.kind as KindOfNotice,
  state: row.state as NoticeState,
  isUrgent: row.is_urgent,
  wordings: row.wordings as Wordings,
  shownFrom: row.shown_from,
  shownUntil: row.shown_until,
  beginsAt: row.begins_at,
  endsAt: row.ends_at,
  categories: row.categories,
  byMail: row.by_mail,
  revision: row.revision,
  mailState: row.mail_state as Notice['mailState'],
  mailed: row.mailed,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  publishedAt: row.published_at,
  withdrawnAt: row.withdrawn_at,
})

const columnsOf = (it: NoticeDraft) => ({
  kind: it.kind,
  is_urgent: it.isUrgent,
  wordings: JSON.stringify(it.wordings),
  shown_from: it.shownFrom,
  shown_until: it.shownUntil,
  begins_at: it.beginsAt,
  ends_at: it.endsAt,
  categories: [...it.categories],
  by_mail: it.byMail,
})

export async function insertNotice(tx: Transaction, it: NoticeDraft, by: AccountId, now: Date): Promise<Id> {
  const id = newId()
  await tx
    .insertInto('notice')
    .values({ id, ...columnsOf(it), created_by: by, created_at: now, changed_at: now })
    .execute()
  return id
}

/** Saves what is written of a notice that is held. */
export async function saveDraft(tx: Transaction, id: Id, it: NoticeDraft, now: Date): Promise<void> {
  await tx
    .updateTable('notice')
    .set((eb) => ({ ...columnsOf(it), revision: eb('revision', '+', 1), changed_at: now }))
    .where('id', '=', id)
    .execute()
}

/** Saves that a notice that is held is published; its mails then wait. */
export async function savePublished(
  tx: Transaction,
  { id, byMail }: Pick<Notice, 'id' | 'byMail'>,
  shownFrom: Date,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('notice')
    .set((eb) => ({
      state: 'published',
      shown_from: shownFrom,
      published_at: now,
      changed_at: now,
      mail_state: byMail ? 'waiting' : 'none',
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Saves that a notice that is held is withdrawn; whoever has not been written to is not. */
export async function saveWithdrawn(tx: Transaction, id: Id, now: Date): Promise<void> {
  await tx
    .updateTable('notice')
    .set((eb) => ({
      state: 'withdrawn',
      withdrawn_at: now,
      changed_at: now,
      mail_state: eb.case().when('mail_state', '=', 'waiting').then('none').else(eb.ref('mail_state')).end(),
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

export async function findNotice(db: Database | Transaction, id: Id): Promise<Notice | undefined> {
  const row = await db.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirst()
  return row && noticeOf(row)
}

/** Reads and locks a notice until the transaction ends. */
export async function holdNotice(tx: Transaction, id: Id): Promise<Notice | undefined> {
  const row = await tx.selectFrom('notice').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row && noticeOf(row)
}

/** What is published and not over at a time; it may be shown only later. */
const notOver = (db: Database, now: Date) =>
  db
    .selectFrom('notice')
    .where('state', '=', 'published')
    .where((eb) => eb.or([eb('shown_until', 'is', null), eb('shown_until', '>', now)]))
    .where((eb) =>
      eb.or([eb('kind', '<>', 'outage'), eb('shown_until', 'is not', null), eb('ends_at', '>', now)]),
    )

const over = (db: Database, now: Date) =>
  db
    .selectFrom('notice')
    .where('state', '=', 'published')
    .where((eb) =>
      eb.or([
        eb('shown_until', '<=', now),
        eb.and([eb('shown_until', 'is', null), eb('kind', '=', 'outage'), eb('ends_at', '<=', now)]),
      ]),
    )

/** Urgent notices and warnings that are shown by `soon`, the newest first. Their readers see two of them at most. */
export async function listPressing(db: Database, now: Date, soon: Date): Promise<readonly Notice[]> {
  const rows = await notOver(db, now)
    .selectAll()
    .where((eb) => eb.or([eb('is_urgent', '=', true), eb('kind', '=', 'warning')]))
    .where('shown_from', '<=', soon)
    .orderBy('shown_from', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows.map(noticeOf)
}

type Place = { readonly offset: number; readonly most: number }
type Listed = { readonly notices: readonly Notice[]; readonly total: number }

/** What is shown now, the newest first, for somebody who may see circulars to these members, or all of them. */
export const listLive = (db: Database, reader: Reader, now: Date, place: Place): Promise<Listed> =>
  pageOf(notOver(db, now).where('shown_from', '<=', now), reader, place)

/** The same of what was shown and is over. */
export const listOver = (db: Database, reader: Reader, now: Date, place: Place): Promise<Listed> =>
  pageOf(over(db, now), reader, place)

async function pageOf(
  all: ReturnType<typeof notOver>,
  { categories, seesAll }: Reader,
  { offset, most }: Place,
): Promise<Listed> {
  const seen = seesAll
    ? all
    : all.where((eb) =>
        eb.or([eb('kind', '<>', 'circular'), eb('categories', '&&', eb.val([...categories]))]),
      )
  const [rows, { total }] = await Promise.all([
    seen.selectAll().orderBy('shown_from', 'desc').orderBy('id', 'desc').limit(most).offset(offset).execute(),
    seen.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { notices: rows.map(noticeOf), total }
}

/** Every notice for those who write them, the newest first. */
export async function listNotices(
  db: Database,
  { offset, most }: Place,
): Promise<{ readonly notices: readonly Notice[]; readonly total: number }> {
  const [rows, { total }] = await Promise.all([
    db
      .selectFrom('notice')
      .selectAll()
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(most)
      .offset(offset)
      .execute(),
    db
      .selectFrom('notice')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ])
  return { notices: rows.map(noticeOf), total }
}

export async function countDrafts(db: Database): Promise<number> {
  const { total } = await db
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow()
  return total
}

/** Keeps what a notice that is held says after a change. */
export async function saveVersion(
  tx: Transaction,
  id: Id,
  what: NoticeVersion['what'],
  by: AccountId | null,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('notice_version')
    .columns(['notice_id', 'revision', 'what', 'wordings', 'by_account', 'at'])
    .expression((eb) =>
      eb
        .selectFrom('notice')
        .select((it) => [
          'id',
          'revision',
          it.val(what).as('what'),
          'wordings',
          it.cast<string | null>(it.val(by), 'uuid').as('by_account'),
          it.cast<Date>(it.val(now), 'timestamptz').as('at'),
        ])
        .where('id', '=', id),
    )
    .execute()
}

/** What became of a notice, the newest first. */
export async function versionsOf(db: Database, id: Id): Promise<readonly NoticeVersion[]> {
  const rows = await db
    .selectFrom('notice_version')
    .selectAll()
    .where('notice_id', '=', id)
    .orderBy('revision', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    revision: row.revision,
    what: row.what as NoticeVersion['what'],
    wordings: row.wordings as Wordings,
    by: row.by_account,
    at: row.at,
  }))
}
