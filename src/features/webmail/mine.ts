import type { House } from '../../platform/house.ts'
import { NotFound, signedIn, type Request } from '../../platform/http/index.ts'
import type { SignedIn } from '../../values/actor.ts'
import { findFolderOfRole, findMailboxOf, listFolders, type Folder, type Mailbox } from '../mailbox/index.ts'

/** The mailbox of whoever asks, and its folders with their counts. */
export type Mine = { readonly mailbox: Mailbox; readonly folders: readonly Folder[] }

/** Undefined: there is none, or it may not be used for a while. */
export async function findMine({ db }: Pick<House, 'db'>, actor: SignedIn): Promise<Mine | undefined> {
  const mailbox = await findMailboxOf(db, actor.accountId)
  if (mailbox?.state !== 'active') return undefined
  return { mailbox, folders: await listFolders(db, mailbox.id) }
}

/** The same for pages that are not there without a mailbox. */
export async function mineOf(house: Pick<House, 'db'>, request: Request): Promise<Mine> {
  const mine = await findMine(house, signedIn(request))
  if (!mine) throw new NotFound()
  return mine
}

/** What stands in the address for a folder: what it is for, else its id. */
export const folderKey = ({ role, id }: Pick<Folder, 'role' | 'id'>): string => role ?? id

/** The folder an address means, among one's own. */
export function folderOf({ folders }: Mine, key: string): Folder {
  const found = folders.find((folder) => folderKey(folder) === key || folder.id === key)
  if (!found) throw new NotFound()
  return found
}

/** How many letters nobody has read, for the menu; undefined: no mailbox, no word in the menu. */
export const unreadOf =
  ({ db }: Pick<House, 'db'>) =>
  async (actor: SignedIn): Promise<number | undefined> => {
    const mailbox = await findMailboxOf(db, actor.accountId)
    if (mailbox?.state !== 'active') return undefined
    const inbox = await findFolderOfRole(db, mailbox.id, 'inbox')
    return inbox?.unseen ?? 0
  }
