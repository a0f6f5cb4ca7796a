import type { Id } from '../../../values/ids.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { MailboxId, MessageId } from '../../mailbox/types.ts'
import type { WaitingState } from './states.ts'

export const hows = ['reply', 'all', 'forward'] as const
/** What a letter does with another one. */
export type How = (typeof hows)[number]

/** Whom a letter goes to, as it was typed and understood. */
export type Addressee = { readonly name: string; readonly address: string }

/** A letter as its form holds it. */
export type Written = {
  readonly to: readonly Addressee[]
  readonly cc: readonly Addressee[]
  readonly bcc: readonly Addressee[]
  readonly subject: string
  readonly text: string
  /** `simple`: stars and dashes become bold words and lists, beside the plain words. */
  readonly look: 'plain' | 'simple'
  /** How it was formatted where it was formatted by more than stars and dashes; cleaned. `text` says the same. */
  readonly html?: string | undefined
}

/** Which letter it is about. */
export type About = { readonly of: MessageId; readonly how: How }

/**
 * The page in which a letter is written, from when it was shown: what comes from it is one letter, however often it comes. `turn` counts
 * what a script has kept from it, so that what is older never takes the place of what is newer.
 */
export type Form = { readonly id: Id; readonly turn: number }

export type DraftFile = { readonly name: string; readonly type: string; readonly bytes: Buffer }

/** A letter that waits some seconds before it leaves. */
export type Waiting = {
  readonly id: Id
  readonly mailboxId: MailboxId
  readonly draftId: MessageId
  readonly state: WaitingState
  readonly refusal: Refusal | undefined
  readonly dueAt: Date
}

/** How long a letter waits, so that its writer can take it back. */
export const thinkAgain = 10_000
