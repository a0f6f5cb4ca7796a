import { z } from 'zod'
import { choice, optionalChoice, parseForm } from '../../../platform/forms/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import { parseDirectorySearch } from '../parse.ts'
import { parsePeopleSearch } from '../people/parse.ts'
import { forms, labelSizes, subjects } from './types.ts'
import type { Asked, Order, Subject } from './types.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The extract an address names, or nothing when it cannot be one. */
export const ExtractPath = z.object({ id: z.string().regex(uuid).optional().catch(undefined) })

export const subjectIn = (typed: Typed): Subject =>
  subjects.find((one) => one === typed['subject']) ?? 'organisations'

/** The search that an order comes from, named as in the addresses of the two searches. */
export function askedIn(profile: Profile, typed: Typed): Asked {
  if (subjectIn(typed) === 'people') {
    const { page: _, ...asked } = parsePeopleSearch(typed, profile)
    return asked
  }
  const { words, countryCode, category, region } = parseDirectorySearch(typed, profile)
  return { words, countryCode, category, region }
}

/** The fields that carry a search through a form and an address. */
export function fieldsOf(
  subject: Subject,
  asked: Asked,
): readonly (readonly [name: string, value: string])[] {
  const all: [string, string | undefined][] = [
    ['subject', subject],
    ['q', asked.words],
    ['organisation', asked.organisationWords],
    ['of', asked.organisationId],
    ['country', asked.countryCode],
    ['category', asked.category],
    ['region', asked.region],
  ]
  return all.flatMap(([name, value]) => (value ? [[name, value] as const] : []))
}

const OrderForm = z.object({
  form: choice(forms, 'directory.extract.problem.form'),
  'label-size': optionalChoice(labelSizes),
})

/** An order understood; labels need a size. */
export function parseOrder(profile: Profile, typed: Typed): Parsed<Order> {
  const parsed = parseForm(OrderForm, typed)
  if (!parsed.ok) return parsed
  const { form, 'label-size': size } = parsed.value
  if (form === 'labels' && !size)
    return { ok: false, problems: [{ field: 'label-size', code: 'directory.extract.problem.label-size' }] }
  const labelSize = form === 'labels' ? (size ?? null) : null
  return { ok: true, value: { subject: subjectIn(typed), form, labelSize, asked: askedIn(profile, typed) } }
}
