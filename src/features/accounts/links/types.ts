import type { AccountId, Id } from '../../../values/ids.ts'

/** A mailed link that does one thing once. What it does is its purpose, e.g. `address.confirm`. */
export type AccountLink = {
  readonly id: Id
  readonly purpose: string
  readonly accountId: AccountId
  /** What the link is about. Never a secret. */
  readonly facts: Readonly<Record<string, unknown>>
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly endedAt: Date | null
}
