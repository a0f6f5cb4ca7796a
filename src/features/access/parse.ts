import { z } from 'zod'
import { emailAddress, line, optionalLine, paragraph, parseForm } from '../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../values/problem.ts'
import type { Asked } from './enquiry.ts'
import { tidyRegistrationId } from './registration-id.ts'
import { heaps } from './states.ts'

const nothing = '00000000-0000-0000-0000-000000000000'

export const ApplicationPath = z.object({ id: z.uuid().catch(nothing) })

const ApplicationForm = z.object({
  organisation: line({ max: 40, missing: 'access.problem.organisation' }),
  reason: paragraph({ max: 1000 }),
})

export const parseApplication = (typed: Typed) => parseForm(ApplicationForm, typed)

const Enquiry = z.object({ 'registration-id': optionalLine({ max: 60 }), email: optionalLine({ max: 320 }) })
const Address = z.object({ email: emailAddress() })

/** A Registration ID or an address. A number that cannot be one is told to whoever typed it: it says nothing about anybody. */
export function parseEnquiry(typed: Typed): Parsed<Asked> {
  const parsed = parseForm(Enquiry, typed)
  if (!parsed.ok) return parsed
  const { 'registration-id': id, email } = parsed.value
  if (id) {
    const registrationId = tidyRegistrationId(id)
    return registrationId
      ? { ok: true, value: { registrationId } }
      : { ok: false, problems: [{ field: 'registration-id', code: 'access.problem.registration-id' }] }
  }
  if (email) return parseForm(Address, typed)
  return { ok: false, problems: [{ field: 'registration-id', code: 'access.problem.enquiry' }] }
}

const Decision = z.object({
  revision: z.coerce.number().int().catch(0),
  reason: paragraph({ max: 1000, missing: 'access.refused.no-reason' }),
})
export const parseReasoned = (typed: Typed) => parseForm(Decision, typed)

const Revision = z.object({ revision: z.coerce.number().int().catch(0) })
export const parseRevision = (typed: Typed): number => Revision.parse(typed).revision

export const RequestsQuery = z.object({
  heap: z.enum(heaps as [(typeof heaps)[number], ...(typeof heaps)[number][]]).catch('waiting'),
  q: z.string().trim().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(400).catch(1),
})

export const EligibilityQuery = z.object({
  organisation: z.uuid().optional().catch(undefined),
  q: z.string().trim().max(200).catch(''),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})

export const AssignmentForm = z.object({
  person: z
    .string()
    .regex(/^[0-9a-f-]{36} [0-9a-f-]{36}$/)
    .catch(''),
})
