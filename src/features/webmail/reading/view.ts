import type { House } from '../../../platform/house.ts'
import { NotFound, queryOf, signedIn, type Request } from '../../../platform/http/index.ts'
import {
  findMessage,
  listedByIds,
  listThread,
  pageOf,
  type BlobId,
  type Folder,
  type ListedMessage,
  type Page as ListPage,
} from '../../mailbox/index.ts'
import { folderOf, mineOf, type Mine } from '../mine.ts'
import { findSender, type Sender } from '../store/senders.ts'
import type { Judgement } from '../verdict/types.ts'
import { judgementOf, judgementsFor } from './judging.ts'
import { openLetter, type Letter } from './letter.ts'
import { FolderPath, ListQuery, MessagePath } from './parse.ts'

export const aPage = 50

/** Whose pages these are and what o'clock it is for them. */
export type Reader = { readonly zone: string; readonly now: Date }

/** A folder with one page of its list. */
export type FolderView = Mine & {
  readonly folder: Folder
  readonly list: ListPage
  readonly judgements: ReadonlyMap<BlobId, Judgement>
  /** The place the list begins at, as the address says it; empty at the beginning. */
  readonly before: string
  readonly reader: Reader
}

export const readerOf = (house: House, request: Request): Reader => ({
  zone: signedIn(request).timeZone ?? house.profile.seat.timeZone,
  now: house.clock.now(),
})

export async function folderView(house: House, request: Request): Promise<FolderView> {
  const mine = await mineOf(house, request)
  const folder = folderOf(mine, FolderPath.parse(request.params).folder)
  const { before } = ListQuery.parse(queryOf(request))
  // What one has written and what is thrown away stands message by message; elsewhere a conversation is one line.
  const threads = folder.role !== 'drafts' && folder.role !== 'trash' && folder.role !== 'sent'
  const list = await pageOf(house.db, folder.id, { before, limit: aPage, threads })
  return {
    ...mine,
    folder,
    list,
    judgements: await judgementsFor(house, mine.mailbox.id, list.messages),
    before: before ? `${before.internalDate.getTime()}-${before.uid}` : '',
    reader: readerOf(house, request),
  }
}

/** A message in its folder, with what there is to say about it. */
export type MessageView = Mine & {
  readonly folder: Folder
  readonly message: ListedMessage
  readonly letter: Letter
  readonly judgement: Judgement
  readonly sender: Sender
  /** The whole conversation, the oldest first. */
  readonly thread: readonly ListedMessage[]
}

/** A message of one's own; whatever is not, or is no longer in this folder, is not there. */
export async function messageView(house: House, request: Request): Promise<MessageView> {
  const mine = await mineOf(house, request)
  const path = MessagePath.parse(request.params)
  const asked = folderOf(mine, path.folder)
  const found = await findMessage(house.db, mine.mailbox.id, path.message)
  if (!found || found.folderId !== asked.id) throw new NotFound()
  const [[message], letter, thread] = await Promise.all([
    listedByIds(house.db, mine.mailbox.id, [path.message]),
    openLetter(house.db, found.folderId, found.uid),
    listThread(house.db, mine.mailbox.id, found.threadId, found.folderId),
  ])
  if (!message || !letter) throw new NotFound()
  return {
    ...mine,
    folder: asked,
    message,
    letter,
    thread,
    sender: await findSender(house.db, mine.mailbox.id, letter.from.address),
    judgement: await judgementOf(house, mine.mailbox.id, letter, message.verdict),
  }
}
