import { z } from 'zod'
import {
  choice,
  choices,
  country,
  emailAddress,
  line,
  optionalChoice,
  optionalLine,
  paragraph,
  parseForm,
} from '../../../platform/forms/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import { isDay, readDomain, readFormerName, withYear } from './lines/rules.ts'
import { problemsIn } from './rules.ts'
import type { FormerName } from '../types.ts'
import { contactVisibilities, type OrganisationContact, type OrganisationData } from './types.ts'

const memberships = ['active', 'suspended', 'none'] as const
const mostLines = 40

/** Text of one line, or null. */
const words = (max: number) => optionalLine({ max }).transform((said) => said ?? null)

function wrong(context: z.core.$RefinementCtx, code: string, values?: Problem['values']): typeof z.NEVER {
  context.addIssue({
    code: 'custom',
    message: `directory.organisations.${code}`,
    params: values && { values },
  })
  return z.NEVER
}

const day = () =>
  optionalLine({ max: 20 }).transform((said, context) =>
    said === undefined || isDay(said) ? (said ?? null) : wrong(context, 'day-wrong'),
  )

const code = () =>
  optionalLine({ max: 40 }).transform((said, context) =>
    said === undefined || /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(said)
      ? (said ?? null)
      : wrong(context, 'code-wrong'),
  )

const acronyms = () =>
  optionalLine({ max: 280 }).transform((said = '', context) => {
    const all = [
      ...new Set(
        said
          .split(/[,|]/)
          .map((one) => one.trim())
          .filter(Boolean),
      ),
    ]
    return all.length <= 10 && all.every(({ length }) => length <= 40)
      ? all
      : wrong(context, 'acronyms-wrong')
  })

/** One a line; what one of them has wrong is told with it. */
const linesOf = <T>(read: (said: string) => T | undefined, problem: string) =>
  paragraph({ max: 4000 }).transform((said, context) => {
    const found: T[] = []
    for (const one of said
      .split('\n')
      .map((each) => each.trim())
      .filter(Boolean)) {
      const value = read(one)
      if (value === undefined || found.length === mostLines)
        return wrong(context, problem, { line: one.slice(0, 80) })
      if (!found.some((other) => JSON.stringify(other) === JSON.stringify(value))) found.push(value)
    }
    return found
  })

const email = () =>
  z
    .unknown()
    .optional()
    .transform((raw, context): string | null => {
      if (typeof raw !== 'string' || raw.trim() === '') return null
      const parsed = emailAddress().safeParse(raw)
      if (parsed.success) return parsed.data
      context.addIssue({ code: 'custom', message: 'platform.forms.email' })
      return z.NEVER
    })

const contactShape = (role: string) => ({
  [`contact-${role}-name`]: words(120),
  [`contact-${role}-email`]: email(),
  [`contact-${role}-phone`]: words(60),
  [`contact-${role}-visibility`]: optionalChoice(contactVisibilities),
})

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)

/** What a focal point may ask to have changed, as its fields are named. */
const ownShape = (profile: Profile) => ({
  name: line({ max: 300, missing: 'directory.organisations.name-missing' }),
  ...Object.fromEntries(profile.languages.map((language) => [`name-${language}`, words(300)])),
  acronyms: acronyms(),
  'former-names': linesOf(readFormerName, 'former-name-wrong'),
  address: paragraph({ max: 500 }),
  'web-site': words(300),
  domains: linesOf(readDomain, 'domain-wrong'),
  ...Object.assign({}, ...profile.contactRoles.map(({ id }) => contactShape(id))),
})

const bodyShape = (profile: Profile) => ({
  country: country({ missing: 'directory.organisations.country-unknown' }, profile),
  category: choice(
    ids(profile.categories.filter(({ kind }) => kind !== 'unknown')),
    'directory.organisations.category-unknown',
  ),
  sector: choices(ids(profile.sectors)),
  'study-group': optionalChoice(ids(profile.studyGroups)),
  parent: optionalLine({ max: 300 }),
  membership: choice(memberships, 'directory.organisations.membership-missing'),
  'member-since': day(),
  'member-until': day(),
  'arrears-since': day(),
  code: code(),
})

const shapes = new WeakMap<Profile, { whole: z.ZodType<Read>; own: z.ZodType<Read> }>()
type Read = Readonly<Record<string, unknown>>

/** Made once a profile: an import reads thousands of rows with it. */
function shapesOf(profile: Profile): { whole: z.ZodType<Read>; own: z.ZodType<Read> } {
  const known = shapes.get(profile)
  if (known) return known
  const own = ownShape(profile)
  const made = { whole: z.object({ ...own, ...bodyShape(profile) }), own: z.object(own) }
  shapes.set(profile, made)
  return made
}

