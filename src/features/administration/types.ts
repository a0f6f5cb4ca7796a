import type { AccountId, PersonId } from '../../values/ids.ts'
import type { AccountState, BlockReason } from '../accounts/types.ts'

/** What decides who may do what with an account. */
export type Target = {
  readonly accountId: AccountId
  readonly personId: PersonId
  readonly state: AccountState
  readonly blockReason: BlockReason | null
  readonly isStaff: boolean
  readonly isFocalPoint: boolean
  /** When the body last began to write to another address. */
  readonly contactChangedAt: Date | null
  readonly hasSessions: boolean
  readonly hasFactors: boolean
  /** A contact address waits to be changed because the mailbox is lost. */
  readonly hasChangeWaiting: boolean
  /** Was made one with another account, and that can still be undone. */
  readonly isMergeOpen: boolean
  /** What waits for a second person. */
  readonly asked: readonly string[]
}

/** What the service desk can do with an account. The names are the last part of the addresses. */
export const acts = [
  'sign-outs',
  'block',
  'unblocking',
  'fresh-start',
  'factor-reset',
  'contact-change',
  'name',
  'merger',
  'merger-undoing',
  'viewing',
] as const
export type Act = (typeof acts)[number]

/** An act that can be done now, and whether it then waits for somebody else to agree. */
export type Offer = { readonly act: Act; readonly needsSecond: boolean }
