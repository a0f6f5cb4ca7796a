import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { CountryCode } from 'libphonenumber-js/max'

/** The number as telephones dial it from anywhere, when we understand it; no number is refused for not being understood. */
export function phoneE164(typed: string, countryCode: string): string | undefined {
  const number = parsePhoneNumberFromString(typed, countryCode as CountryCode)
  return number?.isPossible() ? number.number : undefined
}
