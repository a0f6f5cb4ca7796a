import { countryName, sortByName, type Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { select, type Html } from '../../../platform/ui/index.ts'

/** Every country of the body to choose from, ordered as the reader's language orders names. */
export const countryOptions = (t: Texts, profile: Profile) =>
  sortByName(t, profile.countries, ({ code }) => countryName(t, profile, code)).map(({ code }) => ({
    value: code,
    label: countryName(t, profile, code),
  }))

/** Narrows a search to a country. */
export const countryChoice = (t: Texts, profile: Profile, label: string, value?: string): Html =>
  select(t, {
    name: 'country',
    label,
    value: value ?? '',
    options: [{ value: '', label: t('directory.search.every-country') }, ...countryOptions(t, profile)],
  })

/** Narrows a search to a category of membership. */
export const categoryChoice = (t: Texts, { categories }: Profile, value?: string): Html =>
  select(t, {
    name: 'category',
    label: t('directory.search.category'),
    value: value ?? '',
    options: [
      { value: '', label: t('directory.search.every-category') },
      ...categories
        .filter(({ kind }) => kind !== 'unknown')
        .map(({ id, label }) => ({ value: id, label: t.words(label) })),
    ],
  })
