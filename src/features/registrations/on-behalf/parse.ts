import { z } from 'zod'
import {
  choice,
  country,
  emailAddress,
  line,
  optionalLine,
  parseForm,
} from '../../../platform/forms/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import type { Mode } from '../types.ts'
import { capacities, type Capacity, type Newcomer } from './types.ts'

/** What is chosen instead of somebody of the directory. */
export const somebodyNew = 'new'

const only = (value: unknown) => (Array.isArray(value) ? (value as unknown[])[0] : value)
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** For which organisation, and which words of a name, the form looks. */
export const OnBehalfQuery = z.object({
  organisation: z.preprocess(only, z.string().regex(id)).optional().catch(undefined),
  q: z.preprocess(only, z.string().max(200)).catch(''),
})

export type Understood = {
  readonly who: string | Newcomer
  readonly capacity: Capacity
  readonly mode: Mode
}

/** Whom a focal point registers. The fields of somebody new count only when somebody new was chosen. */
export function parseOnBehalf(
  typed: Typed,
  profile: Pick<Profile, 'countries' | 'languages'>,
  modes: readonly Mode[],
): Parsed<Understood> {
  const what = parseForm(
    z.object({
      person: line({ missing: 'registrations.on-behalf.person.missing' }).refine(
        (value) => value === somebodyNew || id.test(value),
        'registrations.on-behalf.person.missing',
      ),
      capacity: choice(capacities, 'registrations.on-behalf.capacity.missing'),
      mode: choice(modes, 'registrations.form.mode.missing'),
    }),
    typed,
  )
  const isNew = only(typed['person']) === somebodyNew
  const newcomer = isNew ? parseNewcomer(typed, profile) : undefined
  const problems = [what, newcomer].flatMap((one) => (one?.ok === false ? one.problems : []))
  if (problems.length > 0 || !what.ok) return { ok: false, problems }
  const { person, ...rest } = what.value
  return { ok: true, value: { ...rest, who: newcomer?.ok ? newcomer.value : person } }
}

const parseNewcomer = (typed: Typed, profile: Pick<Profile, 'countries' | 'languages'>): Parsed<Newcomer> =>
  parseForm(
    z
      .object({
        name: line({ max: 200, missing: 'registrations.on-behalf.name.missing' }),
        email: emailAddress({ missing: 'registrations.on-behalf.email.missing' }),
        'job-title': optionalLine({ max: 120 }),
        country: country({ missing: 'registrations.on-behalf.country.missing' }, profile),
        language: choice(profile.languages, 'registrations.on-behalf.language.missing'),
      })
      .transform((it): Newcomer => ({
        name: it.name,
        email: it.email,
        countryCode: it.country,
        jobTitle: it['job-title'],
        language: it.language,
      })),
    typed,
  )
