import type { Id, PersonId } from '../../../values/ids.ts'

/** What somebody pasted names a mail of ours: by its identifier, or by the span its printed code means. */
export type Named = { readonly from: Id; readonly to: Id }

/** A mail we sent, as far as a check needs it. */
export type SentMail = {
  readonly id: Id
  readonly personId: PersonId | undefined
  readonly address: string
  readonly subject: string
  readonly sentAt: Date
  /** What it said; undefined when that is kept no longer, or was never kept whole. */
  readonly text: string | undefined
  readonly html: string | undefined
  /** The files that were in it, each known by its content; undefined when that is kept no longer. */
  readonly files: ReadonlySet<string> | undefined
}

/** What stands in a pasted message. */
export type Pasted = {
  readonly text: string
  readonly html: string
  /** The files in it, each known by its content. */
  readonly files: readonly string[]
}

/**
 * `none`: we sent no such mail. `ours`: we did, to somebody. `yours`: we did, to whoever asks. `altered`: we did, but what
 * was pasted says something else.
 */
export type Answer =
  | { readonly is: 'none' }
  | { readonly is: 'ours' | 'altered' }
  | { readonly is: 'yours'; readonly mail: SentMail; readonly isAltered: boolean }
