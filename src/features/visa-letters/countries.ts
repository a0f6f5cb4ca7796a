import { getCountries } from 'libphonenumber-js/min'
import type { House } from '../../platform/house.ts'
import { countryName, sortByName, type Texts } from '../../platform/i18n/index.ts'
import type { Option } from '../../platform/ui/index.ts'
import type { CountryOf } from './pages/words.ts'

/** Every country a passport may name, in the reader's words and order: those of the body, and all others. */
export function countriesFor(
  { profile }: Pick<House, 'profile'>,
  t: Texts,
): { readonly countryOf: CountryOf; readonly options: readonly Option[] } {
  const countryOf: CountryOf = (code) => countryName(t, profile, code)
  const codes = new Set([...profile.countries.map(({ code }) => code), ...getCountries()])
  const options = [...codes].map((code) => ({ value: code, label: countryOf(code) }))
  return { countryOf, options: sortByName(t, options, ({ label }) => label) }
}
