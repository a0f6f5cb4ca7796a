import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import type { AccountId, Id, PersonId } from '../../../values/ids.ts'
import type { WhenGoing } from '../closing/listeners.ts'

export type People = { readonly from: PersonId; readonly into: PersonId }

/**
 * What a room moves when two accounts become one, and gives back when they are taken apart; in the same transaction.
 * `src/app.ts` names them.
 */
export type WhenMerged = {
  readonly name: string
  merge(tx: Transaction, actor: Actor, people: People, now: Date): Promise<readonly Id[]>
  takeApart(tx: Transaction, actor: Actor, people: People, moved: readonly Id[], now: Date): Promise<void>
}

export type MergingParts = {
  readonly whenMerged?: readonly WhenMerged[]
  /** What the rooms above forget of the account that goes, such as what let somebody in. */
  readonly whenMergedAway?: readonly WhenGoing[]
  /** Whether more than a password and a mailbox guards an account. */
  readonly hasSecondFactor?: (db: Database | Transaction, id: AccountId) => Promise<boolean>
}
