import { z } from 'zod'
import { choice, line, paragraph, parseForm } from '../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../values/problem.ts'
import type { TypedDetails } from './sealing.ts'
import type { Correction, VisaDetails, VisaField } from './types.ts'

export const visaFields = [
  'passportName',
  'bornOn',
  'birthPlace',
  'nationality',
  'passportNumber',
  'issuedOn',
  'expiresOn',
  'issuedIn',
  'jobTitle',
  'residence',
  'consulate',
  'arrivesOn',
  'leavesOn',
] as const satisfies readonly VisaField[]

export const dateFields: ReadonlySet<VisaField> = new Set([
  'bornOn',
  'issuedOn',
  'expiresOn',
  'arrivesOn',
  'leavesOn',
])
export const countryFields: ReadonlySet<VisaField> = new Set(['nationality', 'issuedIn', 'residence'])

/** A plain day as a date field sends it; one that is in no calendar is refused. */
const day = () =>
  line({ max: 10, missing: 'visa-letters.problem.day' }).refine(isDay, 'visa-letters.problem.no-day')

function isDay(typed: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(typed)) return false
  const at = new Date(`${typed}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(typed)
}

const countryCode = () =>
  line({ max: 2, missing: 'visa-letters.problem.country' }).refine(
    (typed) => /^[A-Z]{2}$/.test(typed),
    'visa-letters.problem.country',
  )

const passportNumber = () =>
  line({ max: 30, missing: 'visa-letters.problem.number' })
    .transform((typed) => typed.toUpperCase().replaceAll(/[\s-]/g, ''))
    .refine((typed) => /^[A-Z0-9]{5,20}$/.test(typed), 'visa-letters.problem.number-shape')

const shape = z.object({
  passportName: line({ max: 120, missing: 'visa-letters.problem.name' }),
  bornOn: day(),
  birthPlace: line({ max: 120, missing: 'visa-letters.problem.birth-place' }),
  nationality: countryCode(),
  passportNumber: passportNumber(),
  issuedOn: day(),
  expiresOn: day(),
  issuedIn: countryCode(),
  jobTitle: line({ max: 120, missing: 'visa-letters.problem.job' }),
  residence: countryCode(),
  consulate: line({ max: 120, missing: 'visa-letters.problem.consulate' }),
  arrivesOn: day(),
  leavesOn: day(),
})

export const parseDetails = (typed: Typed): Parsed<VisaDetails> => parseForm(shape, typed)

const only = (value: unknown): string => {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' ? first : ''
}

/** What was typed, for keeping it unfinished: short, and nothing of it believed yet. */
export const typedDetails = (typed: Typed): TypedDetails =>
  Object.fromEntries(
    visaFields.flatMap((name) => {
      const said = only(typed[name]).slice(0, 120)
      return said === '' ? [] : [[name, said]]
    }),
  )

/** Whether the person has seen the warnings and means it. */
export const isSure = (typed: Typed): boolean => only(typed['sure']) === 'yes'

export const wantsToSend = (typed: Typed): boolean => only(typed['act']) !== 'later'

/** What an officer asks to have corrected: fields, words, or both. */
export function parseReturn(typed: Typed): Parsed<Correction> {
  const parsed = parseForm(z.object({ note: paragraph({ max: 1000 }) }), typed)
  if (!parsed.ok) return parsed
  const said = [typed['field'] ?? []].flat()
  const fields = visaFields.filter((name) => said.includes(name))
  if (fields.length === 0 && parsed.value.note === '')
    return { ok: false, problems: [{ field: 'note', code: 'visa-letters.problem.return' }] }
  return { ok: true, value: { fields, note: parsed.value.note } }
}

export const parseLanguage = (languages: readonly string[], typed: Typed): Parsed<{ language: string }> =>
  parseForm(z.object({ language: choice(languages, 'visa-letters.problem.language') }), typed)

export const outcomes = ['granted', 'refused', 'not-used'] as const
export const parseOutcome = (typed: Typed): Parsed<{ outcome: (typeof outcomes)[number] }> =>
  parseForm(z.object({ outcome: choice(outcomes) }), typed)

export const RequestPath = z.object({ id: z.uuid().catch('') })
export const SerialPath = z.object({ serial: z.string().max(40).catch('') })
