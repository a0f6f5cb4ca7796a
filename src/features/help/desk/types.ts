import type { Standing } from '../articles/rules.ts'
import type { ArticleName } from '../articles/types.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'

/** What an article said, says or will say in one language. */
export type Version = {
  readonly number: number
  readonly language: Language
  /** Null: the program's own text again. */
  readonly title: string | null
  readonly words: string | null
  readonly fits: number
  readonly fitsOurs: string | null
  readonly backTo: number | null
  readonly revision: number
  readonly savedAt: Date
  readonly savedBy: AccountId | null
  /** Null: a draft. */
  readonly publishedAt: Date | null
}

/** Some of what became of an article, the newest first. */
export type VersionPage = {
  readonly versions: readonly Version[]
  readonly page: number
  readonly pages: number
}

/** An article held for a change. */
export type HeldArticle = ArticleName & { readonly id: Id; readonly withdrawnAt: Date | null }

/** What staff write. `fits`: it says what the first language says now. */
export type Written = { readonly title: string; readonly words: string; readonly fits: boolean }

/** How an article stands in one language, and whether somebody is writing. */
export type LanguageState = {
  readonly language: Language
  readonly standing: Standing
  readonly hasDraft: boolean
}

/** One line of what changed between two texts. */
export type ChangedLine = { readonly kind: 'same' | 'gone' | 'new'; readonly words: string }
