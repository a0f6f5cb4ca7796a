import { ImapFlow, type SearchObject } from 'imapflow'
import type { Peer } from '../peers.ts'
import type { Changes, Done, Facts, MailContract, Marking, Refused, State, Uids, Wish } from './contract.ts'

/** A mailbox in any server that speaks IMAP, with imapflow as its client. */
export async function byImap({ port, user, password }: Peer): Promise<MailContract> {
  const auth = { user, pass: password }
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false })
  await client.connect()
  return new ByImap(client)
}

const reasons: Record<string, Refused['refused']> = {
  NONEXISTENT: 'folder-unknown',
  TRYCREATE: 'folder-unknown',
  ALREADYEXISTS: 'folder-exists',
  OVERQUOTA: 'full',
}
const refusedOf = (error: unknown): Refused => ({
  refused: reasons[(error as { serverResponseCode?: string }).serverResponseCode ?? ''] ?? 'other',
})
const unknown: Refused = { refused: 'folder-unknown' }

const doing = (act: Promise<unknown>): Promise<Done> => act.then(() => 'done' as const, refusedOf)

/** Numbers of one set, as a client writes them. */
const setOf = (uids: Uids) => uids.join(',')

class ByImap implements MailContract {
  readonly #client: ImapFlow

  constructor(client: ImapFlow) {
    this.#client = client
  }

