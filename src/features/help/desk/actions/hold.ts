import type { Transaction } from '../../../../platform/database/database.ts'
import type { AccountId } from '../../../../values/ids.ts'
import type { Language } from '../../../../values/language.ts'
import { firstLanguage, firstNumber, isOurs } from '../../articles/rules.ts'
import { listTouched } from '../../articles/store/read.ts'
import type { ArticleName } from '../../articles/types.ts'
import { findVersion, holdArticle, insertArticle } from '../store/versions.ts'
import type { HeldArticle, Version } from '../types.ts'

export type Held = {
  readonly article: HeldArticle
  /** What readers see in the language. */
  readonly live: Version | undefined
  readonly draft: Version | undefined
  /** The number that comes next. */
  readonly next: number
  /** What the first language says now. */
  readonly first: number
}

/**
 * Holds an article in one language; one of the program gets its row by the first change. Of any number who change it at once, each sees
 * what the one before has done.
 */
export async function holdInLanguage(
  tx: Transaction,
  it: { readonly name: ArticleName; readonly language: Language; readonly languages: readonly Language[] },
  by: AccountId,
  now: Date,
): Promise<Held | undefined> {
  if (!it.languages.includes(it.language)) return undefined
  if (isOurs(it.name)) await insertArticle(tx, it.name, by, now)
  const article = await holdArticle(tx, it.name)
  if (!article) return undefined
  const [touched] = await listTouched(tx, it.name)
  const find = (is: 'live' | 'draft' | 'newest') => findVersion(tx, it.name, it.language, { is })
  return {
    article,
    live: await find('live'),
    draft: await find('draft'),
    next: ((await find('newest'))?.number ?? 0) + 1,
    first: firstNumber(touched?.live ?? [], firstLanguage(it.languages)),
  }
}
