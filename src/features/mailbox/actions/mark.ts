import { inTransaction } from '../../../platform/database/database.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { flagsOf } from '../rules.ts'
import { holdFolder } from '../store/folders.ts'
import { saveFlags } from '../store/messages.ts'
import { changedAfter } from '../store/reading.ts'
import type { FolderId, Marked, Marking, MailboxId, Uids } from '../types.ts'
import { tellFolders } from '../wake.ts'
import type { MailHouse } from './within.ts'

/** Sets or takes off flags of messages of a folder. It holds the folder only, and its commit does not wait for the disk. */
export async function mark(
  { db }: MailHouse,
  mailboxId: MailboxId,
  folderId: FolderId,
  uids: Uids,
  marking: Marking,
): Promise<Marked | Refusal> {
  const wanted = { ...marking, flags: flagsOf(marking.flags) }
  const outcome = await inTransaction(db, async (tx): Promise<Marked | Refusal> => {
    const folder = await holdFolder(tx, folderId, 'soon')
    if (folder?.mailboxId !== mailboxId) return refuse('mailbox.folder-unknown')
    const modified =
      wanted.unchangedSince === undefined ? [] : await changedAfter(tx, folderId, uids, wanted.unchangedSince)
    const changed = await saveFlags(tx, folder, uids, wanted)
    return { modseq: changed.length > 0 ? folder.modseq + 1 : folder.modseq, changed, modified }
  })
  if (!isRefusal(outcome) && outcome.changed.length > 0) await tellFolders(db, [folderId])
  return outcome
}
