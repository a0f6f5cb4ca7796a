import { isAway } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { ourPrint, ourWords } from './our-words.ts'
import { firstLanguage, isOlder, isOurs, keyOf, liveIn, ourArticles } from './rules.ts'
import { listTouched } from './store/read.ts'
import type { Article, ArticleName, Touched } from './types.ts'

type Shelf = Pick<House, 'db' | 'config' | 'profile' | 'texts'>

/** Every article there is for this reader, ours first, in the order in which they are shown. */
export async function articlesFor(house: Shelf, t: Texts): Promise<readonly Article[]> {
  const touched = new Map((await touchedOrNone(house)).map((one) => [keyOf(one), one]))
  const others = [...touched.values()].filter((one) => !isOurs(one))
  return [...ourArticles, ...others].flatMap((name) => {
    const it = touched.get(keyOf(name))
    const article = it?.isWithdrawn ? undefined : articleIn(house, t, name, it)
    return article ? [article] : []
  })
}

/** While the database is away help says what the program itself says. */
async function touchedOrNone({ db }: Shelf): Promise<readonly Touched[]> {
  try {
    return await listTouched(db)
  } catch (error) {
    if (isAway(error)) return []
    throw error
  }
}

/** An article in the reader's language, else in the first, else in whichever there is; undefined when nobody has written it yet. */
export function articleIn(
  house: Shelf,
  t: Texts,
  name: ArticleName,
  touched: Touched | undefined,
): Article | undefined {
  const { kind, slug } = name
  const live = touched?.live ?? []
  const first = firstLanguage(house.profile.languages)
  const own = liveIn(live, t.language)
  const older = () => isOlder(live, t.language, first, () => ourPrint(house.texts(first), name))
  if (!own && isOurs(name))
    return {
      ...{ kind, slug, language: t.language },
      ...ourWords(house, t, name),
      isOlder: older(),
    }
  const shown = own ?? liveIn(live, first) ?? live.find(({ title }) => title !== null)
  if (!shown) return undefined
  return {
    ...{ kind, slug, language: shown.language },
    title: shown.title ?? '',
    words: shown.words ?? '',
    isOlder: own !== undefined && older(),
  }
}
