import type { AccountId, Id, PersonId } from '../../values/ids.ts'
import type { Language } from '../../values/language.ts'

/** Who answers: each desk is worked at by those whose permission says so. */
export const desks = ['registration', 'accounts', 'access', 'visa', 'mail', 'website'] as const
export type Desk = (typeof desks)[number]

/** `open`: with us. `waiting`: we asked something back. `answered`: an answer went out. */
export type EnquiryState = 'open' | 'waiting' | 'answered' | 'closed'

/** Where it came from: the contact form, a report of something suspicious, or feedback that was answered. */
export type Source = 'form' | 'report' | 'feedback'

export type AboutKind = 'event' | 'registration' | 'application' | 'page'

/** What an enquiry is about: a code, or a page of ours without its language. */
export type About = { readonly kind: AboutKind; readonly ref: string }

/** Who wrote: somebody signed in, or a stranger with the address they typed, who may have left none. */
export type Writer = {
  readonly personId?: PersonId | undefined
  readonly name?: string | undefined
  readonly address?: string | undefined
}

export type Enquiry = {
  readonly id: Id
  /** What people quote, e.g. `Q-7K3Q-9TXM`. */
  readonly number: string
  readonly desk: Desk
  readonly source: Source
  readonly state: EnquiryState
  readonly stateSince: Date
  readonly personId: PersonId | null
  readonly name: string | null
  readonly address: string | null
  readonly language: Language
  readonly subject: string
  readonly about: About | undefined
  readonly assignedTo: AccountId | null
  readonly revision: number
  readonly createdAt: Date
  readonly changedAt: Date
}

/** `theirs`: from whoever asked. `answer`: from the desk. `note`: for staff alone. */
export type MessageKind = 'theirs' | 'answer' | 'note'

/** A file of a message. Without an address it came by mail and is nothing that may be handed on: only its name is kept. */
export type EnquiryFile = {
  readonly id: Id
  readonly name: string
  readonly kind: string | null
  readonly size: number
  readonly sha256: string | null
}

export type EnquiryMessage = {
  readonly id: Id
  readonly kind: MessageKind
  readonly byAccount: AccountId | null
  /** The sender of a mail that was filed; null: written on a page. */
  readonly fromAddress: string | null
  readonly words: string
  /** What a mail quoted under its words. */
  readonly quoted: string | null
  readonly at: Date
  readonly files: readonly EnquiryFile[]
}

/** A part of a thread in the order of its writing. */
export type MessagePage = {
  readonly messages: readonly EnquiryMessage[]
  /** How many there are before these. */
  readonly earlier: number
  readonly isNewest: boolean
}

export type NewFile = Omit<EnquiryFile, 'id'>

/** What somebody writes: words, and files that are kept already. */
export type Written = {
  readonly words: string
  readonly quoted?: string | undefined
  readonly files?: readonly NewFile[] | undefined
  /** Of a mail: who sent it, and the name that tells it from every other. */
  readonly fromAddress?: string | undefined
  readonly messageId?: string | undefined
}

export type NewEnquiry = {
  readonly desk: Desk
  readonly source: Source
  readonly subject: string
  readonly words: string
  readonly writer: Writer
  /** In which language they are answered. */
  readonly language: Language
  readonly about?: About | undefined
  readonly files?: readonly NewFile[] | undefined
}

/** How a desk's list is divided. `late`: open for more than two days. */
export type Heap = 'open' | 'late' | 'mine' | 'waiting' | 'answered' | 'closed'
export const heaps: readonly Heap[] = ['open', 'late', 'mine', 'waiting', 'answered', 'closed']

export type EnquiryLine = Pick<
  Enquiry,
  'id' | 'number' | 'desk' | 'source' | 'state' | 'stateSince' | 'subject' | 'assignedTo' | 'changedAt'
> & { readonly name: string }
