import { bad, ok } from './answers.ts'
import type { Run } from './state.ts'

export const onStartTls: Run = ({ line }, cursor) => {
  cursor.end()
  if (!line.mayEncrypt()) return bad('TLS is not offered here')
  line.encrypt()
  return ok('Begin TLS now')
}
