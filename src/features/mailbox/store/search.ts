import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { bodyBegins } from '../mime/index.ts'
import { askText } from '../words.ts'
import type { Criterion, FolderId, MailboxId, MessageId } from '../types.ts'

export type Where = { readonly mailboxId: MailboxId; readonly folderId?: FolderId | undefined }

export type Found = {
  readonly id: MessageId
  readonly folderId: FolderId
  readonly uid: number
  readonly modseq: number
}

const searchTakesAtMost = 10_000

/** Messages for which everything asked for is so: in a folder by UID, in a mailbox the newest first. A search that takes too long fails. */
export async function search(
  db: Database,
  where: Where,
  criterion: Criterion,
  limit?: number,
): Promise<readonly Found[]> {
  const isSo = clause(where, criterion)
  const order = where.folderId ? sql`message.uid` : sql`message.internal_date desc, message.uid desc`
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('statement_timeout', ${String(searchTakesAtMost)}, true)`.execute(tx)
    const { rows } = await sql<{ id: string; folder_id: string; uid: number; modseq: number }>`
      select message.id, message.folder_id, message.uid, message.modseq
      from mail_message as message join mail_blob as blob on blob.id = message.blob_id
      where ${where.folderId ? sql`message.folder_id = ${where.folderId}` : sql`blob.mailbox_id = ${where.mailboxId}`}
        and ${isSo}
      order by ${order} ${limit === undefined ? sql`` : sql`limit ${limit}`}`.execute(tx)
    return rows.map((row) => ({ id: row.id, folderId: row.folder_id, uid: row.uid, modseq: row.modseq }))
  })
}

const like = (text: string): string =>
  `%${text
    .toWellFormed()
    .replaceAll('\0', '')
    .replace(/[%_\\]/g, '\\$&')}%`

function join(all: readonly RawBuilder<unknown>[], word: 'and' | 'or'): RawBuilder<unknown> {
  if (all.length === 0) return word === 'and' ? sql`true` : sql`false`
  return sql`(${sql.join(all, word === 'and' ? sql` and ` : sql` or `)})`
}

/** One thing asked for, as SQL. */
function clause(where: Where, it: Criterion): RawBuilder<unknown> {
  if ('all' in it)
    return join(
      it.all.map((one) => clause(where, one)),
      'and',
    )
  if ('any' in it)
    return join(
      it.any.map((one) => clause(where, one)),
      'or',
    )
  if ('not' in it) return sql`not coalesce(${clause(where, it.not)}, false)`
  if ('flag' in it) return flagClause(it.flag)
  if ('uids' in it) return uidClause(it.uids)
  if ('since' in it) return sql`message.internal_date >= ${it.since}`
  if ('before' in it) return sql`message.internal_date < ${it.before}`
  if ('sentSince' in it) return sql`${sentLocally} >= ${it.sentSince}::timestamptz at time zone 'UTC'`
  if ('sentBefore' in it) return sql`${sentLocally} < ${it.sentBefore}::timestamptz at time zone 'UTC'`
  if ('larger' in it) return sql`blob.size > ${it.larger}`
  if ('smaller' in it) return sql`blob.size < ${it.smaller}`
  if ('modseq' in it) return sql`message.modseq >= ${it.modseq}`
  if ('text' in it) return textClause(it.in, it.text)
  if ('header' in it) return headerClause(it.header, it.has)
  if ('words' in it) return wordsClause(where.mailboxId, it)
  if ('hasAttachments' in it) return sql`blob.has_attachments`
  if ('folder' in it) return sql`message.folder_id = ${it.folder}`
  return sql`blob.thread_id = ${it.thread}`
}

/** When it was sent by the clock of its sender: the zone is what the Date field says, or none. */
const sentLocally = sql`(blob.sent_at at time zone 'UTC' + coalesce(regexp_replace(
  substring(blob.envelope ->> 'date' from ':\\d\\d *([+-][01]\\d[0-5]\\d)'), '(..)$', ':\\1'), '0')::interval)`

/** Keywords are the same whatever their case. */
const flagClause = (flag: string): RawBuilder<unknown> =>
  flag.startsWith('\\')
    ? sql`${flag} = any(message.flags)`
    : sql`exists (select from unnest(message.flags) as flag where lower(flag) = ${flag.toLowerCase()})`

const highest = 4_294_967_296

/** `*` is the last one there is, also where it stands on the left. */
function uidClause(ranges: readonly (readonly [number, number])[]): RawBuilder<unknown> {
  const last = sql`(select max(uid) from mail_message as last where last.folder_id = message.folder_id)`
  const one = (uid: number) => (Number.isFinite(uid) ? sql`${Math.min(uid, highest)}::bigint` : last)
  return join(
    ranges.map(([from, to]) => {
      if (Number.isFinite(from) && Number.isFinite(to))
        return sql`message.uid between ${Math.min(from, to, highest)}::bigint and ${Math.min(Math.max(from, to), highest)}::bigint`
      return sql`message.uid between least(${one(from)}, ${one(to)}) and greatest(${one(from)}, ${one(to)})`
    }),
    'or',
  )
}

function textClause(place: Extract<Criterion, { text: string }>['in'], text: string): RawBuilder<unknown> {
  const asked = like(text)
  if (place === 'subject') return sql`blob.subject ilike ${asked}`
  if (place === 'from') return sql`blob.sender ilike ${asked}`
  if (place === 'to')
    return sql`(blob.recipients ilike ${asked} and (${headerClause('to', text)} or not coalesce(${headerClause('cc', text)}, false)))`
  if (place === 'cc' || place === 'bcc') return headerClause(place, text)
  if (place === 'body')
    return sql`(blob.words ilike ${asked}
      and substring(blob.words from position(${bodyBegins} in blob.words) + 1) ilike ${asked})`
  return sql`(blob.words ilike ${asked} or blob.subject ilike ${asked} or blob.sender ilike ${asked}
    or blob.recipients ilike ${asked} or encode(blob.header, 'escape') ilike ${asked})`
}

/** A header has a text, as it stands there; with no text, the header is there. Lines that go on belong to it. */
function headerClause(name: string, has: string): RawBuilder<unknown> {
  const safe = name.replace(/[^\x21-\x39\x3b-\x7e]/g, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const value = sql`substring(encode(blob.header, 'escape') from ${`(?in)^${safe}:((?:[^\\n]*(?:\\n[ \\t][^\\n]*)*))`})`
  if (name.toLowerCase() === 'subject' && has !== '')
    return sql`(blob.subject ilike ${like(has)} or ${value} ilike ${like(has)})`
  return has === '' ? sql`${value} is not null` : sql`${value} ilike ${like(has)}`
}

function wordsClause(
  mailboxId: MailboxId,
  { words, in: place }: Extract<Criterion, { words: string }>,
): RawBuilder<unknown> {
  const asked = askText(mailboxId, words, place === 'anywhere' ? undefined : place)
  return asked === undefined ? sql`false` : sql`blob.search @@ ${asked}::tsquery`
}
