import type { FetchItem, Section } from '../../../protocols/imap/fetch-items.ts'
import type { Session } from './state.ts'
import { fetchWanted, type FetchColumn, type FetchRow } from './store.ts'

const rowsAtOnce = 400

/** So many bytes the messages of one batch have where only lists are made of them: what is read of each is no more than that. */
const mostListed = 64 * 1024 * 1024
/** And where the messages themselves are read. */
const mostRead = 2 * 1024 * 1024

/** What of a message must be read from the database; undefined: the view knows all of it. */
export function columnsOf(items: readonly FetchItem[]): readonly FetchColumn[] | undefined {
  const columns = new Set<FetchColumn>(items.flatMap((item) => columnsOfItem(item)))
  // Where its parts are needed anyhow, they are the facts its structure is written from.
  if (columns.has('parts')) columns.delete('structure')
  return columns.size > 0 || items.includes('RFC822.SIZE') ? [...columns] : undefined
}

function columnsOfItem(item: FetchItem): readonly FetchColumn[] {
  if (typeof item === 'object') return columnsOfSection(item)
  if (item === 'ENVELOPE') return ['envelope']
  if (item === 'BODYSTRUCTURE') return ['structure']
  if (item === 'BODY') return ['parts']
  return item === 'INTERNALDATE' ? ['date'] : []
}

function columnsOfSection({ part, wanted }: Section): readonly FetchColumn[] {
  if (part.length > 0) return ['raw', 'parts']
  if (wanted === 'header') return ['header']
  return wanted === 'all' ? ['raw'] : ['raw', 'parts']
}

export type Fetched = { readonly place: number; readonly row: FetchRow }

/** Messages with what is asked for, some together; those that are gone meanwhile are left out. The next are read while these are written. */
export async function* batchesOf(
  session: Session,
  items: readonly FetchItem[],
  places: readonly number[],
): AsyncGenerator<readonly Fetched[]> {
  yield* ahead(read(session, items, places))
}

async function* read(
  { house: { db }, view }: Session,
  items: readonly FetchItem[],
  places: readonly number[],
): AsyncGenerator<readonly Fetched[]> {
  const columns = columnsOf(items)!
  const most = columns.includes('raw') ? mostRead : mostListed
  for (let start = 0; start < places.length;) {
    const uids = places.slice(start, start + rowsAtOnce).map((place) => view!.uid(place))
    const rows = await fetchWanted(db, view!.folder.id, uids, columns, most)
    start += isCut(rows, most) ? uids.indexOf(rows.at(-1)!.uid) + 1 : uids.length
    yield rows.map((row) => ({ row, place: view!.placeOf(row.uid) })).filter(({ place }) => place >= 0)
  }
}

/** Whether there may be more than these, which were enough at once. */
const isCut = (rows: readonly FetchRow[], most: number): boolean =>
  rows.reduce((sum, { size }) => sum + size, 0) >= most

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
