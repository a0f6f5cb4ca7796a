import type { AccountId, PersonId } from './ids.ts'

/** Label and words, for people. */
export type OwnRow = readonly [label: string, words: string]

/** What one room keeps about somebody: for machines, and in words. */
export type OwnRecords = {
  readonly title: string
  /** Plain JSON. */
  readonly records: unknown
  /** The same for people: one list for each thing, with a name where there are several. */
  readonly lists: readonly { readonly name?: string; readonly rows: readonly OwnRow[] }[]
}

/** Whose records are asked for. */
export type RecordsOf = { readonly accountId: AccountId; readonly personId: PersonId }
