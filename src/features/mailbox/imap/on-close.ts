import { isRefusal } from '../../../values/refusal.ts'
import { expunge } from '../actions/expunge.ts'
import { ok, refused } from './answers.ts'
import type { Run } from './state.ts'

/** CLOSE takes away what is marked `\Deleted` and leaves the folder, without a word about either. */
export const onClose: Run = async (session, cursor) => {
  cursor.end()
  const { folder, isReadOnly } = session.view!
  session.view = undefined
  if (isReadOnly) return ok('Closed')
  const gone = await expunge(session.house, session.mailbox!.id, folder.id, { onlyDeleted: true })
  return isRefusal(gone) ? refused(gone) : ok('Closed')
}

/** UNSELECT (RFC 3691) leaves the folder as it is. */
export const onUnselect: Run = (session, cursor) => {
  cursor.end()
  session.view = undefined
  return ok('Left')
}
