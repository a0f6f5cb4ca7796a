import { ok } from './answers.ts'
import type { Run } from './state.ts'

/** ID (RFC 2971). What the client says of itself is read and forgotten. */
export const onId: Run = (session, cursor) => {
  cursor.space()
  if (cursor.peek === '(') cursor.list(() => cursor.nstring())
  else cursor.nstring()
  cursor.end()
  session.out.line('ID ("name" "Plenary")')
  return ok('Pleased to meet you')
}
