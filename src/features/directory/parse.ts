import { z } from 'zod'
import { optionalLine, parseForm } from '../../platform/forms/index.ts'
import type { Typed } from '../../values/problem.ts'
import type { OrganisationSearch } from './types.ts'

const Search = z.object({
  q: optionalLine({ max: 200 }),
  country: optionalLine({ max: 2 }),
  'organisation-country': optionalLine({ max: 2 }),
  membership: optionalLine({ max: 60 }),
  page: optionalLine({ max: 6 }),
})

/**
 * A search as it stands in an address, named like the fields of the forms it serves. What cannot be understood is left
 * out: a search never fails.
 */
export function parseSearch(typed: Typed): OrganisationSearch {
  const parsed = parseForm(Search, typed)
  if (!parsed.ok) return { words: '', page: 1 }
  const { q, country, membership, page } = parsed.value
  const countryCode = parsed.value['organisation-country'] ?? country
  return { words: q ?? '', countryCode, category: membership, page: Number(page ?? 1) }
}
