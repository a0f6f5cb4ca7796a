import { Bad } from '../../../protocols/imap/bad.ts'
import type { Cursor } from '../../../protocols/imap/cursor.ts'
import { readFetchItems, type FetchItem } from '../../../protocols/imap/fetch-items.ts'
import { readSet } from '../../../protocols/imap/sets.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { mark } from '../actions/mark.ts'
import { ok, refused } from './answers.ts'
import type { Run, Session } from './state.ts'
import { batchesOf, columnsOf } from './fetch-batches.ts'
import { speakModseq } from './news.ts'
import { writeRow, writeSeen } from './fetch-rows.ts'

/** FETCH. What the view knows is answered from it alone; the rest is read in batches, so that a client may be slow. */
export const onFetch: Run = async (session, cursor, isUid) => {
  const view = session.view!
  cursor.space()
  const set = readSet(cursor)
  cursor.space()
  const asked = readFetchItems(cursor)
  const changedSince = readModifier(cursor)
  cursor.end()
  if (changedSince !== undefined || asked.includes('MODSEQ')) speakModseq(session)
  const items = completed(asked, isUid, changedSince !== undefined)
  const all = view.places(set, isUid)
  const places =
    changedSince === undefined ? all : all.filter((place) => view.flagModseq(place) > changedSince)
  const seen = await markSeen(session, items, places)
  if (isRefusal(seen)) return refused(seen)
  if (columnsOf(items) === undefined) await fromView(session, items, places)
  else await fromStore(session, items, places, seen)
  return ok('That is all')
}

async function fromView(
  session: Session,
  items: readonly FetchItem[],
  places: readonly number[],
): Promise<void> {
  for (const place of places) {
    session.out.line(`${place + 1} FETCH (${writeSeen(session.view!, place, items).join(' ')})`)
    await session.out.easy()
  }
}

async function fromStore(
  session: Session,
  items: readonly FetchItem[],
  places: readonly number[],
  seen: ReadonlySet<number>,
): Promise<void> {
  for await (const batch of batchesOf(session, items, places))
    for (const { place, row } of batch) {
      if (session.isOver) return
      const withFlags = seen.has(row.uid) && !items.includes('FLAGS') ? [...items, 'FLAGS' as const] : items
      await writeRow(session, place, row, withFlags)
    }
}

/** Reading a message marks it as seen, unless the client only peeks. Returns which UIDs were new. */
async function markSeen(session: Session, items: readonly FetchItem[], places: readonly number[]) {
  const view = session.view!
  const reads = items.some((item) => typeof item === 'object' && !item.isPeek)
  if (!reads || view.isReadOnly) return new Set<number>()
  const unseen = places
    .filter((place) => !view.flags(place).includes('\\Seen'))
    .map((place) => view.uid(place))
  if (unseen.length === 0) return new Set<number>()
  const marking = { how: 'add', flags: ['\\Seen'] } as const
  const marked = await mark(session.house, session.mailbox!.id, view.folder.id, unseen, marking)
  if (isRefusal(marked)) return marked
  view.know(marked.changed)
  return new Set(marked.changed.map(({ uid }) => uid))
}

function completed(
  asked: readonly FetchItem[],
  isUid: boolean,
  isChangedSince: boolean,
): readonly FetchItem[] {
  const items = [...asked]
  if (isUid && !items.includes('UID')) items.unshift('UID')
  if (isChangedSince && !items.includes('MODSEQ')) items.push('MODSEQ')
  return items
}

/** `(CHANGEDSINCE 12345)` (RFC 7162 3.1.4) */
function readModifier(cursor: Cursor): number | undefined {
  if (!cursor.has(' ')) return undefined
  cursor.need('(')
  if (cursor.word() !== 'CHANGEDSINCE') throw new Bad('Unknown modifier')
  cursor.space()
  const since = cursor.number()
  cursor.need(')')
  return since
}
