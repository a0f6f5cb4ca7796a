import { isRefusal } from '../../../values/refusal.ts'
import { createFolder, giveRole } from '../actions/folders.ts'
import { no, ok, refused } from './answers.ts'
import type { Run } from './state.ts'
import { readFolder } from './folder-argument.ts'
import { roleOfUse } from './uses.ts'

/** CREATE, with what the folder is for where the client says it (RFC 6154): another that was for that no longer is. A last `/` only says that others will be in it. */
export const onCreate: Run = async (session, cursor) => {
  cursor.space()
  const path = readFolder(cursor)
  const uses: string[] = []
  if (cursor.has(' '))
    cursor.list(() => {
      if (cursor.word() !== 'USE') return
      cursor.space()
      uses.push(...cursor.list(() => cursor.flag()))
    })
  cursor.end()
  const [role, ...others] = uses.map(roleOfUse)
  if (others.length > 0 || (uses.length > 0 && !role)) return no('A folder cannot be for that', 'USEATTR')
  const made = await createFolder(session.house, session.mailbox!.id, path)
  if (isRefusal(made)) return refused(made)
  if (role && role !== 'inbox') await giveRole(session.house, session.mailbox!.id, made.path, role)
  return ok('Created')
}
