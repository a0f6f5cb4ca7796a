import { dayAndTime, zonePlace } from '../../platform/i18n/index.ts'
import type { Texts } from '../../platform/i18n/index.ts'

/** A moment on the reader's clock, with the place whose clock it is. */
export const momentIn = (t: Texts, at: Date, zone: string): string =>
  t('accounts.moment', { time: dayAndTime(t, at, zone), place: zonePlace(t, zone) })
