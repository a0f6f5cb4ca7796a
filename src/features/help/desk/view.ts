import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { AccountId } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'
import { ourWords } from '../articles/our-words.ts'
import { firstLanguage, isOurs, keyOf, liveIn, ourArticles, standingIn } from '../articles/rules.ts'
import { listTouched } from '../articles/store/read.ts'
import type { ArticleName, Touched } from '../articles/types.ts'
import type { Spot } from './actions/write.ts'
import { listDrafts, listVersions, namesOfWriters } from './store/versions.ts'
import type { LanguageState, Version } from './types.ts'

/** An article in the list of those who write help. */
export type DeskLine = ArticleName & {
  readonly title: string
  readonly isWithdrawn: boolean
  readonly languages: readonly LanguageState[]
}

type Shelf = Pick<House, 'db' | 'config' | 'profile' | 'texts'>

/** Every article with how it stands in each language, ours first. */
export async function deskLines(house: Shelf, t: Texts): Promise<readonly DeskLine[]> {
  const [all, drafts] = await Promise.all([listTouched(house.db), listDrafts(house.db)])
  const touched = new Map(all.map((one) => [keyOf(one), one]))
  return [...ourArticles, ...all.filter((one) => !isOurs(one))].map((name) =>
    deskLine(house, t, name, touched.get(keyOf(name)), drafts),
  )
}

function deskLine(
  house: Shelf,
  t: Texts,
  { kind, slug }: ArticleName,
  it: Touched | undefined,
  drafts: ReadonlySet<string>,
): DeskLine {
  const name = { kind, slug }
  const { languages } = house.profile
  const first = firstLanguage(languages)
  const live = it?.live ?? []
  const shown = wordsIn(house, name, it, t.language) ?? wordsIn(house, name, it, first)
  return {
    ...name,
    title: shown?.title ?? slug,
    isWithdrawn: it?.isWithdrawn ?? false,
    languages: languages.map((language) => ({
      language,
      standing: standingIn(name, live, language, first),
      hasDraft: drafts.has(`${keyOf(name)} ${language}`),
    })),
  }
}

/** What readers see in one language; undefined when nothing is written in it. */
export function wordsIn(
  house: Shelf,
  name: ArticleName,
  it: Touched | undefined,
  language: Language,
): { readonly title: string; readonly words: string } | undefined {
  const own = liveIn(it?.live ?? [], language)
  if (own) return { title: own.title ?? '', words: own.words ?? '' }
  return isOurs(name) ? ourWords(house, house.texts(language), name) : undefined
}

/** An article with all its versions, for those who write it; undefined when there is none. */
export type DeskArticle = {
  readonly line: DeskLine
  readonly versions: readonly Version[]
  readonly names: ReadonlyMap<AccountId, string>
}

export async function deskArticle(
  house: Shelf,
  t: Texts,
  name: ArticleName,
): Promise<DeskArticle | undefined> {
  const [it] = await listTouched(house.db, name)
  if (!it && !isOurs(name)) return undefined
  const [versions, drafts] = await Promise.all([listVersions(house.db, name), listDrafts(house.db)])
  const names = await namesOfWriters(
    house.db,
    versions.flatMap(({ savedBy }) => savedBy ?? []),
  )
  return { line: deskLine(house, t, name, it, drafts), versions, names }
}

/** One language of an article, for those who write it. */
export type SpotView = Spot & {
  readonly line: DeskLine
  readonly versions: readonly Version[]
  readonly names: ReadonlyMap<AccountId, string>
  readonly draft: Version | undefined
  readonly first: Language
  /** What readers see now, if anything. */
  readonly shown: { readonly title: string; readonly words: string } | undefined
  /** What the first language says; undefined in that language itself. */
  readonly original: { readonly title: string; readonly words: string } | undefined
  readonly isOurs: boolean
}

export async function spotView(house: Shelf, t: Texts, spot: Spot): Promise<SpotView | undefined> {
  if (!house.profile.languages.includes(spot.language)) return undefined
  const article = await deskArticle(house, t, spot.name)
  if (!article) return undefined
  const [it] = await listTouched(house.db, spot.name)
  const versions = article.versions.filter(({ language }) => language === spot.language)
  const first = firstLanguage(house.profile.languages)
  return {
    ...spot,
    line: article.line,
    names: article.names,
    versions,
    draft: versions.find(({ publishedAt }) => publishedAt === null),
    first,
    shown: wordsIn(house, spot.name, it, spot.language),
    original: spot.language === first ? undefined : wordsIn(house, spot.name, it, first),
    isOurs: isOurs(spot.name),
  }
}
