import type { AccountId, Id } from '../../../values/ids.ts'
import type { BlockReason } from '../types.ts'

/** What one member of staff may not do alone. */
export const fourEyesKinds = [
  'reinitialise',
  'factor-reset',
  'contact-change',
  'unblock',
  'merge',
  'role',
] as const
export type FourEyesKind = (typeof fourEyesKinds)[number]

/** An act that one person asked for and another must confirm. */
export type FourEyes = {
  readonly id: Id
  readonly kind: FourEyesKind
  /** About whom. */
  readonly accountId: AccountId
  readonly askedBy: AccountId
  readonly reason: string
  /** What else the act needs, such as a new address. Never a secret. */
  readonly facts: Readonly<Record<string, unknown>>
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly confirmedBy: AccountId | null
  readonly confirmedAt: Date | null
  readonly refusedBy: AccountId | null
  readonly refusedAt: Date | null
  /** Ran out before anybody looked. */
  readonly endedAt: Date | null
}

/** Why an account is blocked; the note is for staff only. */
export type Block = { readonly reason: BlockReason; readonly note?: string | undefined }

/** What makes an account one that nobody should move alone. */
export type Standing = {
  /** Holds a staff role or decides for an organisation. */
  readonly isPrivileged: boolean
  /** When the body last began to write to another address. */
  readonly contactChangedAt: Date | null
}
