import { refuse, type Refusal } from '../../../values/refusal.ts'
import { folderStatus } from '../store/folders.ts'
import { copiedAs, insertLines, linesOf, removeLines } from '../store/messages.ts'
import type { Copied, FolderId, MailboxId, Uids } from '../types.ts'
import { within, type MailHouse, type Within } from './within.ts'

/** Puts messages into another folder as well. It shares what is there and costs nothing, so that it is never refused for want of room. */
export function copy(
  house: MailHouse,
  mailboxId: MailboxId,
  from: FolderId,
  uids: Uids,
  to: FolderId,
): Promise<Copied | Refusal> {
  return within(house, mailboxId, async (it) => {
    if (!(await areHere(it, from, to))) return refuse('mailbox.folder-unknown')
    const lines = await linesOf(it.tx, from, uids)
    return put(
      it,
      to,
      lines.map(({ blobId, size, flags, internalDate, uid }) => ({ blobId, size, flags, internalDate, uid })),
    )
  })
}

/** Takes messages from one folder to another. They keep their ids; like copying, it is never refused for want of room. */
export function move(
  house: MailHouse,
  mailboxId: MailboxId,
  from: FolderId,
  uids: Uids,
  to: FolderId,
): Promise<Copied | Refusal> {
  return within(house, mailboxId, async (it) => {
    if (!(await areHere(it, from, to))) return refuse('mailbox.folder-unknown')
    const lines = await removeLines(it.tx, from, uids, it.now)
    if (lines.length > 0) it.touch(from)
    return put(it, to, lines)
  })
}

/** Both folders are of this mailbox. */
async function areHere({ tx, mailbox }: Within, ...folders: readonly FolderId[]): Promise<boolean> {
  for (const id of folders) if ((await folderStatus(tx, id))?.mailboxId !== mailbox.id) return false
  return true
}

async function put(
  it: Within,
  to: FolderId,
  lines: readonly (Parameters<typeof insertLines>[2][number] & { readonly uid: number })[],
): Promise<Copied> {
  const uids = lines.map(({ uid }) => uid)
  const target = await folderStatus(it.tx, to)
  if (lines.length === 0) return copiedAs(target?.uidValidity ?? 0, [], 0)
  const placed = await insertLines(it.tx, to, lines)
  if (!placed) throw new Error('a folder went while its mailbox was held')
  it.touch(to)
  return copiedAs(placed.uidValidity, uids, placed.firstUid)
}
