import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { Envelope, Part } from '../../../protocols/mime/index.ts'
import type { BlobId, FolderId, UidLine, Uids } from '../types.ts'

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

/** What FETCH may need of a message besides what the view knows. */
export type FetchColumn = 'date' | 'header' | 'envelope' | 'structure' | 'parts' | 'raw'

export type FetchRow = {
  readonly uid: number
  readonly blobId: BlobId
  readonly size: number
  /** Seconds since 1970. */
  readonly date?: number
  readonly header?: Buffer
  /** All its bytes, where it is small. */
  readonly raw?: Buffer | null
  /** As it was made ready at delivery; null: to be written from the facts. */
  readonly envelope?: string | null
  readonly envelopeFacts?: Envelope
  readonly structure?: string | null
  readonly parts?: Part
}

/** Messages up to this size are read whole and many at once; of larger ones only what is asked for is read. */
const small = 256 * 1024

/**
 * Messages of a folder by UID, in their order, with only what is wanted; those that are gone are not among them. Where all
 * together have more than `most` bytes, only the first of them: a header may be as long as its message, and copies cost nothing.
 */
export async function fetchWanted(
  db: Database,
  folderId: FolderId,
  uids: Uids,
  columns: readonly FetchColumn[],
  most: number,
): Promise<readonly FetchRow[]> {
  const read = async (bytes: Bytes) => {
    const wanted = columns.map((column) => sql`, ${wants[column](bytes)}`)
    const { rows } = await sql<Line>`
      select uid, blob_id as "blobId", size ${sql.join(wanted, sql``)}
      from (
        select message.uid, message.blob_id, message.internal_date, blob.size, blob.header, blob.raw, blob.envelope,
          blob.structure, blob.imap_envelope, blob.imap_structure,
          sum(blob.size) over (order by message.uid) - blob.size as before
        from mail_message as message join mail_blob as blob on blob.id = message.blob_id
        where message.folder_id = ${folderId} and message.uid = any(${[...uids]}::bigint[])
      ) as line
      where before < ${most}::bigint order by uid`.execute(db)
    return columns.some(isBytes) ? rows.map((row) => withBytes(row, bytes.as)) : (rows as FetchRow[])
  }
  return read(asLetters).catch((error: unknown) => {
    if (hasNul(error)) return read(asHex)
    throw error
  })
}

type Line = Omit<FetchRow, 'header' | 'raw'> & { header?: string; raw?: string | null }

/** How bytes come over. A letter for each is far faster, but no text has a NUL, and few messages have one. */
type Bytes = { readonly as: BufferEncoding; readonly of: (column: 'header' | 'raw') => RawBuilder<unknown> }
const asLetters: Bytes = { as: 'latin1', of: (column) => sql`convert_from(${sql.ref(column)}, 'LATIN1')` }
const asHex: Bytes = { as: 'hex', of: (column) => sql`encode(${sql.ref(column)}, 'hex')` }
const hasNul = (error: unknown) => (error as { code?: unknown }).code === '22021'

const wants: Record<FetchColumn, (bytes: Bytes) => RawBuilder<unknown>> = {
  date: () => sql`extract(epoch from internal_date)::float8 as date`,
  header: (bytes) => sql`${bytes.of('header')} as header`,
  raw: (bytes) => sql`case when size <= ${sql.lit(small)} then ${bytes.of('raw')} end as raw`,
  envelope: () =>
    sql`imap_envelope as envelope, case when imap_envelope is null then envelope end as "envelopeFacts"`,
  structure: () =>
    sql`imap_structure as structure, case when imap_structure is null then structure end as parts`,
  parts: () => sql`structure as parts`,
}

const isBytes = (column: FetchColumn) => column === 'header' || column === 'raw'

const withBytes = ({ header, raw, ...row }: Line, encoding: BufferEncoding): FetchRow => ({
  ...row,
  ...(header !== undefined && { header: Buffer.from(header, encoding) }),
  ...(raw !== undefined && { raw: raw === null ? null : Buffer.from(raw, encoding) }),
})
