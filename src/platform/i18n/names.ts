import type { Language, Localised } from '../../values/language.ts'
import { localeOf } from './locale.ts'
import type { Texts } from './texts.ts'

type Named = { readonly code: string; readonly names: Localised }

const byCode = new WeakMap<readonly Named[], Map<string, Named>>()

/** A country as the body calls it; one the body does not list by its common name. */
export function countryName(
  t: Texts,
  profile: { readonly countries: readonly Named[] },
  code: string,
): string {
  const known =
    byCode.get(profile.countries) ?? new Map(profile.countries.map((country) => [country.code, country]))
  byCode.set(profile.countries, known)
  const country = known.get(code)
  return country ? t.words(country.names) : commonName(t.language, 'region', code)
}

/** A language by its own name and by the reader's: { own: 'العربية', here: 'Arabic' }. */
export const languageName = (t: Texts, code: Language): { own: string; here: string } => ({
  own: commonName(code, 'language', code),
  here: commonName(t.language, 'language', code),
})

const displays = new Map<string, Intl.DisplayNames>()

function commonName(language: Language, type: 'region' | 'language', code: string): string {
  const key = `${type} ${language}`
  const names = displays.get(key) ?? new Intl.DisplayNames(localeOf(language), { type, fallback: 'code' })
  displays.set(key, names)
  try {
    return names.of(code) ?? code
  } catch {
    return code // not a code at all
  }
}

const collators = new Map<Language, Intl.Collator>()

/** A sorted copy, in the order a reader of the language expects. */
export function sortByName<T>(t: Texts, items: readonly T[], nameOf: (item: T) => string): T[] {
  const collator = collators.get(t.language) ?? new Intl.Collator(localeOf(t.language))
  collators.set(t.language, collator)
  return [...items].sort((one, other) => collator.compare(nameOf(one), nameOf(other)))
}
