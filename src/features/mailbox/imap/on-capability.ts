import { ok } from './answers.ts'
import { capabilities } from './capabilities.ts'
import type { Run } from './state.ts'

export const onCapability: Run = (session, cursor) => {
  cursor.end()
  session.out.line(`CAPABILITY ${capabilities(session)}`)
  return ok('That is all')
}
