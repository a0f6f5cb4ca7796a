import { readSet, writeSet } from '../../../protocols/imap/sets.ts'
import type { Cursor } from '../../../protocols/imap/cursor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { copy } from '../actions/copy.ts'
import { findFolder } from '../store/folders.ts'
import type { Copied, Folder } from '../types.ts'
import { no, ok, refusedTarget } from './answers.ts'
import type { Run, Session } from './state.ts'
import { readFolder } from './folder-argument.ts'

export const onCopy: Run = async (session, cursor, isUid) => {
  const { uids, target } = await readTransfer(session, cursor, isUid)
  if (!target) return no('There is no such folder', 'TRYCREATE')
  if (uids.length === 0) return ok('Nothing to copy')
  const copied = await copy(session.house, session.mailbox!.id, session.view!.folder.id, uids, target.id)
  if (isRefusal(copied)) return refusedTarget(copied)
  if (session.view!.folder.id === target.id) session.view!.isStale = true
  return ok('Copied', copyUid(copied))
}

/** Which messages, and where to: what COPY and MOVE say. */
export async function readTransfer(
  session: Session,
  cursor: Cursor,
  isUid: boolean,
): Promise<{ uids: number[]; target: Folder | undefined }> {
  const view = session.view!
  cursor.space()
  const set = readSet(cursor)
  cursor.space()
  const path = readFolder(cursor)
  cursor.end()
  const uids = view.places(set, isUid).map((place) => view.uid(place))
  return { uids, target: await findFolder(session.house.db, session.mailbox!.id, path) }
}

/** `COPYUID` (RFC 4315); nothing where nothing was there any more. */
export const copyUid = ({ uidValidity, from, to }: Copied): string | undefined =>
  from.length === 0 ? undefined : `COPYUID ${uidValidity} ${writeSet(from)} ${writeSet(to)}`
