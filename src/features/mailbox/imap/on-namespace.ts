import { ok } from './answers.ts'
import type { Run } from './commands.ts'

export const onNamespace: Run = (session, cursor) => {
  cursor.end()
  session.out.line('NAMESPACE (("" "/")) NIL NIL')
  return ok('One namespace')
}
