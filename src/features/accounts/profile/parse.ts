import { z } from 'zod'
import { country, line, optionalLine, parseForm } from '../../../platform/forms/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import type { OwnWords } from '../../directory/index.ts'
import { phoneProblems } from '../parse.ts'
import { phoneE164 } from '../phone.ts'

const tooLong = (max: number) => ({ max, tooLong: 'platform.forms.too-long' })

const fields = (profile: Profile) =>
  z.object({
    name: line({ ...tooLong(120), missing: 'accounts.problem.name' }),
    'badge-name': optionalLine(tooLong(120)),
    'other-script-name': optionalLine(tooLong(120)),
    phone: optionalLine(tooLong(60)),
    country: country({ missing: 'accounts.problem.country-mine' }, profile),
    'job-title': optionalLine(tooLong(200)),
  })

/** What somebody says about themselves, understood, or every problem at once in the order of the page. */
export function parseOwnWords(profile: Profile, typed: Typed): Parsed<OwnWords> {
  const parsed = parseForm(fields(profile), typed)
  const phone = phoneProblems(typed)
  if (!parsed.ok) return { ok: false, problems: inOrder([...parsed.problems, ...phone]) }
  if (phone.length > 0) return { ok: false, problems: phone }
  const it = parsed.value
  return {
    ok: true,
    value: {
      name: it.name,
      badgeName: it['badge-name'] ?? null,
      otherScriptName: it['other-script-name'] ?? null,
      phone: it.phone ?? null,
      phoneE164: (it.phone && phoneE164(it.phone, it.country)) ?? null,
      countryCode: it.country,
      jobTitle: it['job-title'] ?? null,
    },
  }
}

const pageOrder = 'name badge-name other-script-name phone country job-title'.split(' ')

type Problems = Exclude<Parsed<OwnWords>, { ok: true }>['problems']

const inOrder = (problems: Problems): Problems =>
  problems
    .filter((one, place) => problems.findIndex(({ field }) => field === one.field) === place)
    .toSorted((one, other) => pageOrder.indexOf(one.field) - pageOrder.indexOf(other.field))
