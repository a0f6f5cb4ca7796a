import type { Texts } from '../../platform/i18n/index.ts'
import { countryName } from '../../platform/i18n/names.ts'
import type { Profile } from '../../platform/profile/index.ts'
import type { FoundOrganisation, Organisation } from './types.ts'

/** The line under an organisation's name that tells it apart from others: acronym, kind, country. */
export function underName(t: Texts, profile: Profile, it: Organisation): string {
  const category = profile.categories.find(({ id }) => id === it.category)
  const values = {
    category: category ? t.words(category.label) : it.category,
    country: countryName(t, profile, it.countryCode),
  }
  return it.acronym
    ? t('directory.under-acronym', { ...values, acronym: it.acronym })
    : t('directory.under', values)
}

/** The same for one that was found: with the former name that it was found by. */
export function foundUnder(t: Texts, profile: Profile, it: FoundOrganisation): string {
  const under = underName(t, profile, it)
  if (!it.formerly) return under
  const { name, until } = it.formerly
  const formerly =
    until === null
      ? t('directory.organisations.formerly', { name })
      : t('directory.organisations.formerly-until', { name, year: String(until) })
  return `${under} · ${formerly}`
}
