import type { House } from '../../platform/house.ts'
import { countryName } from '../../platform/i18n/index.ts'
import { dayRange } from '../../platform/i18n/day-range.ts'
import { organisationName } from '../directory/index.ts'
import { placeOf } from '../events/index.ts'
import type { RegistrationView } from '../registrations/index.ts'
import type { LetterFacts, VisaDetails } from './types.ts'

/** What a letter says, fixed at the moment it is issued and in its own language. */
export function factsFor(
  { texts, profile }: Pick<House, 'texts' | 'profile'>,
  { event, organisation }: RegistrationView,
  details: VisaDetails,
  language: string,
): LetterFacts {
  const t = texts(language)
  return {
    name: details.passportName,
    nationality: countryName(t, profile, details.nationality),
    passportNumber: details.passportNumber,
    organisation: organisation ? organisationName(organisation, language) : '',
    event: t.words(event.title),
    days: dayRange(t, event.startsAt, event.endsAt, event.timeZone),
    place: [t.words(event.venue), placeOf(t, event)].filter(Boolean).join(t('registrations.comma')),
  }
}
