import { ok } from './answers.ts'
import type { Run } from './commands.ts'

export const onLogout: Run = (session, cursor) => {
  cursor.end()
  session.view = undefined
  session.end('Goodbye')
  return ok('Goodbye')
}
