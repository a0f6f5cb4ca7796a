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
