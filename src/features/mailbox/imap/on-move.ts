import { isRefusal } from '../../../values/refusal.ts'
import { move } from '../actions/copy.ts'
import { no, ok, refusedTarget } from './answers.ts'
import type { Run } from './state.ts'
import { copyUid, readTransfer } from './on-copy.ts'

/** MOVE (RFC 6851). The new UIDs are told first, then that the messages are gone from here. */
export const onMove: Run = async (session, cursor, isUid) => {
  const { uids, target } = await readTransfer(session, cursor, isUid)
  if (session.view!.isReadOnly) return no('The folder is open for reading only')
  if (!target) return no('There is no such folder', 'TRYCREATE')
  if (uids.length === 0) return ok('Nothing to move')
  const moved = await move(session.house, session.mailbox!.id, session.view!.folder.id, uids, target.id)
  if (isRefusal(moved)) return refusedTarget(moved)
  const code = copyUid(moved)
  if (code) session.out.line(`OK [${code}] Moved`)
  return ok('Moved')
}
