import { z } from 'zod'
import { choice, country, line, optionalLine, parseForm, tick } from '../../../../platform/forms/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import type { Parsed, Problem, Typed } from '../../../../values/problem.ts'
import { webAddress } from '../../rules.ts'
import { decideLeaving } from './rules.ts'
import type { Details, EmployerChange, Held, OrganisationClaim } from './types.ts'
import { isRefusal } from '../../../../values/refusal.ts'

/** What the two last answers of the organisation list send. */
export const notListed = 'unlisted'
export const doNotKnow = 'unknown'

/** "Nothing ends": the answer of whoever also works somewhere else. */
export const keepsAll = 'none'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const AffiliationPath = z.object({ id: z.string().regex(uuid).optional().catch(undefined) })

const plainDay = /^\d{4}-\d{2}-\d{2}$/

/** A day as a date field sends it; one that is in no calendar is none. */
function isDay(said: string): boolean {
  const at = new Date(`${said}T00:00:00Z`)
  return plainDay.test(said) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(said)
}

const between = (said: string): boolean => said >= '1920-01-01' && said <= '2120-12-31'

const optionalDay = () =>
  optionalLine({ max: 20 }).transform((said, context) => {
    if (said === undefined || (isDay(said) && between(said))) return said ?? null
    context.addIssue({ code: 'custom', message: 'directory.affiliations.problem.day' })
    return z.NEVER
  })

const words = (max: number) =>
  optionalLine({ max, tooLong: 'platform.forms.too-long' }).transform((said) => said ?? null)

const details = { role: words(200), unit: words(200), 'from-on': optionalDay() }

const detailsOf = (value: {
  role: string | null
  unit: string | null
  'from-on': string | null
}): Details => ({
  role: value.role,
  unit: value.unit,
  fromOn: value['from-on'],
})

const DetailsForm = z.object({ ...details, main: tick() })

/** What somebody says about an affiliation they have. */
export function parseDetails(typed: Typed): Parsed<Details & { isMain: boolean }> {
  const parsed = parseForm(DetailsForm, typed)
  return parsed.ok ? { ok: true, value: { ...detailsOf(parsed.value), isMain: parsed.value.main } } : parsed
}

/** The last day of an affiliation, which must be one that can be. */
export function parseLastDay(typed: Typed, held: Held, today: string): Parsed<{ on: string }> {
  const said = one(typed['last-day']).trim()
  const problem = (code: string): Parsed<never> => ({ ok: false, problems: [{ field: 'last-day', code }] })
  if (said === '') return problem('directory.affiliations.problem.last-day')
  if (!isDay(said) || !between(said)) return problem('directory.affiliations.problem.day')
  const outcome = decideLeaving(held, said, today)
  return isRefusal(outcome) ? problem(outcome.refused) : { ok: true, value: { on: said } }
}

const changeFields = (profile: Profile) =>
  z.object({
    membership: choice(
      profile.categories.map(({ id }) => id),
      'directory.affiliations.problem.membership',
    ),
    ...details,
    main: tick(),
  })

const unlistedFields = (profile: Profile) =>
  z.object({
    'unlisted-name': line({
      max: 300,
      missing: 'directory.affiliations.problem.unlisted-name',
      tooLong: 'platform.forms.too-long',
    }),
    'unlisted-country': country({ missing: 'directory.affiliations.problem.unlisted-country' }, profile),
    'unlisted-web-site': optionalLine({ max: 300, tooLong: 'platform.forms.too-long' }),
  })

/** "I changed employer" understood, or every problem at once in the order of the page. */
export function parseChange(
  profile: Profile,
  typed: Typed,
  live: readonly Held[],
  today: string,
): Parsed<EmployerChange> {
  const ends = parseEnds(typed, live, today)
  const main = parseForm(changeFields(profile), typed)
  const organisation = parseOrganisation(profile, typed)
  const problems = [ends, main, organisation].flatMap((one) => (one.ok ? [] : one.problems))
  if (!ends.ok || !main.ok || !organisation.ok) return { ok: false, problems: inPageOrder(problems) }
  const begins = {
    ...detailsOf(main.value),
    organisation: organisation.value,
    category: main.value.membership,
    isMain: main.value.main,
  }
  return { ok: true, value: { ends: ends.value, begins } }
}

function parseEnds(typed: Typed, live: readonly Held[], today: string): Parsed<EmployerChange['ends']> {
  const said = one(typed['ends'])
  if (live.length === 0 || said === keepsAll) return { ok: true, value: undefined }
  const held = live.find(({ id }) => id === said)
  if (!held) return { ok: false, problems: [{ field: 'ends', code: 'directory.affiliations.problem.ends' }] }
  const day = parseLastDay(typed, held, today)
  return day.ok ? { ok: true, value: { id: held.id, on: day.value.on } } : day
}

function parseOrganisation(profile: Profile, typed: Typed): Parsed<OrganisationClaim> {
  const said = one(typed['organisation'])
  if (said === notListed) return parseUnlisted(profile, typed)
  if (said === doNotKnow) return { ok: true, value: { kind: 'unknown' } }
  if (uuid.test(said)) return { ok: true, value: { kind: 'listed', id: said } }
  return {
    ok: false,
    problems: [{ field: 'organisation', code: 'directory.affiliations.problem.organisation' }],
  }
}

/** Some categories exist only in the list: who names an organisation of their own there is sent back to it. */
function parseUnlisted(profile: Profile, typed: Typed): Parsed<OrganisationClaim> {
  const category = profile.categories.find(({ id }) => id === one(typed['membership']))
  const wrong = (field: string, code: string): Parsed<never> => ({ ok: false, problems: [{ field, code }] })
  if (category?.offersOnlyListed) return wrong('organisation', 'directory.affiliations.problem.only-listed')
  const parsed = parseForm(unlistedFields(profile), typed)
  if (!parsed.ok) return parsed
  const { 'unlisted-name': name, 'unlisted-country': countryCode, 'unlisted-web-site': site } = parsed.value
  const webSite = site === undefined ? undefined : webAddress(site)?.href
  if (site !== undefined && !webSite)
    return wrong('unlisted-web-site', 'directory.affiliations.problem.web-site')
  return { ok: true, value: { kind: 'unlisted', name, countryCode, webSite } }
}

export const one = (value: Typed[string]): string => (typeof value === 'string' ? value : (value?.[0] ?? ''))

const pageOrder = [
  'ends last-day membership organisation unlisted-name unlisted-country unlisted-web-site',
  'role unit from-on main',
].flatMap((names) => names.split(' '))

/** One problem a field, the first; in the order in which the fields stand on the page. */
function inPageOrder(problems: readonly Problem[]): readonly Problem[] {
  const first = new Map<string, Problem>()
  for (const problem of problems) if (!first.has(problem.field)) first.set(problem.field, problem)
  return [...first.values()].sort((a, b) => pageOrder.indexOf(a.field) - pageOrder.indexOf(b.field))
}
