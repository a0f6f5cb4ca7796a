/**
 * What whoever keeps mail must offer, in the words of the mailbox room: its acts, its reads, and how they refuse. Whatever keeps mail
 * instead of our tables is held to the scenarios that are written against this.
 */
export type MailContract = {
  folders(): Promise<readonly FolderSeen[]>
  createFolder(path: string): Promise<Done>
  /** With all folders below it. */
  renameFolder(from: string, to: string): Promise<Done>
  deleteFolder(path: string): Promise<Done>
  subscribe(path: string, isSubscribed: boolean): Promise<Done>
  status(path: string): Promise<StatusSeen | Refused>
  append(path: string, raw: Buffer, facts?: Facts): Promise<{ readonly uid: number } | Refused>
  /** UIDs there, by their UIDs here. */
  copy(from: string, uids: Uids, to: string): Promise<ReadonlyMap<number, number> | Refused>
  move(from: string, uids: Uids, to: string): Promise<ReadonlyMap<number, number> | Refused>
  /** With `unchangedSince` only what has not changed since then; which were left is the answer. */
  mark(path: string, uids: Uids, marking: Marking): Promise<Uids>
  /** Takes away these and no others, whatever else is marked `\Deleted`. */
  expunge(path: string, uids: Uids): Promise<void>
  list(path: string): Promise<readonly MessageSeen[]>
  /** Undefined: there is no such message. */
  readRaw(path: string, uid: number, from?: number, length?: number): Promise<Buffer | undefined>
  search(path: string, wish: Wish): Promise<Uids>
  stateOf(path: string): Promise<State>
  changesSince(path: string, state: State): Promise<Changes>
  close(): Promise<void>
}

export type Uids = readonly number[]
export type Done = 'done' | Refused

/** Why not: there is no such folder, there is one already, there is no room, or for a reason of its own. */
export type Refused = { readonly refused: 'folder-unknown' | 'folder-exists' | 'full' | 'other' }
export const isRefused = (it: unknown): it is Refused =>
  typeof it === 'object' && it !== null && 'refused' in it

export type FolderSeen = {
  readonly path: string
  readonly use: string | null
  readonly isSubscribed: boolean
}

export type StatusSeen = {
  readonly messages: number
  readonly unseen: number
  readonly uidNext: number
  readonly uidValidity: number
}

export type Facts = { readonly flags?: readonly string[]; readonly internalDate?: Date }

export type MessageSeen = {
  readonly uid: number
  readonly flags: readonly string[]
  readonly size: number
  readonly internalDate: Date
}

export type Marking = {
  readonly how: 'add' | 'remove' | 'replace'
  readonly flags: readonly string[]
  readonly unchangedSince?: State
}

/** All that is named must be so. */
export type Wish = {
  readonly flag?: string
  readonly uids?: readonly [from: number, to: number]
  readonly subject?: string
  readonly from?: string
  readonly body?: string
  /** Anywhere in it. */
  readonly text?: string
  readonly header?: readonly [name: string, has: string]
  readonly since?: Date
  readonly before?: Date
  readonly sentSince?: Date
  readonly larger?: number
  readonly not?: Wish
  readonly either?: readonly [Wish, Wish]
}

/** A moment in the life of a folder, to ask later what has become of it. */
export type State = { readonly modseq: number; readonly uids: Uids }

export type Changes = {
  /** New ones among them. */
  readonly changed: readonly { readonly uid: number; readonly flags: readonly string[] }[]
  readonly gone: Uids
}
