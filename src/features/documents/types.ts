import type { EventId, Id } from '../../values/ids.ts'
import type { Language, Localised } from '../../values/language.ts'

export const levels = ['public', 'account', 'member', 'group', 'event', 'list'] as const

/**
 * Who reads a document: everybody, everybody with an account, people with member access, those of them who take part in one
 * group, confirmed participants of one meeting, people on a list.
 */
export type Level = (typeof levels)[number]

export type DocumentState = 'draft' | 'published' | 'withdrawn'

/** A shelf of the library. */
export type Collection = {
  readonly id: Id
  /** As in its address: `circulars`. */
  readonly code: string
  readonly title: Localised
  /** What stands in it, in a sentence. */
  readonly words: Localised
  readonly changedAt: Date
}

/** A document in one language and one kind of file. */
export type DocumentFile = {
  readonly id: Id
  readonly language: Language
  /** What its bytes are, such as `pdf`. */
  readonly kind: string
  /** The first, the second … of this language and kind. */
  readonly version: number
  /** What it is called when somebody saves it. */
  readonly name: string
  readonly size: number
  /** Where its bytes lie. */
  readonly sha256: string
  readonly addedAt: Date
}

/** Whom a document is for. */
export type Audience = {
  readonly level: Level
  /** Of level `group`: the code of that group. */
  readonly groupId: string | null
  /** Of level `event`: that event. */
  readonly eventId: EventId | null
}

/** What staff say of a document. */
export type DocumentWords = Audience & {
  readonly collectionId: Id
  /** Its number, as people cite it. */
  readonly reference: string | null
  readonly title: Localised
  /** The day it is dated, `2026-11-26`. */
  readonly datedOn: string
}

export type Document = DocumentWords & {
  readonly id: Id
  /** As in its address: `D-7K2M-40QX`. */
  readonly code: string
  readonly collection: Pick<Collection, 'code' | 'title'>
  readonly state: DocumentState
  readonly withdrawnAt: Date | null
  readonly withdrawnReason: string | null
  readonly changedAt: Date
  /** The files that count; earlier versions are not among them. */
  readonly files: readonly DocumentFile[]
}

/** What somebody's membership opens; `all`: every group of the body. */
export type Standing = {
  readonly holdsAccess: boolean
  /** The groups in which their organisations take part. */
  readonly takesPartIn: 'all' | readonly string[]
}

/** Whoever asks to read a document, as far as that document needs to know. */
export type Reader = Standing & {
  readonly isSignedIn: boolean
  /** Keeps the documents, and reads all. */
  readonly isStaff: boolean
  /** Meetings in which they are a confirmed participant. */
  readonly confirmedFor: ReadonlySet<EventId>
  /** Documents whose list they are on. */
  readonly listedIn: ReadonlySet<Id>
}

/** What keeps somebody who is signed in from a document: they may know that it is there, and how to get it. */
export type Lacking = 'access' | 'whole-membership' | 'group' | 'participation'

/** `absent`: to them it does not exist. `sign-in`: it may be theirs, as soon as one knows who they are. */
export type Reading = 'read' | 'absent' | 'sign-in' | { readonly lacks: Lacking }
