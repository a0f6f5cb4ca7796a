import type { AccountId, Id } from '../../../values/ids.ts'
import type { AccountState, BlockReason } from '../../accounts/types.ts'

/** Which accounts are listed: all, those in a state, those blocked for a reason, or those that want a look. */
export const heaps = [
  'all',
  'initial',
  'active',
  'blocked',
  'closed',
  'merged',
  'blocked.initial-not-changed',
  'blocked.staff',
  'blocked.owner',
  'blocked.breach',
  'blocked.focal-point',
  'blocked.inactive',
  'hints',
  'unused',
] as const
export type Heap = (typeof heaps)[number]

/** What somebody asks the list for. */
export type Asked = {
  /** As typed; empty lists everybody. */
  readonly words: string
  readonly heap: Heap
  /** The account after which the page begins, the newest first … */
  readonly after?: Id | undefined
  /** … or before which it ends. */
  readonly before?: Id | undefined
}

/** What the words could mean; an account is found when any of it is true of it. */
export type Looking = {
  readonly id?: Id
  readonly registration?: string
  /** A user name or an address, as it is compared. */
  readonly key?: string
  /** How a user name or an address begins. */
  readonly beginning?: string
  /** Words of a name, in any order and script. */
  readonly name?: string
}

/** One account of the list. */
export type FoundAccount = {
  readonly id: AccountId
  readonly name: string
  readonly otherScriptName: string | null
  readonly userName: string | null
  readonly contact: string | null
  readonly state: AccountState
  readonly stateSince: Date
  readonly blockReason: BlockReason | null
  readonly isStaff: boolean
  readonly signedInAt: Date | null
  /** The name by which it was found where that one leads nowhere any more. */
  readonly endedName: string | null
}

export type Found = {
  readonly accounts: readonly FoundAccount[]
  /** How many there are on each heap, with these words. Exact to 10,000. */
  readonly counts: Readonly<Record<Heap, number>>
  readonly hasNewer: boolean
  readonly hasOlder: boolean
}

/** Somebody who signed up with the address that was typed and has not proved it yet: there is no account. */
export type WaitingSignUp = {
  readonly id: Id
  readonly email: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly lettersSent: number
}
