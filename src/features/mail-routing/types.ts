import type { AccountId, Id } from '../../values/ids.ts'

/** A mail address as this house reads it: what stands before the `@`, and a domain in small letters. */
export type MailAddress = { readonly local: string; readonly domain: string }

export type SendingId = Id
export type SendingToId = Id

/** `letter`: somebody wrote it; `forward`: it goes on to where somebody wants their mail; `notice`: it says what became of another. */
export type SendingKind = 'letter' | 'forward' | 'notice'

/** `held`: no relay is set, so that nothing leaves. */
export type SendingState = 'queued' | 'held' | 'sent' | 'failed'

export type NewSending = {
  readonly kind: SendingKind
  readonly accountId: AccountId | null
  /** Of the envelope; empty for notices: nobody is told when one of them fails. */
  readonly sender: string
  readonly recipients: readonly { readonly address: string; readonly isInside: boolean }[]
  readonly raw: Buffer
  readonly messageId: string | null
  readonly subject: string
  /** What whoever delivers is to know of a letter that goes on: plain JSON. */
  readonly facts?: Readonly<Record<string, unknown>>
}

/** One recipient whose turn it is. */
export type Due = {
  readonly id: SendingToId
  readonly sendingId: SendingId
  readonly accountId: AccountId | null
  readonly kind: SendingKind
  readonly sender: string
  readonly address: string
  readonly isInside: boolean
  readonly tries: number
  readonly subject: string
  readonly messageId: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly delayToldAt: Date | null
  readonly facts: Readonly<Record<string, unknown>>
}

/** What became of one recipient, as its sender may see it. */
export type SendingLine = {
  readonly sendingId: SendingId
  readonly address: string
  readonly state: SendingState
  readonly tries: number
  readonly said: string | null
  readonly dueAt: Date
  readonly doneAt: Date | null
  readonly subject: string
  readonly messageId: string | null
  readonly createdAt: Date
}

/** How handing over to one recipient ended. */
export type Handed =
  | { readonly how: 'sent'; readonly said?: string }
  | { readonly how: 'later'; readonly said: string }
  | { readonly how: 'never'; readonly said: string; readonly code: string }
  /** It is for another process, which takes it at its next look. */
  | { readonly how: 'left' }
