import { refuse, type Refusal } from '../../../values/refusal.ts'
import { dropUnused } from '../store/blobs.ts'
import { findFolderOfRole, holdFolder } from '../store/folders.ts'
import { allUids, removeLines, uidsWith } from '../store/messages.ts'
import type { FolderId, MailboxId, Uids } from '../types.ts'
import { countUse, within, type MailHouse, type Within } from './within.ts'

/**
 * Takes messages away for good: those named, or all marked `\Deleted`, or of those named only the ones that are so marked. Never
 * refused because of the quota. Returns which went.
 */
export function expunge(
  house: MailHouse,
  mailboxId: MailboxId,
  folderId: FolderId,
  wish: { readonly uids?: Uids; readonly onlyDeleted: boolean },
): Promise<readonly number[] | Refusal> {
  return within(house, mailboxId, async (it) => {
    // Held: what is no longer marked when a mail program has been told so must not go.
    if ((await holdFolder(it.tx, folderId))?.mailboxId !== mailboxId) return refuse('mailbox.folder-unknown')
    const marked = wish.onlyDeleted ? await uidsWith(it.tx, folderId, '\\Deleted') : undefined
    const named = wish.uids && marked ? marked.filter(isAmong(wish.uids)) : (wish.uids ?? marked ?? [])
    return takeAway(it, folderId, named)
  })
}

const isAmong = (uids: Uids): ((uid: number) => boolean) => {
  const all = new Set(uids)
  return (uid) => all.has(uid)
}

/** Empties the bin, or the folder of junk. Returns how many went. */
export function emptyFolder(
  house: MailHouse,
  mailboxId: MailboxId,
  role: 'trash' | 'junk',
): Promise<number | Refusal> {
  return within(house, mailboxId, async (it) => {
    const folder = await findFolderOfRole(it.tx, mailboxId, role)
    return folder ? (await takeAway(it, folder.id, await allUids(it.tx, folder.id))).length : 0
  })
}

async function takeAway(it: Within, folderId: FolderId, uids: Uids): Promise<readonly number[]> {
  const gone: number[] = []
  const freed = await takeOut(it, folderId, uids, gone)
  if (gone.length > 0) await countUse(it, -freed)
  return gone
}

/** The same as part of a larger act, which counts what it gives back itself. Returns how many bytes that is. */
export async function takeOut(it: Within, folderId: FolderId, uids: Uids, gone?: number[]): Promise<number> {
  if (uids.length === 0) return 0
  const lines = await removeLines(it.tx, folderId, uids, it.now)
  gone?.push(...lines.map(({ uid }) => uid))
  if (lines.length === 0) return 0
  it.touch(folderId)
  return dropUnused(it.tx, it.mailbox.id, [...new Set(lines.map(({ blobId }) => blobId))])
}
