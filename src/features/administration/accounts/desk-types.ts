import type { AccountId, Id } from '../../../values/ids.ts'

/** A user name or address of an account, also one that leads nowhere any more. */
export type KnownName = {
  readonly kind: 'email' | 'username' | 'mailbox'
  readonly shown: string
  readonly isContact: boolean
  readonly since: Date
  readonly endedAt: Date | null
}

/** A staff role. */
export type Held = { readonly role: string; readonly since: Date }

export type FocalPointRole = {
  readonly kind: string
  readonly isDeputy: boolean
  readonly since: Date
  readonly organisation: string
}

/** How many second factors somebody has set up. */
export type Factors = { readonly passkeys: number; readonly apps: number; readonly codes: number }

/** A link that was mailed: what it does, and what became of it. Never the link. */
export type MailedLink = {
  readonly purpose: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly endedAt: Date | null
}

/** Another account that was made one with this one. */
export type Merge = {
  readonly id: Id
  /** This account is the one that goes on. */
  readonly isSurvivor: boolean
  readonly other: { readonly id: AccountId; readonly name: string }
  readonly at: Date
  /** From then on it cannot be undone. */
  readonly settledAt: Date | null
}
