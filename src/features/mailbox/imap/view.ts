import { firstAt, placesIn, placesUpTo, type NumberSet } from '../../../protocols/imap/sets.ts'
import { Bad } from '../../../protocols/imap/bad.ts'
import type { Flag, Folder, FolderChanges, UidLine } from '../types.ts'

/** What has changed for the client: how many messages there are, flags by place, and places that are gone, the last first. */
export type News = {
  readonly count: number | undefined
  readonly flags: readonly number[]
  readonly gone: readonly number[]
}

/**
 * The selected folder as its client knows it. Numbers of messages are places in it plus one; they move only when the client
 * is told of what is gone.
 */
export class View {
  readonly folder: Folder
  readonly isReadOnly: boolean
  readonly uids: number[] = []
  readonly #flags: (readonly Flag[])[] = []
  readonly #modseqs: number[] = []
  readonly #same = new Map<string, readonly Flag[]>()
  readonly #written = new Map<readonly Flag[], string>()
  readonly #waiting = new Set<number>()
  #last = 0
  /** The MODSEQ up to which the view is right. */
  modseq: number
  /** Something may have changed that the client was not told of. */
  isStale = false

  constructor(folder: Folder, isReadOnly: boolean, lines: readonly UidLine[]) {
    this.folder = folder
    this.isReadOnly = isReadOnly
    this.modseq = folder.modseq
    for (const line of lines) this.#add(line)
  }

  get count(): number {
    return this.uids.length
  }

  uid(place: number): number {
    return this.uids[place]!
  }

  flags(place: number): readonly Flag[] {
    return this.#flags[place]!
  }

  /** Its flags as FETCH says them; made once for each set of flags. */
  writtenFlags(place: number): string {
    const flags = this.#flags[place]!
    const known = this.#written.get(flags)
    if (known !== undefined) return known
    const written = `FLAGS (${flags.join(' ')})`
    this.#written.set(flags, written)
    return written
  }

  flagModseq(place: number): number {
    return this.#modseqs[place]!
  }

  /** The first message without `\Seen`, as a place; -1 if all are read. */
  get firstUnseen(): number {
    return this.#flags.findIndex((flags) => !flags.includes('\\Seen'))
  }

  /** Places that a set of UIDs or of message numbers means. A number that no message has is a mistake, a UID is not. */
  places(set: NumberSet, isUid: boolean): number[] {
    if (isUid) return placesIn(set, this.uids)
    for (const range of set)
      for (const end of range)
        if (end > this.count && end !== Infinity) throw new Bad('There is no message of that number')
    return placesUpTo(set, this.count)
  }

  placeOf(uid: number): number {
    const place = firstAt(this.uids, uid)
    return this.uids[place] === uid ? place : -1
  }

  /** Takes in what this client itself has changed, so that it is not told of it as news. */
  know(lines: readonly UidLine[]): void {
    for (const line of lines) {
      const place = this.placeOf(line.uid)
      if (place >= 0) this.#set(place, line)
    }
  }

  /** Takes in what has changed. What is gone stays until `mayShrink`: message numbers must not move under a running command. */
  take(changes: FolderChanges, mayShrink: boolean): News {
    const before = this.count
    const flags: number[] = []
    for (const line of changes.changed) {
      const place = line.uid > this.#last ? -1 : this.placeOf(line.uid)
      if (line.uid > this.#last) this.#add(line)
      else if (place >= 0 && this.#modseqs[place] !== line.modseq) {
        this.#set(place, line)
        flags.push(place)
      }
    }
    for (const uid of changes.gone) if (this.placeOf(uid) >= 0) this.#waiting.add(uid)
    this.modseq = Math.max(this.modseq, changes.modseq)
    const count = this.count > before ? this.count : undefined
    return { count, flags, gone: mayShrink ? this.#shrink() : [] }
  }

  get hasWaiting(): boolean {
    return this.#waiting.size > 0
  }

  #shrink(): number[] {
    if (this.#waiting.size === 0) return []
    const gone = [...this.#waiting].map((uid) => this.placeOf(uid)).sort((a, b) => b - a)
    this.#waiting.clear()
    const isGone = new Set(gone)
    let kept = 0
    for (let place = 0; place < this.uids.length; place++) {
      if (isGone.has(place)) continue
      this.uids[kept] = this.uids[place]!
      this.#flags[kept] = this.#flags[place]!
      this.#modseqs[kept] = this.#modseqs[place]!
      kept++
    }
    this.uids.length = this.#flags.length = this.#modseqs.length = kept
    return gone
  }

  #add(line: UidLine): void {
    this.uids.push(line.uid)
    this.#flags.push(this.#shared(line.flags))
    this.#modseqs.push(line.modseq)
    this.#last = line.uid
  }

  #set(place: number, line: UidLine): void {
    this.#flags[place] = this.#shared(line.flags)
    this.#modseqs[place] = line.modseq
  }

  /** Ten thousand messages have some dozen sets of flags: each is kept once. */
  #shared(flags: readonly Flag[]): readonly Flag[] {
    const key = flags.join(' ')
    const known = this.#same.get(key)
    if (!known) this.#same.set(key, flags)
    return known ?? flags
  }
}
