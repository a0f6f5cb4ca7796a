import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { decidePath, decideRename, nextValidity, pathsAbove } from '../rules.ts'
import {
  countFolders,
  findFolder,
  insertFolder,
  listFolders,
  removeFolder,
  savePaths,
  saveRole,
  saveSubscribed,
} from '../store/folders.ts'
import { takeValidity } from '../store/mailboxes.ts'
import { allUids, insertLines, removeLines } from '../store/messages.ts'
import type { Folder, FolderRole, MailboxId } from '../types.ts'
import { takeOut } from './expunge.ts'
import { countUse, within, type MailHouse, type Within } from './within.ts'

const mostFolders = 1000

/** Makes a folder, and those above it that are missing. */
export function createFolder(
  house: MailHouse,
  mailboxId: MailboxId,
  typed: string,
): Promise<Folder | Refusal> {
  return within(house, mailboxId, async (it) => {
    const path = decidePath(typed)
    if (isRefusal(path)) return path
    if (await findFolder(it.tx, mailboxId, path)) return refuse('mailbox.folder-exists')
    return (await make(it, path)) ?? refuse('mailbox.folders-enough')
  })
}

async function make(it: Within, path: string): Promise<Folder | undefined> {
  const { tx, mailbox, now } = it
  const missing = []
  for (const above of pathsAbove(path)) if (!(await findFolder(tx, mailbox.id, above))) missing.push(above)
  if ((await countFolders(tx, mailbox.id)) + missing.length >= mostFolders) return undefined
  for (const one of [...missing, path]) {
    const validity = await takeValidity(tx, mailbox.id, nextValidity(0, now))
    const of = { mailboxId: mailbox.id, path: one, role: null, validity }
    it.touch(await insertFolder(tx, of, now))
  }
  return findFolder(tx, mailbox.id, path)
}

/** Gives a folder another path, and all below it. Renaming the inbox moves what is in it to a new folder, as mail programs expect. */
export function renameFolder(
  house: MailHouse,
  mailboxId: MailboxId,
  from: string,
  to: string,
): Promise<Folder | Refusal> {
  return within(house, mailboxId, async (it) => {
    const path = decidePath(to)
    if (isRefusal(path)) return path
    const folder = await findFolder(it.tx, mailboxId, from)
    if (!folder) return refuse('mailbox.folder-unknown')
    if (await findFolder(it.tx, mailboxId, path)) return refuse('mailbox.folder-exists')
    if (path.startsWith(`${folder.path}/`) && folder.role !== 'inbox') return refuse('mailbox.folder-name')
    if (folder.role === 'inbox') return emptyInto(it, folder, path)
    const no = decideRename(await pathsOf(it), folder.path, path)
    if (no) return no
    const above = pathsAbove(path).at(-1)
    if (above !== undefined && !(await findFolder(it.tx, mailboxId, above)) && !(await make(it, above)))
      return refuse('mailbox.folders-enough')
    await savePaths(it.tx, mailboxId, folder.path, path)
    it.touch(folder.id)
    return { ...folder, path }
  })
}

const pathsOf = async ({ tx, mailbox }: Within): Promise<readonly string[]> =>
  (await listFolders(tx, mailbox.id)).map(({ path }) => path)

async function emptyInto(it: Within, inbox: Folder, path: string): Promise<Folder | Refusal> {
  const made = await make(it, path)
  if (!made) return refuse('mailbox.folders-enough')
  const lines = await removeLines(it.tx, inbox.id, await allUids(it.tx, inbox.id), it.now)
  if (lines.length > 0) await insertLines(it.tx, made.id, lines)
  it.touch(inbox.id)
  return (await findFolder(it.tx, it.mailbox.id, path)) ?? made
}

/** Takes a folder away with all that is in it; what is below it stays. Those that mail programs rely on stay too. */
export function deleteFolder(
  house: MailHouse,
  mailboxId: MailboxId,
  path: string,
): Promise<{ readonly deleted: true } | Refusal> {
  return within(house, mailboxId, async (it) => {
    const folder = await findFolder(it.tx, mailboxId, path)
    if (!folder) return refuse('mailbox.folder-unknown')
    if (folder.role !== null) return refuse('mailbox.folder-needed')
    const freed = await takeOut(it, folder.id, await allUids(it.tx, folder.id))
    await removeFolder(it.tx, folder.id)
    it.touch(folder.id)
    if (freed > 0) await countUse(it, -freed)
    return { deleted: true }
  })
}

/** Says which folders mail programs show. */
export function subscribe(
  house: MailHouse,
  mailboxId: MailboxId,
  path: string,
  isSubscribed: boolean,
): Promise<{ readonly subscribed: boolean } | Refusal> {
  return within(house, mailboxId, async ({ tx }) =>
    (await saveSubscribed(tx, mailboxId, path, isSubscribed))
      ? { subscribed: isSubscribed }
      : refuse('mailbox.folder-unknown'),
  )
}

/** What a folder is for, as a mail program or its holder says; a role that another folder has moves to this one. */
export function giveRole(
  house: MailHouse,
  mailboxId: MailboxId,
  path: string,
  role: Exclude<FolderRole, 'inbox'> | null,
): Promise<{ readonly role: FolderRole | null } | Refusal> {
  return within(house, mailboxId, async (it) => {
    const folder = await findFolder(it.tx, mailboxId, path)
    if (!folder || folder.role === 'inbox') return refuse('mailbox.folder-unknown')
    await saveRole(it.tx, mailboxId, folder.id, role)
    it.touch(folder.id)
    return { role }
  })
}
