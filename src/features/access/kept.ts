import type { Texts } from '../../platform/i18n/index.ts'
import type { Profile } from '../../platform/profile/index.ts'

/** What is written about access goes so many years after it has served. */
export const yearsKept = 2

/** How long this room keeps what people write, for the page about privacy. */
export const accessKept = (t: Texts, { accessName: access }: Pick<Profile, 'accessName'>) => [
  { first: t('access.kept.words', { access }), says: t('access.kept.after-end', { years: yearsKept }) },
  { first: t('access.kept.notes'), says: t('access.kept.after-written', { years: yearsKept }) },
]
