import type { AccountId, Id } from '../../../values/ids.ts'

/** A page with filters that can be kept under a name. */
export type Place = 'approvals' | 'registrations'

/** A filter somebody uses often. `query` is what stands behind the address, with its question mark. */
export type SavedView = {
  readonly id: Id
  readonly accountId: AccountId
  readonly place: Place
  readonly name: string
  readonly query: string
}
