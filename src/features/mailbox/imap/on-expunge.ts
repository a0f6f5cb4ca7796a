import { readSet } from '../../../protocols/imap/sets.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { expunge } from '../actions/expunge.ts'
import { no, ok, refused } from './answers.ts'
import type { Run } from './state.ts'

/** EXPUNGE, and UID EXPUNGE (RFC 4315) for some of what is marked `\Deleted`. The news of it is told before the answer. */
export const onExpunge: Run = async (session, cursor, isUid) => {
  const view = session.view!
  let uids: number[] | undefined
  if (isUid) {
    cursor.space()
    uids = view.places(readSet(cursor), true).map((place) => view.uid(place))
  }
  cursor.end()
  if (view.isReadOnly) return no('The folder is open for reading only')
  const gone = await expunge(session.house, session.mailbox!.id, view.folder.id, {
    ...(uids && { uids }),
    onlyDeleted: true,
  })
  return isRefusal(gone) ? refused(gone) : ok('Expunged')
}
