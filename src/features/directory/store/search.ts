import type { Database } from '../../../platform/database/database.ts'
import type { OrganisationSearch, OrganisationsFound } from '../types.ts'
import { findOrganisations } from './organisations.ts'
import { browse } from './search/browse.ts'
import { findFormerly } from './search/formerly.ts'
import { mostCounted, pagesOf, pageWithin, type Found } from './search/pages.ts'
import { findRanked } from './search/ranked.ts'
import { guessOf, wordsOf, type Wanted } from './search/words.ts'

/**
 * Organisations a person may choose from: listed ones, found by the words of any of their names and acronyms, former names
 * too, in any script, whatever the case, the accents and the vowel marks. When nothing contains the words, what comes
 * near. The given country first, then the given category, then the best match; a narrow search leaves out every other
 * country and category.
 */
export async function searchOrganisations(
  db: Database,
  asked: OrganisationSearch,
): Promise<OrganisationsFound> {
  const typed = asked.words.trim().slice(0, 200)
  if (typed === '') return show(db, asked, await browse(db, asked), undefined)
  const words = await wordsOf(db, typed)
  if (words.wanted) {
    const exact = await findRanked(db, asked, words.wanted)
    if (exact.total > 0) return show(db, asked, exact, words.wanted)
  }
  const guess = await guessOf(db, words)
  const near = guess ? await findRanked(db, asked, guess) : { ids: [], total: 0 }
  return { ...(await show(db, asked, near, guess)), isGuess: near.total > 0 }
}

/** The page of what was found, with the former name that a match is owed to. */
async function show(
  db: Database,
  asked: OrganisationSearch,
  { ids, total }: Found,
  wanted: Wanted | undefined,
): Promise<OrganisationsFound> {
  const [organisations, formerly] = await Promise.all([
    findOrganisations(db, ids),
    wanted && findFormerly(db, ids, wanted.all),
  ])
  return {
    organisations: organisations.map((it) => ({ ...it, formerly: formerly?.get(it.id) })),
    total: Math.min(total, mostCounted),
    isMore: total > mostCounted,
    page: pageWithin(asked.page, total),
    pages: pagesOf(total),
    isGuess: false,
  }
}
