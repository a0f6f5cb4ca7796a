import { isRefusal } from '../../../values/refusal.ts'
import { renameFolder } from '../actions/folders.ts'
import { ok, refused } from './answers.ts'
import type { Run } from './state.ts'
import { readFolder } from './folder-argument.ts'

export const onRename: Run = async (session, cursor) => {
  cursor.space()
  const from = readFolder(cursor)
  cursor.space()
  const to = readFolder(cursor)
  cursor.end()
  const renamed = await renameFolder(session.house, session.mailbox!.id, from, to)
  return isRefusal(renamed) ? refused(renamed) : ok('Renamed')
}
