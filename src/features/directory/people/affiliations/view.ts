import type { Database } from '../../../../platform/database/database.ts'
import type { Problem, Typed } from '../../../../values/problem.ts'
import { findOrganisation } from '../../store/organisations.ts'
import { searchOrganisations } from '../../store/search.ts'
import type { PickerView } from './pages/picker.ts'
import { notListed, one } from './parse.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

type Wanted = { readonly words: string; readonly page: number }

/**
 * What the search is asked for. Enter sends the form without naming an act: whoever typed other words than those that
 * were searched for means the search. Otherwise the list that stood on the page stays.
 */
export function wantedBy(typed: Typed): Wanted | undefined {
  const act = one(typed['act'])
  const words = one(typed['organisation-words']).trim()
  const turned = /^page-(\d{1,4})$/.exec(act)?.[1]
  if (turned) return { words: one(typed['searched']), page: Number(turned) }
  if (act === 'search' || isSearchByEnter(typed)) return { words, page: 1 }
  if (typed['searched'] === undefined) return undefined
  return { words: one(typed['searched']), page: Number(one(typed['searched-page'])) }
}

/** Enter in the field of the search: other words than those that were searched for, and no button. */
export const isSearchByEnter = (typed: Typed): boolean => {
  const words = one(typed['organisation-words']).trim()
  return one(typed['act']) === '' && words !== '' && words !== one(typed['searched'])
}

/** Somebody says for the first time that their organisation is in no list: they are asked, not blamed. */
export const isFirstUnlisted = (typed: Typed): boolean =>
  one(typed['organisation']) === notListed && typed['unlisted-name'] === undefined

/** The picker for what was typed, with what the search found. */
export async function viewPicker(
  db: Database,
  profile: PickerView['profile'],
  typed: Typed,
  problems: readonly Problem[],
): Promise<PickerView> {
  const wanted = wantedBy(typed)
  const choice = one(typed['organisation'])
  const [found, chosen] = await Promise.all([
    wanted &&
      searchOrganisations(db, {
        ...wanted,
        countryCode: one(typed['organisation-country']) || undefined,
        category: one(typed['membership']) || undefined,
      }),
    uuid.test(choice) ? findOrganisation(db, choice) : undefined,
  ])
  return {
    profile,
    typed,
    problems,
    search: wanted && found && { words: wanted.words, found },
    chosen: chosen?.state === 'listed' ? chosen : undefined,
  }
}
