import type { AccountId, Id } from '../../values/ids.ts'
import type { Language } from '../../values/language.ts'

/** `warning`: of forged mails and the like. `outage`: what will not work, and when. `circular`: to members of some kinds. */
export const noticeKinds = ['warning', 'outage', 'circular', 'general'] as const
export type KindOfNotice = (typeof noticeKinds)[number]

export type NoticeState = 'draft' | 'published' | 'withdrawn'

/** What a notice says in one language; `words` may hold headings, lists and links as rich text does. */
export type Wording = { readonly title: string; readonly words: string }
export type Wordings = Readonly<Record<Language, Wording>>

/** What its writer says of a notice. */
export type NoticeDraft = {
  readonly kind: KindOfNotice
  /** Stands at the top of every page while it is shown. */
  readonly isUrgent: boolean
  readonly wordings: Wordings
  /** Null in a draft: as soon as it is published. */
  readonly shownFrom: Date | null
  /** Null: until somebody withdraws it. An outage is over with its end. */
  readonly shownUntil: Date | null
  /** Of an outage. */
  readonly beginsAt: Date | null
  readonly endsAt: Date | null
  /** Whose members a circular is for. */
  readonly categories: readonly string[]
  /** A circular that is also sent by mail. */
  readonly byMail: boolean
}

export type Notice = NoticeDraft & {
  readonly id: Id
  readonly state: NoticeState
  readonly revision: number
  readonly mailState: 'none' | 'waiting' | 'sent'
  /** How many mails of it are in the outbox. */
  readonly mailed: number
  readonly createdAt: Date
  readonly changedAt: Date
  readonly publishedAt: Date | null
  readonly withdrawnAt: Date | null
}

/** How a notice stands at a moment. */
export type Standing = 'draft' | 'scheduled' | 'live' | 'over' | 'withdrawn'

/** Who reads: the kinds of members they belong to, and whether they write notices themselves. */
export type Reader = { readonly categories: ReadonlySet<string>; readonly seesAll: boolean }

export type NoticeVersion = {
  readonly revision: number
  readonly what: 'written' | 'published' | 'withdrawn'
  readonly wordings: Wordings
  readonly by: AccountId | null
  readonly at: Date
}

export const noticesPerPage = 25
