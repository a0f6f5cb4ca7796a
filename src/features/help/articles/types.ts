import type { Id } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'

/** `questions`: asked most, answered shortly. `guides`: step by step. `technical`: what devices and networks need. `terms`: what words mean. */
export type Kind = 'questions' | 'guides' | 'technical' | 'terms'

/** Names an article, in its address: `/help/guides/account`. */
export type ArticleName = { readonly kind: Kind; readonly slug: string }

/** An article as somebody reads it. */
export type Article = ArticleName & {
  readonly title: string
  /** Rich text. */
  readonly words: string
  /** Another than the reader's where it is not there in theirs. */
  readonly language: Language
  /** The first language says something newer. */
  readonly isOlder: boolean
}

/** The version of an article that readers see in one language. No title: the program's own text again. */
export type Live = {
  readonly language: Language
  readonly number: number
  readonly title: string | null
  readonly words: string | null
  readonly fits: number
  /** By what the program's own words are known that it says the same as; null: it fits others, or nobody knows. */
  readonly fitsOurs: string | null
}

/** An article that staff touched, with what is live of it. */
export type Touched = ArticleName & {
  readonly id: Id
  readonly isWithdrawn: boolean
  readonly live: readonly Live[]
}
