import { z } from 'zod'
import { emailAddress, line, optionalLine, paragraph, parseForm } from '../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../values/problem.ts'
import { mostWords } from './rules.ts'
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

/** A search narrowed to a region, by the name the region has in addresses. */
export type DirectorySearch = OrganisationSearch & { readonly region?: string | undefined }

/**
 * The search page's address: country, region and category narrow the list; those that the body does not know are left
 * out.
 */
export function parseDirectorySearch(typed: Typed, profile: Known): DirectorySearch {
  const { words, countryCode, page } = parseSearch({ ...typed, 'organisation-country': undefined })
  const category = typeof typed['category'] === 'string' ? typed['category'] : undefined
  const region = parseRegion(typed, profile)
  return {
    words,
    page: Number.isFinite(page) ? page : 1,
    isNarrow: true,
    region,
    countryCodes: region ? countriesIn(profile, region) : undefined,
    countryCode: profile.countries.find(({ code }) => code === countryCode)?.code,
    category: profile.categories.find(({ id }) => id === category)?.id,
  }
}

const countriesIn = ({ countries }: Known, region: string): readonly string[] =>
  countries.filter((one) => one.region === region).map(({ code }) => code)

/** The region an address names, when the body has it. */
export const parseRegion = (typed: Typed, { regions }: Pick<Known, 'regions'>): string | undefined =>
  regions.find(({ id }) => id === typed['region'])?.id

type Known = {
  readonly countries: readonly { readonly code: string; readonly region: string }[]
  readonly regions: readonly { readonly id: string }[]
  readonly categories: readonly { readonly id: string }[]
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The organisation an address names, or nothing when it cannot be one. */
export const OrganisationPath = z.object({ id: z.string().regex(uuid).optional().catch(undefined) })

/** The id a message form was made with; whoever changed it gets none, and the message counts as a new one. */
const FormId = z.string().regex(uuid).optional().catch(undefined)

const Message = z.object({
  form: FormId,
  name: line({ max: 120, missing: 'directory.write.name.missing' }),
  email: emailAddress({ missing: 'directory.write.email.missing' }),
  words: paragraph({ max: mostWords, missing: 'directory.write.words.missing' }),
})

/** A message to whoever decides for an organisation, about what a kind of focal point decides; the first kind if none is said. */
export function parseMessage(
  typed: Typed,
  kinds: readonly { readonly id: string }[],
): Parsed<z.output<typeof Message> & { readonly kind: string }> {
  const parsed = parseForm(Message, typed)
  if (!parsed.ok) return parsed
  const kind = kinds.find(({ id }) => id === typed['kind']) ?? kinds[0]
  return { ok: true, value: { ...parsed.value, kind: kind?.id ?? '' } }
}
