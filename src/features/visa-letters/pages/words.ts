import type { Texts } from '../../../platform/i18n/index.ts'
import { plainDay } from '../../../platform/i18n/index.ts'
import { status, type Html, type StatusKind } from '../../../platform/ui/index.ts'
import { countryFields, dateFields } from '../parse.ts'
import type { TypedDetails } from '../sealing.ts'
import type { VisaField, VisaState } from '../types.ts'

const kinds: Readonly<Record<VisaState, StatusKind>> = {
  incomplete: 'draft',
  ready: 'pending',
  'in-process': 'review',
  returned: 'pending',
  issued: 'confirmed',
  granted: 'confirmed',
  refused: 'rejected',
  'not-used': 'withdrawn',
  cancelled: 'withdrawn',
}

export const visaPill = (t: Texts, state: VisaState): Html =>
  status(kinds[state], t(`visa-letters.state.${state}`))

export type CountryOf = (code: string) => string

/** One answer as a reader sees it: days in words, countries by name. */
export function shownValue(t: Texts, countryOf: CountryOf, field: VisaField, it: TypedDetails): string {
  const value = it[field] ?? ''
  if (value === '') return t('visa-letters.nothing-yet')
  if (dateFields.has(field)) return /^\d{4}-\d\d-\d\d$/.test(value) ? plainDay(t, value) : value
  return countryFields.has(field) ? countryOf(value) : value
}

/** The fields in the groups in which they are asked. */
export const groups = [
  [
    'passport',
    [
      'passportName',
      'bornOn',
      'birthPlace',
      'nationality',
      'passportNumber',
      'issuedOn',
      'expiresOn',
      'issuedIn',
    ],
  ],
  ['journey', ['jobTitle', 'residence', 'consulate', 'arrivesOn', 'leavesOn']],
] as const satisfies readonly (readonly [string, readonly VisaField[]])[]
