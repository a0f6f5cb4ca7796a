import {
  append,
  changesSince,
  copy,
  createFolder,
  deleteFolder,
  expunge,
  fetchRows,
  findFolder,
  type Criterion,
  type Folder,
  listFolders,
  listUids,
  mark,
  type MailHouse,
  move,
  readRaw,
  renameFolder,
  search,
  subscribe,
} from '../../../src/features/mailbox/index.ts'
import { isRefusal, type Refusal } from '../../../src/values/refusal.ts'
import type { Changes, Done, Facts, MailContract, Marking, Refused, State, Uids, Wish } from './contract.ts'

/** Our own acts and reads, as webmail calls them. */
export function directly(house: MailHouse, mailboxId: string): MailContract {
  return new Direct(house, mailboxId)
}

const reasons: Record<string, Refused['refused']> = {
  'mailbox.folder-unknown': 'folder-unknown',
  'mailbox.folder-exists': 'folder-exists',
  'mailbox.full': 'full',
}
const refusedOf = ({ refused }: Refusal): Refused => ({ refused: reasons[refused] ?? 'other' })
const doneOf = (it: unknown): Done => (isRefusal(it) ? refusedOf(it) : 'done')
const unknown: Refused = { refused: 'folder-unknown' }

class Direct implements MailContract {
  readonly #house: MailHouse
  readonly #id: string

  constructor(house: MailHouse, mailboxId: string) {
    this.#house = house
    this.#id = mailboxId
  }

  #find(path: string): Promise<Folder | undefined> {
    return findFolder(this.#house.db, this.#id, path)
  }

  async #found(path: string): Promise<Folder> {
    const folder = await this.#find(path)
    if (!folder) throw new Error(`there is no folder ${path}`)
    return folder
  }

  async folders() {
    const all = await listFolders(this.#house.db, this.#id)
    return all.map(({ path, role, isSubscribed }) => ({ path, use: role, isSubscribed }))
  }

  createFolder = async (path: string) => doneOf(await createFolder(this.#house, this.#id, path))
  renameFolder = async (from: string, to: string) =>
    doneOf(await renameFolder(this.#house, this.#id, from, to))
  deleteFolder = async (path: string) => doneOf(await deleteFolder(this.#house, this.#id, path))
  subscribe = async (path: string, is: boolean) => doneOf(await subscribe(this.#house, this.#id, path, is))

  async status(path: string) {
    const folder = await this.#find(path)
    if (!folder) return unknown
    const { messages, unseen, uidNext, uidValidity } = folder
    return { messages, unseen, uidNext, uidValidity }
  }

  async append(path: string, raw: Buffer, facts: Facts = {}) {
    const kept = await append(this.#house, this.#id, path, raw, facts)
    return isRefusal(kept) ? refusedOf(kept) : { uid: kept.uid }
  }

  copy = (from: string, uids: Uids, to: string) => this.#transfer(copy, from, uids, to)
  move = (from: string, uids: Uids, to: string) => this.#transfer(move, from, uids, to)

  async #transfer(act: typeof copy, from: string, uids: Uids, to: string) {
    const [here, there] = [await this.#find(from), await this.#find(to)]
    if (!here || !there) return unknown
    const done = await act(this.#house, this.#id, here.id, uids, there.id)
    return isRefusal(done) ? refusedOf(done) : new Map(done.from.map((uid, n) => [uid, done.to[n]!]))
  }

  async mark(path: string, uids: Uids, { unchangedSince, ...marking }: Marking) {
    const since = unchangedSince && { unchangedSince: unchangedSince.modseq }
    const folder = await this.#found(path)
    const marked = await mark(this.#house, this.#id, folder.id, uids, { ...marking, ...since })
    if (isRefusal(marked)) throw new Error(marked.refused)
    return marked.modified
  }

  async expunge(path: string, uids: Uids) {
    const folder = await this.#found(path)
    const gone = await expunge(this.#house, this.#id, folder.id, { uids, onlyDeleted: false })
    if (isRefusal(gone)) throw new Error(gone.refused)
  }

  async list(path: string) {
    const { db } = this.#house
    const folder = await this.#found(path)
    const uids = (await listUids(db, folder.id)).map(({ uid }) => uid)
    const rows = await fetchRows(db, folder.id, uids)
    return rows.map(({ uid, flags, size, internalDate }) => ({ uid, flags, size, internalDate }))
  }

  async readRaw(path: string, uid: number, from?: number, length?: number) {
    const { db } = this.#house
    const [row] = await fetchRows(db, (await this.#found(path)).id, [uid])
    return row && readRaw(db, row.blobId, from, length)
  }

  async search(path: string, wish: Wish) {
    const where = { mailboxId: this.#id, folderId: (await this.#found(path)).id }
    return (await search(this.#house.db, where, criterionOf(wish))).map(({ uid }) => uid)
  }

  async stateOf(path: string): Promise<State> {
    const folder = await this.#found(path)
    const lines = await listUids(this.#house.db, folder.id)
    return { modseq: folder.modseq, uids: lines.map(({ uid }) => uid) }
  }

  async changesSince(path: string, { modseq }: State): Promise<Changes> {
    const changes = await changesSince(this.#house.db, (await this.#found(path)).id, modseq)
    return { changed: changes!.changed.map(({ uid, flags }) => ({ uid, flags })), gone: changes!.gone }
  }

  close = () => Promise.resolve()
}

function criterionOf({ flag, uids, body, text, header, not, either, ...wish }: Wish): Criterion {
  const { subject, from, since, before, sentSince, larger } = wish
  const all: (Criterion | undefined)[] = [
    flag === undefined ? undefined : { flag },
    uids && { uids: [uids] },
    subject === undefined ? undefined : { text: subject, in: 'subject' },
    from === undefined ? undefined : { text: from, in: 'from' },
    body === undefined ? undefined : { text: body, in: 'body' },
    text === undefined ? undefined : { text, in: 'anywhere' },
    header && { header: header[0], has: header[1] },
    since && { since },
    before && { before },
    sentSince && { sentSince },
    larger === undefined ? undefined : { larger },
    not && { not: criterionOf(not) },
    either && { any: either.map(criterionOf) },
  ]
  return { all: all.filter((one) => one !== undefined) }
}
