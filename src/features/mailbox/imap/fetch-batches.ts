import type { FetchItem } from '../../../protocols/imap/fetch-items.ts'
import { fetchRows } from '../store/reading.ts'
import type { Row, RowColumn } from '../types.ts'
import type { Session } from './session.ts'
import { readRaws } from './store.ts'

const rowsAtOnce = 500
const bytesAtOnce = 4 * 1024 * 1024

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

export type Fetched = { readonly place: number; readonly row: Row; readonly raw: Buffer | undefined }

/** Messages with what is asked for, some together; those that are gone meanwhile are left out. */
export async function* batchesOf(
  { house: { db }, view }: Session,
  items: readonly FetchItem[],
  places: readonly number[],
): AsyncGenerator<Fetched> {
  const { columns, needsRaw } = columnsOf(items)!
  for (let start = 0; start < places.length; start += rowsAtOnce) {
    const uids = places.slice(start, start + rowsAtOnce).map((place) => view!.uid(place))
    const rows = await fetchRows(db, view!.folder.id, uids, columns)
    const placed = rows
      .map((row) => ({ row, place: view!.placeOf(row.uid) }))
      .filter(({ place }) => place >= 0)
    for (const group of needsRaw ? groupsOf(placed) : [placed]) {
      const wanted = needsRaw ? group.filter(({ row }) => row.size <= small).map(({ row }) => row.blobId) : []
      const raws = wanted.length > 0 ? await readRaws(db, wanted) : undefined
      for (const { row, place } of group) yield { place, row, raw: raws?.get(row.blobId) }
    }
  }
}

function groupsOf<T extends { row: Row }>(placed: readonly T[]): T[][] {
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
