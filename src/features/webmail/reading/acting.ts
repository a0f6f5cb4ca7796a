import type { House } from '../../../platform/house.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import {
  expunge,
  listedByIds,
  listThread,
  mark,
  move,
  type Folder,
  type FolderId,
  type MailboxId,
  type MessageId,
} from '../../mailbox/index.ts'
import { folderOf, type Mine } from '../mine.ts'
import { acts, type Act } from './parse.ts'

export type Done = { readonly count: number; readonly act: Act | 'move' | 'expunge'; readonly to?: Folder }

type ActingHouse = Pick<House, 'db' | 'clock'>

/** Does one thing to messages of a folder. Deleting in the bin is for good; nothing here is ever refused for want of room. */
export async function actOn(
  house: ActingHouse,
  { mailbox, folders }: Mine,
  folder: Folder,
  wish: { readonly pick: readonly MessageId[]; readonly act: string; readonly whole: boolean },
): Promise<Done | Refusal> {
  const uids = await uidsOf(house.db, mailbox.id, folder.id, wish.pick, wish.whole)
  if (uids.length === 0) return refuse('webmail.nothing-picked')
  const act = acts.find((one) => one === wish.act)
  const flags = act && flagOf[act]
  if (act && flags) {
    const marked = await mark(house, mailbox.id, folder.id, uids, flags)
    return isRefusal(marked) ? marked : { count: uids.length, act }
  }
  if (act === 'trash' && folder.role === 'trash') {
    const gone = await expunge(house, mailbox.id, folder.id, { uids, onlyDeleted: false })
    return isRefusal(gone) ? gone : { count: gone.length, act: 'expunge' }
  }
  const to = act
    ? folders.find(({ role }) => role === act)
    : wish.act.startsWith('to:')
      ? folderOf({ mailbox, folders }, wish.act.slice(3))
      : undefined
  if (!to) return refuse('webmail.nothing-chosen')
  if (to.id === folder.id) return { count: uids.length, act: act ?? 'move', to }
  const moved = await move(house, mailbox.id, folder.id, uids, to.id)
  return isRefusal(moved) ? moved : { count: moved.to.length, act: act ?? 'move', to }
}

const seen = { flags: ['\\Seen'] } as const
const flagged = { flags: ['\\Flagged'] } as const
const flagOf: Partial<Record<Act, { readonly how: 'add' | 'remove'; readonly flags: readonly string[] }>> = {
  read: { how: 'add', ...seen },
  unread: { how: 'remove', ...seen },
  flag: { how: 'add', ...flagged },
  unflag: { how: 'remove', ...flagged },
}

/** The messages that are meant, as far as they are in this folder of this mailbox. */
async function uidsOf(
  db: House['db'],
  mailboxId: MailboxId,
  folderId: FolderId,
  pick: readonly MessageId[],
  whole: boolean,
): Promise<number[]> {
  const uids = new Set<number>()
  for (const found of await listedByIds(db, mailboxId, pick)) {
    if (found.folderId !== folderId) continue
    uids.add(found.uid)
    if (!whole) continue
    const thread = await listThread(db, mailboxId, found.threadId, folderId)
    for (const one of thread) if (one.folderId === folderId) uids.add(one.uid)
  }
  return [...uids]
}
