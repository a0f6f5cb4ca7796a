import { isRefusal } from '../../../values/refusal.ts'
import { createFolder } from '../actions/folders.ts'
import type { FolderRole } from '../types.ts'
import { no, ok, refused } from './answers.ts'
import type { Run } from './commands.ts'
import { readFolder } from './folder-argument.ts'
import { roleOfUse } from './uses.ts'

/** CREATE, with what the folder is for where the client says it (RFC 6154). A last `/` only says that others will be in it. */
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
  const roles = uses.map(roleOfUse)
  if (roles.length > 1 || roles.includes(undefined)) return no('A folder cannot be for that', 'USEATTR')
  const made = await createFolder(session.house, session.mailbox!.id, path, (roles[0] as FolderRole) ?? null)
  return isRefusal(made) ? refused(made) : ok('Created')
}
