import { ok } from './answers.ts'
import type { Run } from './state.ts'

export const onLogout: Run = (session, cursor) => {
  cursor.end()
  session.view = undefined
  session.end('Goodbye')
  return ok('Goodbye')
}
