import { z } from 'zod'
import { optionalLine, parseForm } from '../../platform/forms/index.ts'
import type { Typed } from '../../values/problem.ts'
import type { OrganisationSearch } from './types.ts'

const Search = z.object({
  q: optionalLine({ max: 200 }),
  country: optionalLine({ max: 2 }),
  category: optionalLine({ max: 60 }),
  page: optionalLine({ max: 6 }),
})

/** A search as it stands in an address. What cannot be understood is left out: a search never fails. */
export function parseSearch(typed: Typed): OrganisationSearch {
  const parsed = parseForm(Search, typed)
  if (!parsed.ok) return { words: '', page: 1 }
  const { q, country, category, page } = parsed.value
  return { words: q ?? '', countryCode: country, category, page: Number(page ?? 1) }
}
