import type { AccountId, Id } from '../../../../values/ids.ts'
import type { Mode, State } from '../../types.ts'
import type { DeskLine } from '../types.ts'

/** What can be done to many at once, in the order in which it is offered. */
export const bulkActs = ['approve', 'reject', 'cancel', 'move-on-site', 'move-remote', 'promote'] as const
export type BulkAct = (typeof bulkActs)[number]

/** What is to be done to each. */
export type Wish =
  | { readonly act: 'approve' | 'promote' }
  | { readonly act: 'reject' | 'cancel'; readonly reason: string }
  | { readonly act: 'move'; readonly mode: Mode }

/** Acts on many: asked for by somebody, done one by one. */
export type Bulk = {
  readonly id: Id
  readonly accountId: AccountId
  readonly wish: Wish
  readonly askedAt: Date
  readonly endedAt: Date | null
}

/** What became of one of them; neither: it is not its turn yet. */
export type BulkRow = {
  readonly number: string
  readonly person: string
  readonly became: State | null
  /** Why nothing was done, as a text key. */
  readonly refused: string | null
}

/** A line that was picked; `why`, a text key, when the act would be refused. */
export type Chosen = { readonly line: DeskLine; readonly why: string | undefined }
