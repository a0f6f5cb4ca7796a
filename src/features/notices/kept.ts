import type { Texts } from '../../platform/i18n/index.ts'

/** That somebody put a notice away is kept so many days after its end. */
export const daysKept = 30

/** How long this room keeps what people do here, for the page about privacy. */
export const noticesKept = (t: Texts) => [
  { first: t('notices.kept'), says: t('notices.kept.after-end', { days: daysKept }) },
]
