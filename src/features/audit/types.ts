import type { AccountId, Id } from '../../values/ids.ts'

/** One line of the audit: who did what, to what, when. */
export type AuditEntry = {
  readonly id: Id
  readonly at: Date
  readonly actorKind: 'person' | 'system' | 'operator' | 'stranger'
  readonly actorAccountId: AccountId | null
  readonly act: string
  readonly subjectId: Id | null
  readonly details: Readonly<Record<string, unknown>>
}

/** Which lines are wanted. */
export type AuditAsked = {
  /** How the act begins: `accounts.` is all of that room. */
  readonly act?: string | undefined
  readonly subjectId?: Id | undefined
  readonly by?: AccountId | undefined
  readonly since?: Date | undefined
  /** The last line of the page before. */
  readonly before?: Id | undefined
  readonly most: number
}
