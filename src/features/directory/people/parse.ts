import { z } from 'zod'
import { choice, optionalLine, parseForm } from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import { fields, levels } from './types.ts'
import type { Levels, PeopleSearch } from './types.ts'

type Known = {
  readonly countries: readonly { readonly code: string }[]
  readonly categories: readonly { readonly id: string }[]
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const Search = z.object({
  q: optionalLine({ max: 120 }),
  organisation: optionalLine({ max: 200 }),
  of: optionalLine({ max: 36 }),
  country: optionalLine({ max: 2 }),
  category: optionalLine({ max: 60 }),
  page: optionalLine({ max: 6 }),
})

/** A search for people as it stands in an address. What cannot be understood is left out: a search never fails. */
export function parsePeopleSearch(typed: Typed, profile: Known): PeopleSearch {
  const parsed = parseForm(Search, typed)
  if (!parsed.ok) return { words: '', page: 1 }
  const { q, organisation, of, country, category, page } = parsed.value
  const number = Number(page ?? 1)
  return {
    words: q ?? '',
    organisationWords: organisation,
    organisationId: of && uuid.test(of) ? of : undefined,
    countryCode: profile.countries.find(({ code }) => code === country)?.code,
    category: profile.categories.find(({ id }) => id === category)?.id,
    page: Number.isFinite(number) ? number : 1,
  }
}

/** The person an address names, or nothing when it cannot be one. */
export const PersonPath = z.object({ id: z.string().regex(uuid).optional().catch(undefined) })

const level = () => choice(levels, 'directory.visibility.problem')

const VisibilityForm = z.object(Object.fromEntries(fields.map((field) => [field, level()])))

/** Who sees what, field by field; every field must be there. */
export const parseVisibility = (typed: Typed): Parsed<Levels> =>
  parseForm(VisibilityForm, typed) as Parsed<Levels>

/** The levels that were typed and understood, over those that are saved. */
export const levelsIn = (typed: Typed, saved: Levels): Levels =>
  Object.fromEntries(
    fields.map((field) => [field, levels.find((level) => level === typed[field]) ?? saved[field]]),
  ) as Levels
