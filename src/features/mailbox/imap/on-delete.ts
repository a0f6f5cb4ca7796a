import { isRefusal } from '../../../values/refusal.ts'
import { deleteFolder } from '../actions/folders.ts'
import { ok, refused } from './answers.ts'
import type { Run } from './state.ts'
import { readFolder } from './folder-argument.ts'

export const onDelete: Run = async (session, cursor) => {
  cursor.space()
  const path = readFolder(cursor)
  cursor.end()
  if (session.view?.folder.path === path) session.view = undefined
  const deleted = await deleteFolder(session.house, session.mailbox!.id, path)
  return isRefusal(deleted) ? refused(deleted) : ok('Deleted')
}
