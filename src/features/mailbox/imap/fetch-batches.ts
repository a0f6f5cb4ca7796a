import type { FetchItem } from '../../../protocols/imap/fetch-items.ts'
import type { RowColumn } from '../types.ts'
import type { Session } from './state.ts'
import { fetchWanted, readRaws, type FetchRow } from './store.ts'

const rowsAtOnce = 400
const bytesAtOnce = 2 * 1024 * 1024

/** So many bytes the messages of one batch have: what is read of each is no more than that, whoever wrote it. */
const mostAtOnce = 64 * 1024 * 1024

/** Messages up to this size are read whole and many at once; of larger ones only what is asked for is read. */
const small = 256 * 1024

/** What of a message must be read from the database; undefined: the view knows all of it. */
export function columnsOf(
  items: readonly FetchItem[],
): { columns: RowColumn[]; needsRaw: boolean } | undefined {
  const columns = new Set<RowColumn>()
  let needsRow = false
  let needsRaw = false
  for (const item of items) {
    if (item === 'ENVELOPE') columns.add('envelope')
    else if (item === 'BODYSTRUCTURE' || item === 'BODY') columns.add('structure')
    else if (item === 'INTERNALDATE' || item === 'RFC822.SIZE') needsRow = true
    else if (typeof item === 'object') {
      const isOwnHeader = item.wanted === 'header' && item.part.length === 0
      if (isOwnHeader) columns.add('header')
      else {
        needsRaw = true
        if (item.part.length > 0 || item.wanted !== 'all') columns.add('structure')
      }
    }
  }
  return needsRow || needsRaw || columns.size > 0 ? { columns: [...columns], needsRaw } : undefined
}

export type Fetched = { readonly place: number; readonly row: FetchRow; readonly raw: Buffer | undefined }

/** Messages with what is asked for, some together; those that are gone meanwhile are left out. The next are read while these are written. */
export async function* batchesOf(
  session: Session,
  items: readonly FetchItem[],
  places: readonly number[],
): AsyncGenerator<Fetched> {
  for await (const batch of ahead(read(session, items, places))) yield* batch
}

async function* read(
  { house: { db }, view }: Session,
  items: readonly FetchItem[],
  places: readonly number[],
): AsyncGenerator<readonly Fetched[]> {
  const { columns, needsRaw } = columnsOf(items)!
  for (let start = 0; start < places.length;) {
    const uids = places.slice(start, start + rowsAtOnce).map((place) => view!.uid(place))
    const rows = await fetchWanted(db, view!.folder.id, uids, columns, mostAtOnce)
    start += isCut(rows) ? uids.indexOf(rows.at(-1)!.uid) + 1 : uids.length
    const placed = rows
      .map((row) => ({ row, place: view!.placeOf(row.uid) }))
      .filter(({ place }) => place >= 0)
    for (const group of needsRaw ? groupsOf(placed) : [placed]) {
      const wanted = needsRaw ? group.filter(({ row }) => row.size <= small).map(({ row }) => row.blobId) : []
      const raws = wanted.length > 0 ? await readRaws(db, wanted) : undefined
      yield group.map(({ row, place }) => ({ place, row, raw: raws?.get(row.blobId) }))
    }
  }
}

/** Whether there may be more than these, which were enough at once. */
const isCut = (rows: readonly FetchRow[]): boolean =>
  rows.reduce((sum, { size }) => sum + size, 0) >= mostAtOnce

/** Asks for the next one before this one is used. */
async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next()
  try {
    for (;;) {
      const { done, value } = await next
      if (done) return
      next = source.next()
      next.catch(() => undefined)
      yield value
    }
  } finally {
    await next.catch(() => undefined)
  }
}

function groupsOf<T extends { row: FetchRow }>(placed: readonly T[]): T[][] {
  const groups: T[][] = [[]]
  let bytes = 0
  for (const one of placed) {
    if (bytes > bytesAtOnce) {
      groups.push([])
      bytes = 0
    }
    groups.at(-1)!.push(one)
    bytes += Math.min(one.row.size, small)
  }
  return groups
}
