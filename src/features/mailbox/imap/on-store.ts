import { Bad } from '../../../protocols/imap/bad.ts'
import type { Cursor } from '../../../protocols/imap/cursor.ts'
import { readSet, writeSet } from '../../../protocols/imap/sets.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { mark } from '../actions/mark.ts'
import type { Marked, Marking } from '../types.ts'
import { no, ok, refused } from './answers.ts'
import type { Run, Session } from './state.ts'
import { flagsAt, speakModseq } from './news.ts'

const ways = { '': 'replace', '+': 'add', '-': 'remove' } as const
const mostFlags = 100

/** STORE, with UNCHANGEDSINCE (RFC 7162 3.1.3). */
export const onStore: Run = async (session, cursor, isUid) => {
  const view = session.view!
  cursor.space()
  const set = readSet(cursor)
  cursor.space()
  const unchangedSince = readModifier(cursor)
  const { marking, isSilent } = readMarking(cursor)
  cursor.end()
  if (view.isReadOnly) return no('The folder is open for reading only')
  if (unchangedSince !== undefined) speakModseq(session)
  const places = view.places(set, isUid)
  if (places.length === 0) return ok('Nothing to mark')
  const uids = places.map((place) => view.uid(place))
  const marked = await mark(session.house, session.mailbox!.id, view.folder.id, uids, {
    ...marking,
    ...(unchangedSince !== undefined && { unchangedSince }),
  })
  if (isRefusal(marked)) return refused(marked)
  tell(session, places, marked, isSilent, isUid)
  const left = marked.modified
    .map((uid) => (isUid ? uid : view.placeOf(uid) + 1))
    .filter((number) => number > 0)
  return ok('Marked', left.length > 0 ? `MODIFIED ${writeSet(left.sort((a, b) => a - b))}` : undefined)
}

/** Flags as they are now; with `.SILENT` only what CONDSTORE wants said, the new MODSEQ. */
function tell(
  session: Session,
  places: readonly number[],
  marked: Marked,
  isSilent: boolean,
  isUid: boolean,
): void {
  const view = session.view!
  view.know(marked.changed)
  const left = new Set(marked.modified)
  const changed = new Set(marked.changed.map(({ uid }) => uid))
  for (const place of places) {
    const uid = view.uid(place)
    if (left.has(uid)) continue
    if (!isSilent) session.out.line(`${place + 1} FETCH (${flagsAt(session, view, place, isUid)})`)
    else if (session.saysModseq && changed.has(uid))
      session.out.line(`${place + 1} FETCH (${isUid ? `UID ${uid} ` : ''}MODSEQ (${view.flagModseq(place)}))`)
  }
}

function readModifier(cursor: Cursor): number | undefined {
  if (!cursor.has('(')) return undefined
  if (cursor.word() !== 'UNCHANGEDSINCE') throw new Bad('Unknown modifier')
  cursor.space()
  const since = cursor.number()
  cursor.need(')')
  cursor.space()
  return since
}

function readMarking(cursor: Cursor): { marking: Marking; isSilent: boolean } {
  const [, sign, silent] = /^([+-]?)FLAGS(\.SILENT)?$/.exec(cursor.word()) ?? []
  if (sign === undefined) throw new Bad('FLAGS expected')
  cursor.space()
  const flags = cursor.peek === '(' ? cursor.list(() => cursor.flag()) : [cursor.flag()]
  while (cursor.has(' ')) flags.push(cursor.flag())
  if (flags.length > mostFlags) throw new Bad('Too many flags')
  return { marking: { how: ways[sign as keyof typeof ways], flags }, isSilent: silent !== undefined }
}
