import type { Database } from '../../platform/database/database.ts'
import type { Problem, Typed } from '../../values/problem.ts'
import { findOrganisation, searchOrganisations } from '../directory/index.ts'
import type { SignUpView } from './pages/view.ts'
import { one } from './pages/view.ts'
import { notListed } from './types.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Words and page of a search. */
export type Wanted = { readonly words: string; readonly page: number }

/**
 * Enter in a field sends the form without naming an act. Whoever typed other words than those that were searched for
 * means the search; everybody else means to sign up.
 */
export function wantedByEnter(typed: Typed): Wanted | undefined {
  const words = one(typed, 'organisation-words').trim()
  const isNew = words !== '' && words !== one(typed, 'searched')
  return one(typed, 'act') === '' && isNew ? { words, page: 1 } : undefined
}

/** The search whose results stand on the page the form was sent from. */
const wantedBefore = (typed: Typed): Wanted | undefined =>
  typed['searched'] === undefined
    ? undefined
    : { words: one(typed, 'searched'), page: Number(one(typed, 'searched-page')) }

/** What the search button or one of its page buttons asks for. */
export function wantedByButton(typed: Typed): Wanted {
  const page = /^page-(\d{1,4})$/.exec(one(typed, 'act'))?.[1]
  return page
    ? { words: one(typed, 'searched'), page: Number(page) }
    : { words: one(typed, 'organisation-words').trim(), page: 1 }
}

/** Whether somebody just said for the first time that their organisation is in no list: they are asked, not blamed. */
export const isFirstUnlisted = (typed: Typed): boolean =>
  one(typed, 'organisation') === notListed && typed['unlisted-name'] === undefined

/** The sign-up page for what was typed, with what the search found. */
export async function viewSignUp(
  db: Database,
  typed: Typed,
  problems: readonly Problem[],
  wanted: Wanted | undefined = wantedBefore(typed),
): Promise<SignUpView> {
  const choice = one(typed, 'organisation')
  const countryCode = one(typed, 'organisation-country') || one(typed, 'country')
  const found =
    wanted && (await searchOrganisations(db, { ...wanted, countryCode, category: one(typed, 'membership') }))
  const chosen = uuid.test(choice) ? await findOrganisation(db, choice) : undefined
  return {
    typed,
    problems,
    search: wanted && found && { words: wanted.words, found },
    chosen: chosen?.state === 'listed' ? chosen : undefined,
  }
}
