import type { Id, PersonId } from '../../values/ids.ts'

export type MessageState = 'waiting' | 'sent' | 'kept' | 'not-delivered'

/** Why a mail has not arrived: the kind of trouble, in the outbox's words. */
export type Why = 'connection' | 'temporary' | 'permanent' | 'setup' | 'address' | 'writing'

export type MessageLine = {
  readonly id: Id
  readonly occasion: string
  readonly to: string
  readonly state: MessageState
  readonly why: Why | undefined
  /** Undefined until it has been written. */
  readonly subject: string | undefined
  readonly language: string
  /** When it left, or when it was asked for. */
  readonly at: Date
}

export type Message = MessageLine & {
  readonly personId: PersonId | undefined
  readonly text: string | undefined
  readonly html: string | undefined
  readonly source: string | undefined
  readonly outboxState: string
  readonly createdAt: Date
}

export type Listed = { readonly messages: readonly MessageLine[]; readonly total: number }

export const messagesPerPage = 25
