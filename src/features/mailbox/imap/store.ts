import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { BlobId, FolderId, RowColumn, UidLine, Uids } from '../types.ts'

/** The bytes of several messages at once. Whoever asks sees to it that they are not too many. */
export async function readRaws(db: Database, ids: readonly BlobId[]): Promise<ReadonlyMap<BlobId, Buffer>> {
  const rows = await db
    .selectFrom('mail_blob')
    .select(['id', 'raw'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, raw }) => [id, raw]))
}

/**
 * The lines of a folder as `listUids` gives them, all in one value: ten thousand rows cost more to take apart than to read. No
 * flag has a blank in it.
 */
export async function listLines(db: Database, folderId: FolderId): Promise<readonly UidLine[]> {
  const { rows } = await sql<{ lines: string | null }>`
    select string_agg(uid || ' ' || modseq || ' ' || array_to_string(flags, ' '), E'\n' order by uid) as lines
    from mail_message where folder_id = ${folderId}`.execute(db)
  const known = new Map<string, readonly string[]>()
  return (rows[0]?.lines ?? '').split('\n').flatMap((line) => (line === '' ? [] : [lineOf(line, known)]))
}

function lineOf(line: string, known: Map<string, readonly string[]>): UidLine {
  const first = line.indexOf(' ')
  const second = line.indexOf(' ', first + 1)
  const written = line.slice(second + 1)
  const flags = known.get(written) ?? (written === '' ? [] : written.split(' '))
  known.set(written, flags)
  return { uid: Number(line.slice(0, first)), modseq: Number(line.slice(first + 1, second)), flags }
}

/** What FETCH needs of a message besides what the view knows. */
export type FetchRow = {
  readonly uid: number
  readonly blobId: BlobId
  readonly size: number
  readonly internalDate: Date
  readonly header?: Buffer
  readonly envelope?: unknown
  readonly structure?: unknown
}

/**
 * Messages of a folder by UID, in their order, with only the columns that are wanted; those that are gone are not among them. Where
 * all together have more than `most` bytes, only the first of them: a header may be as long as its message, and copies cost nothing.
 */
export async function fetchWanted(
  db: Database,
  folderId: FolderId,
  uids: Uids,
  columns: readonly RowColumn[],
  most: number,
): Promise<readonly FetchRow[]> {
  const wanted = columns.map((column) => sql`, ${sql.ref(column)}`)
  const { rows } = await sql<Omit<FetchRow, 'internalDate'> & { at: number }>`
    select uid, blob_id as "blobId", size, extract(epoch from internal_date)::float8 as at ${sql.join(wanted, sql``)}
    from (
      select message.uid, message.blob_id, message.internal_date, blob.size ${sql.join(wanted, sql``)},
        sum(blob.size) over (order by message.uid) - blob.size as before
      from mail_message as message join mail_blob as blob on blob.id = message.blob_id
      where message.folder_id = ${folderId} and message.uid = any(${[...uids]}::bigint[])
    ) as line
    where before < ${most}::bigint order by uid`.execute(db)
  return rows.map(({ at, ...row }) => ({ ...row, internalDate: new Date(at * 1000) }))
}
