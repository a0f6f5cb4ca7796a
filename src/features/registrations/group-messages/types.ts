import type { AccountId, Id, PersonId, RegistrationId } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'

/** What is written in one language. */
export type Written = { readonly subject: string; readonly body: string }
export type Texts = Readonly<Record<Language, Written>>

/** `draft`: being written. `sending`: its readers are fixed, and told in batches. `stopped`: the rest is not told. */
export type MessageState = 'draft' | 'sending' | 'sent' | 'stopped'

/** A message to a filtered group. */
export type GroupMessage = {
  readonly id: Id
  readonly writtenBy: AccountId
  /** The filter, as an address carries it. */
  readonly query: string
  readonly texts: Texts
  /** Whose text those read in whose language there is none. */
  readonly fallback: Language
  readonly replyTo: string | undefined
  readonly state: MessageState
  readonly revision: number
  readonly createdAt: Date
  readonly changedAt: Date
  readonly begunAt: Date | null
  readonly movedAt: Date | null
  readonly endedAt: Date | null
  /** How many are to get it, once it has begun. */
  readonly readers: number
  readonly skipped: number
  readonly told: number
}

/** A line of the history, with who wrote it. */
export type MessageLine = GroupMessage & { readonly writer: string }

/** The form as it was understood. */
export type Wording = Pick<GroupMessage, 'query' | 'texts' | 'fallback' | 'replyTo'>

/** Whom a group would reach, before anything is sent. */
export type Reach = {
  /** People who get it, by the language they read. */
  readonly byLanguage: readonly { readonly language: Language; readonly count: number }[]
  readonly readers: number
  /** Registrations of the group; somebody with several gets one message. */
  readonly registrations: number
  readonly skipped: Readonly<Record<SkipReason, number>>
}

/** Nobody is written to without an address, or whose account is closed. */
export type SkipReason = 'no-address' | 'account-closed'

/** One reader with the registration the message speaks of. */
export type Reader = { readonly personId: PersonId; readonly registrationId: RegistrationId }

/** What may stand in a text between braces, and is filled in for each reader. */
export const placeholders = [
  'name',
  'event',
  'dates',
  'number',
  'organisation',
  'mode',
  'state',
  'contact',
] as const
export type Placeholder = (typeof placeholders)[number]
export type Filling = Readonly<Record<Placeholder, string>>
