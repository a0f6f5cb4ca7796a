import type { Id, PersonId } from '../../../values/ids.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { Why } from '../types.ts'

/**
 * Where a mail stands, as staff are told it. `held`: it waits until a time. `kept`: no mail leaves this installation.
 * `ended`: it was no longer true, or what it told was taken back.
 */
export type DeskState = 'waiting' | 'held' | 'retrying' | 'sent' | 'failed' | 'kept' | 'ended'

/** What may be listed; `all` is everything. */
export const heaps = ['all', 'waiting', 'retrying', 'failed', 'kept', 'ended', 'sent'] as const
export type Heap = (typeof heaps)[number]

export type OutboxFilter = {
  readonly heap: Heap
  readonly occasion: string | undefined
  /** A whole address. */
  readonly to: string | undefined
}

/** Where a page of the list begins: after this mail, or before it. */
export type Place = { readonly at: Date; readonly id: Id; readonly way: 'after' | 'before' }

/** One mail in the list. */
export type OutboxLine = {
  readonly id: Id
  readonly occasion: string
  readonly personId: PersonId | undefined
  readonly to: string
  readonly name: string | undefined
  readonly language: string
  readonly subject: string | undefined
  readonly state: DeskState
  readonly why: Why | undefined
  readonly tries: number
  readonly createdAt: Date
  /** Of those that wait: when they leave, or are tried again. */
  readonly dueAt: Date | undefined
  readonly sentAt: Date | undefined
}

/** One mail with everything that staff may see of it. */
export type OutboxMail = OutboxLine & {
  readonly lane: string
  /** What was said when it did not leave, for those who look after the relay. */
  readonly said: string | undefined
  readonly holdsSecrets: boolean
  readonly text: string | undefined
  readonly html: string | undefined
  readonly source: string | undefined
}

export const mailsAPage = 50

/** So many are sent again together. */
export const mostTogether = 200

/** What became of a mail that was to be sent again. */
export type Outcome = { readonly mail: OutboxLine; readonly no: Refusal | undefined }