  async #within<T>(path: string, work: () => Promise<T>): Promise<T> {
    const lock = await this.#client.getMailboxLock(path)
    try {
      return await work()
    } finally {
      lock.release()
    }
  }

  async folders() {
    const all = await this.#client.list()
    const shown = new Set(all.filter(({ subscribed }) => subscribed).map(({ path }) => path))
    return all.map(({ path, specialUse }) => ({
      path,
      use: specialUse?.replace('\\', '').toLowerCase() ?? null,
      isSubscribed: shown.has(path),
    }))
  }

  /** That there is one already is no mistake to imapflow; it says so. */
  async createFolder(path: string): Promise<Done> {
    const made = await this.#client.mailboxCreate(path).catch(refusedOf)
    if (made && 'refused' in made) return made
    return made.created ? 'done' : { refused: 'folder-exists' }
  }

  renameFolder = (from: string, to: string) => doing(this.#client.mailboxRename(from, to))
  deleteFolder = (path: string) => doing(this.#client.mailboxDelete(path))

  async subscribe(path: string, isSubscribed: boolean): Promise<Done> {
    const { mailboxSubscribe, mailboxUnsubscribe } = this.#client
    const set = isSubscribed ? mailboxSubscribe : mailboxUnsubscribe
    return (await set.call(this.#client, path)) ? 'done' : unknown
  }

  async status(path: string) {
    const query = { messages: true, unseen: true, uidNext: true, uidValidity: true }
    const it = await this.#client.status(path, query).catch(() => undefined)
    if (!it || it.messages === undefined) return unknown
    const { messages, unseen, uidNext, uidValidity } = it
    return { messages, unseen: unseen!, uidNext: uidNext!, uidValidity: Number(uidValidity) }
  }

  async append(path: string, raw: Buffer, { flags, internalDate }: Facts = {}) {
    try {
      const kept = await this.#client.append(path, raw, [...(flags ?? [])], internalDate)
      if (!kept || kept.uid === undefined) throw new Error('no UID was told')
      return { uid: kept.uid }
    } catch (error) {
      return refusedOf(error)
    }
  }

  copy = (from: string, uids: Uids, to: string) => this.#transfer('messageCopy', from, uids, to)
  move = (from: string, uids: Uids, to: string) => this.#transfer('messageMove', from, uids, to)

  /** Why it was refused imapflow does not say: it is asked whether the folder is there. */
  async #transfer(act: 'messageCopy' | 'messageMove', from: string, uids: Uids, to: string) {
    if (uids.length === 0) return new Map<number, number>()
    const done = await this.#within(from, () => this.#client[act](setOf(uids), to, { uid: true }))
    if (done) return done.uidMap ?? new Map<number, number>()
    const there = await this.status(to)
    return 'refused' in there ? there : { refused: 'full' as const }
  }

  /** Which messages were left imapflow does not pass on: those that do not have the flags afterwards. */
  async mark(path: string, uids: Uids, { how, flags, unchangedSince }: Marking): Promise<Uids> {
    const act = { add: 'messageFlagsAdd', remove: 'messageFlagsRemove', replace: 'messageFlagsSet' } as const
    const since = unchangedSince && { unchangedSince: BigInt(unchangedSince.modseq) }
    await this.#within(path, () => this.#client[act[how]](setOf(uids), [...flags], { uid: true, ...since }))
    if (!unchangedSince) return []
    const now = await this.list(path)
    return now
      .filter(({ uid, flags: has }) => uids.includes(uid) && !flags.every((flag) => has.includes(flag)))
      .map(({ uid }) => uid)
  }

  async expunge(path: string, uids: Uids) {
    await this.#within(path, () => this.#client.messageDelete(setOf(uids), { uid: true }))
  }

  async list(path: string) {
    const query = { flags: true, size: true, internalDate: true, uid: true }
    const all = await this.#within(path, () => this.#all(query))
    return all.map(({ uid, flags, size, internalDate }) => ({
      ...{ uid, flags: flagsOf(flags), size: size! },
      internalDate: new Date(internalDate!),
    }))
  }

  async #all(query: Parameters<ImapFlow['fetchAll']>[1], changedSince?: bigint) {
    const { mailbox } = this.#client
    if (!mailbox || mailbox.exists === 0) return []
    return this.#client.fetchAll('1:*', query, { uid: true, ...(changedSince && { changedSince }) })
  }

  async readRaw(path: string, uid: number, from = 0, length?: number) {
    const source =
      from === 0 && length === undefined ? true : { start: from, ...(length && { maxLength: length }) }
    const found = await this.#within(path, () =>
      this.#client.fetchOne(String(uid), { source }, { uid: true }),
    )
    return (found || undefined)?.source
  }

  async search(path: string, wish: Wish): Promise<Uids> {
    const found = await this.#within(path, () => this.#client.search(queryOf(wish), { uid: true }))
    if (!found) throw new Error('the search failed')
    return found
  }

  async stateOf(path: string): Promise<State> {
    const it = await this.#client.status(path, { highestModseq: true })
    if (!it) throw new Error(`there is no folder ${path}`)
    return { modseq: Number(it.highestModseq), uids: await this.search(path, {}) }
  }

  /** What went IMAP tells only to sessions that have the folder open: it is found by what was there. */
  async changesSince(path: string, { modseq, uids }: State): Promise<Changes> {
    const changed = await this.#within(path, () => this.#all({ flags: true, uid: true }, BigInt(modseq)))
    const now = await this.search(path, {})
    return {
      changed: changed
        .map(({ uid, flags }) => ({ uid, flags: flagsOf(flags) }))
        .sort((a, b) => a.uid - b.uid),
      gone: uids.filter((uid) => !now.includes(uid)),
    }
  }

  async close() {
    await this.#client.logout()
  }
}

const flagsOf = (flags: ReadonlySet<string> | undefined) =>
  [...(flags ?? [])].filter((flag) => flag !== '\\Recent').sort()

const system = ['\\Seen', '\\Answered', '\\Flagged', '\\Deleted', '\\Draft']

function queryOf({ flag, uids, header, not, either, ...wish }: Wish): SearchObject {
  const isSystem = flag !== undefined && system.includes(flag)
  const query: SearchObject = {
    ...wish,
    ...(isSystem && { [flag.slice(1).toLowerCase()]: true }),
    ...(flag !== undefined && !isSystem && { keyword: flag }),
    ...(uids && { uid: uids.map((uid) => (uid === Infinity ? '*' : uid)).join(':') }),
    ...(header && { header: { [header[0]]: header[1] } }),
    ...(not && { not: queryOf(not) }),
    ...(either && { or: either.map(queryOf) }),
  }
  return Object.keys(query).length > 0 ? query : { all: true }
}
