import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { AccountId } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'
import { ourPrint, ourWords } from '../articles/our-words.ts'
import { firstLanguage, isOurs, keyOf, liveIn, ourArticles, standingIn } from '../articles/rules.ts'
import { listTouched } from '../articles/store/read.ts'
import type { ArticleName, Touched } from '../articles/types.ts'
import type { Spot } from './actions/write.ts'
import { findVersion, listDrafts, namesOfWriters, pageOfVersions } from './store/versions.ts'
import type { LanguageState, Version, VersionPage } from './types.ts'

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
      standing: standingIn(name, live, language, first, () => ourPrint(house.texts(first), name)),
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

/** An article with some of its versions, for those who write it; undefined when there is none. */
export type DeskArticle = VersionPage & {
  readonly line: DeskLine
  readonly names: ReadonlyMap<AccountId, string>
}

export async function deskArticle(
  house: Shelf,
  t: Texts,
  name: ArticleName,
  which: { readonly page: number; readonly language?: Language } = { page: 1 },
): Promise<DeskArticle | undefined> {
  const [it] = await listTouched(house.db, name)
  if (!it && !isOurs(name)) return undefined
  const [versions, drafts] = await Promise.all([pageOfVersions(house.db, name, which), listDrafts(house.db)])
  const names = await namesOfWriters(
    house.db,
    versions.versions.flatMap(({ savedBy }) => savedBy ?? []),
  )
  return { line: deskLine(house, t, name, it, drafts), ...versions, names }
}

/** One language of an article, for those who write it. */
export type SpotView = Spot &
  DeskArticle & {
    readonly draft: Version | undefined
    /** The version that readers see; none: the program's own text that nobody touched, or nothing. */
    readonly live: Version | undefined
    readonly first: Language
    /** What readers see now, if anything. */
    readonly shown: { readonly title: string; readonly words: string } | undefined
    /** What the first language says; undefined in that language itself. */
    readonly original: { readonly title: string; readonly words: string } | undefined
    readonly isOurs: boolean
  }

export async function spotView(house: Shelf, t: Texts, spot: Spot, page = 1): Promise<SpotView | undefined> {
  const { db } = house
  const { name, language } = spot
  if (!house.profile.languages.includes(language)) return undefined
  const article = await deskArticle(house, t, name, { page, language })
  if (!article) return undefined
  const [[it], draft, live] = await Promise.all([
    listTouched(db, name),
    findVersion(db, name, language, { is: 'draft' }),
    findVersion(db, name, language, { is: 'live' }),
  ])
  const first = firstLanguage(house.profile.languages)
  return {
    ...spot,
    ...article,
    draft,
    live,
    first,
    shown: wordsIn(house, name, it, language),
    original: language === first ? undefined : wordsIn(house, name, it, first),
    isOurs: isOurs(name),
  }
}
