import { ok } from './answers.ts'
import type { Run } from './state.ts'

/** NOOP and CHECK: news of the selected folder is told after either. */
export const onNoop: Run = (_session, cursor) => {
  cursor.end()
  return ok('Done')
}