/** All of an organisation, and what was typed for the one above it, which the caller looks up. */
export type OrganisationForm = { readonly data: OrganisationData; readonly parent: string | undefined }

/** Understands the whole form; what is wrong names its field. */
export function parseOrganisation(typed: Typed, profile: Profile): Parsed<OrganisationForm> {
  const parsed = parseForm(shapesOf(profile).whole, typed)
  if (!parsed.ok) return parsed
  const data = { ...ownOf(parsed.value, profile), ...bodyOf(parsed.value) }
  const problems = problemsIn(data, profile)
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, value: { data, parent: parsed.value['parent'] as string | undefined } }
}

/** Understands the part of the form that focal points ask changes with. */
export function parseAskedChange(typed: Typed, profile: Profile): Parsed<Partial<OrganisationData>> {
  const parsed = parseForm(shapesOf(profile).own, typed)
  return parsed.ok ? { ok: true, value: ownOf(parsed.value, profile) } : parsed
}

type Own = Pick<
  OrganisationData,
  'name' | 'names' | 'acronyms' | 'formerNames' | 'address' | 'webSite' | 'domains' | 'contacts'
>

const ownOf = (it: Read, profile: Profile): Own => ({
  name: it['name'] as string,
  names: Object.fromEntries(
    profile.languages.flatMap((language) => {
      const name = it[`name-${language}`] as string | null
      return name === null ? [] : [[language, name]]
    }),
  ),
  acronyms: it['acronyms'] as string[],
  formerNames: [...(it['former-names'] as FormerName[])].sort(byYear),
  address: (it['address'] as string) || null,
  webSite: it['web-site'] as string | null,
  domains: [...(it['domains'] as string[])].sort(),
  contacts: profile.contactRoles.flatMap(({ id }) => contactIn(it, id)).sort(byRole),
})

/** As they are read back: the latest first, those without a year last. */
const byYear = (one: FormerName, other: FormerName): number =>
  (other.until ?? 0) - (one.until ?? 0) || (one.name < other.name ? -1 : 1)

const byRole = (one: OrganisationContact, other: OrganisationContact): number =>
  one.role < other.role ? -1 : 1

function contactIn(it: Read, role: string): readonly OrganisationContact[] {
  const [name, address, phone] = ['name', 'email', 'phone'].map(
    (part) => it[`contact-${role}-${part}`] as string | null,
  )
  if (!name && !address && !phone) return []
  const visibility = (it[`contact-${role}-visibility`] ?? 'secretariat') as OrganisationContact['visibility']
  return [{ role, name: name ?? null, email: address ?? null, phone: phone ?? null, visibility }]
}

const bodyOf = (it: Read): Omit<OrganisationData, keyof Own> => ({
  countryCode: it['country'] as string,
  category: it['category'] as string,
  sectors: [...(it['sector'] as string[])].sort(),
  studyGroup: (it['study-group'] as string | undefined) ?? null,
  parentId: null,
  membership: it['membership'] as OrganisationData['membership'],
  memberSince: it['member-since'] as string | null,
  memberUntil: it['member-until'] as string | null,
  arrearsSince: it['arrears-since'] as string | null,
  code: it['code'] as string | null,
})

/** The form filled in with what there is. `parent` is how the one above is named. */
export function typedOf(it: OrganisationData, parent: string | undefined): Typed {
  return {
    name: it.name,
    ...Object.fromEntries(Object.entries(it.names).map(([language, name]) => [`name-${language}`, name])),
    acronyms: it.acronyms.join(', '),
    'former-names': it.formerNames.map(withYear).join('\n'),
    address: it.address ?? '',
    'web-site': it.webSite ?? '',
    domains: it.domains.join('\n'),
    ...Object.assign({}, ...it.contacts.map(contactTyped)),
    country: it.countryCode,
    category: it.category,
    sector: it.sectors,
    'study-group': it.studyGroup ?? '',
    parent: parent ?? '',
    membership: it.membership,
    'member-since': it.memberSince ?? '',
    'member-until': it.memberUntil ?? '',
    'arrears-since': it.arrearsSince ?? '',
    code: it.code ?? '',
  }
}

const contactTyped = ({ role, name, email: address, phone, visibility }: OrganisationContact): Typed => ({
  [`contact-${role}-name`]: name ?? '',
  [`contact-${role}-email`]: address ?? '',
  [`contact-${role}-phone`]: phone ?? '',
  [`contact-${role}-visibility`]: visibility,
})
