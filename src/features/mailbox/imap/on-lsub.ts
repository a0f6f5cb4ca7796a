import { writeName } from '../../../protocols/imap/folder-names.ts'
import { writeAString } from '../../../protocols/imap/strings.ts'
import { listFolders } from '../store/folders.ts'
import { ok } from './answers.ts'
import type { Run } from './state.ts'
import { listedOf } from './listing.ts'
import { readPatterns } from './on-list.ts'
import { matcher } from './patterns.ts'

/** LSUB: what is subscribed; a level that only has subscribed folders below stands for them where the pattern ends at it. */
export const onLsub: Run = async (session, cursor) => {
  cursor.space()
  const { patterns } = readPatterns(cursor)
  cursor.end()
  const fits = patterns.map(matcher)
  const endsAtLevel = patterns.some((pattern) => pattern.endsWith('%'))
  for (const it of listedOf(await listFolders(session.house.db, session.mailbox!.id))) {
    const isSubscribed = it.folder?.isSubscribed ?? false
    const standsForOthers = endsAtLevel && it.hasSubscribedBelow
    if (!fits.some((one) => one(it.path)) || !(isSubscribed || standsForOthers)) continue
    const name = writeAString(writeName(it.path))
    session.out.line(`LSUB (${isSubscribed ? '' : '\\Noselect'}) "/" ${name}`)
  }
  return ok('Those are the subscribed folders')
}
