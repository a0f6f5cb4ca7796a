import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'

/** A category as a heading has it; `*` is everybody who is not named. */
export function categoryWords(t: Texts, { categories }: Pick<Profile, 'categories'>, id: string): string {
  if (id === '*') return t('events.overrides.all-others')
  const known = categories.find((one) => one.id === id)
  return known ? t.words(known.label) : id
}

/** A regime in a few words; a word that is none lets the secretariat look. */
export const regimeWords = (t: Texts, regime: string | null): string => {
  switch (regime) {
    case null:
      return t('events.overrides.nothing')
    case 'automatic':
    case 'focal-point':
    case 'nomination-only':
    case 'refused':
      return t(`participation.regime.${regime}`)
    default:
      return t('participation.regime.accreditation')
  }
}
