import type { AccountId, Id } from '../../../values/ids.ts'

export const mergePurpose = 'merge.confirm'

/** Two accounts of one person that became one. */
export type Merge = {
  readonly id: Id
  readonly survivorId: AccountId
  readonly mergedId: AccountId
  readonly mergedAt: Date
  /** What moved, by who moved it. Never anything but ids and codes. */
  readonly moved: Readonly<Record<string, unknown>>
  readonly undoneAt: Date | null
  readonly settledAt: Date | null
}

/** Who asks for it: a person who proved both accounts, or the desk, where two people agreed. */
export type MergedBy = 'owner' | 'desk'

/** What a link that merges is about. */
export type MergeFacts = { readonly survivor: AccountId }
