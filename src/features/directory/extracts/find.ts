import type { Database } from '../../../platform/database/database.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { searchOrganisations } from '../store/search.ts'
import type { OrganisationSearch, OrganisationsFound } from '../types.ts'
import { searchPeople } from '../people/store/search.ts'
import type { PersonViewer } from '../people/types.ts'
import type { Asked, Subject } from './types.ts'

/** The search for organisations that an order stands for. */
export function organisationsAsked(profile: Profile, asked: Asked, page: number): OrganisationSearch {
  const inRegion = profile.countries.filter(({ region }) => region === asked.region)
  return {
    words: asked.words,
    countryCode: asked.countryCode,
    category: asked.category,
    countryCodes: asked.region ? inRegion.map(({ code }) => code) : undefined,
    isNarrow: true,
    page,
  }
}

/**
 * How many lines an order has. Names that are only similar to what was asked are no answer here: whoever orders a list
 * means it.
 */
export async function countAsked(
  db: Database,
  profile: Profile,
  viewer: PersonViewer,
  subject: Subject,
  asked: Asked,
): Promise<number> {
  const found: Pick<OrganisationsFound, 'total' | 'isGuess'> =
    subject === 'people'
      ? await searchPeople(db, viewer, { ...asked, page: 1 })
      : await searchOrganisations(db, organisationsAsked(profile, asked, 1))
  return found.isGuess ? 0 : found.total
}
