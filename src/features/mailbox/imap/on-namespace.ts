import { ok } from './answers.ts'
import type { Run } from './state.ts'

export const onNamespace: Run = (session, cursor) => {
  cursor.end()
  session.out.line('NAMESPACE (("" "/")) NIL NIL')
  return ok('One namespace')
}
