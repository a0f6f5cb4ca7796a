import type { Cursor } from '../../../protocols/imap/cursor.ts'
import { Bad } from '../../../protocols/imap/bad.ts'
import { findFolder } from '../store/folders.ts'
import { no, ok, type Answer } from './answers.ts'
import type { Run, Session } from './state.ts'
import { readFolder } from './folder-argument.ts'
import { speakModseq } from './news.ts'
import { listLines } from './store.ts'
import { View } from './view.ts'

const flags = '\\Answered \\Flagged \\Deleted \\Seen \\Draft'

const select =
  (isReadOnly: boolean): Run =>
  async (session, cursor) => {
    cursor.space()
    const path = readFolder(cursor)
    const wantsModseq = readParameters(cursor)
    cursor.end()
    // What is told after it is about the other folder (RFC 7162 3.2.11).
    if (session.view) session.out.line('OK [CLOSED] The folder that was open is closed')
    session.view = undefined
    if (wantsModseq) speakModseq(session)
    return open(session, path, isReadOnly)
  }

export const onSelect = select(false)
export const onExamine = select(true)

/** `(CONDSTORE)` (RFC 7162 3.1.8) */
function readParameters(cursor: Cursor): boolean {
  if (!cursor.has(' ')) return false
  const wanted = cursor.list(() => cursor.word())
  if (wanted.some((word) => word !== 'CONDSTORE')) throw new Bad('Unknown parameter')
  return wanted.length > 0
}

async function open(session: Session, path: string, isReadOnly: boolean): Promise<Answer> {
  const { db } = session.house
  const folder = await findFolder(db, session.mailbox!.id, path)
  if (!folder) return no('There is no such folder', 'NONEXISTENT')
  // From here on its changes are heard; what changed before is in the lines, or found by the first look.
  const view = new View(folder, isReadOnly, await listLines(db, folder.id))
  view.isStale = true
  session.view = view
  tellFolder(session, view)
  return ok(isReadOnly ? 'Opened for reading' : 'Opened', isReadOnly ? 'READ-ONLY' : 'READ-WRITE')
}

function tellFolder({ out }: Session, view: View): void {
  out.line(`FLAGS (${flags})`)
  out.line(`OK [PERMANENTFLAGS (${view.isReadOnly ? '' : `${flags} \\*`})] These are kept`)
  out.line(`${view.count} EXISTS`)
  out.line('0 RECENT')
  const unseen = view.firstUnseen
  if (unseen >= 0) out.line(`OK [UNSEEN ${unseen + 1}] The first unread`)
  out.line(`OK [UIDVALIDITY ${view.folder.uidValidity}] UIDs are good`)
  out.line(`OK [UIDNEXT ${Math.max(view.folder.uidNext, (view.uids.at(-1) ?? 0) + 1)}] The next UID`)
  out.line(`OK [HIGHESTMODSEQ ${view.folder.modseq}] The last change`)
}
