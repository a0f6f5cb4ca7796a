import type { AccountId, Id } from '../../../values/ids.ts'

/** One look at somebody's pages: who looked, why, from when to when. */
export type Look = {
  readonly id: Id
  readonly accountId: AccountId
  /** Who looked, by name. */
  readonly by: string
  readonly reason: string
  readonly startedAt: Date
  readonly until: Date
  readonly endedAt: Date | null
}
