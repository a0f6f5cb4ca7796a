import type { Texts } from '../../platform/i18n/index.ts'

/** What was written goes so many years after the last word. */
export const yearsKept = 2

/** How long this room keeps what people write, for the page about privacy. */
export const enquiriesKept = (t: Texts) => [
  { first: t('enquiries.kept.threads'), says: t('enquiries.kept.after-word', { years: yearsKept }) },
  { first: t('enquiries.kept.feedback'), says: t('enquiries.kept.after-sent', { years: yearsKept }) },
]
