import { z } from 'zod'
import {
  choice,
  country,
  emailAddress,
  line,
  optionalLine,
  parseForm,
  requiredTick,
  tick,
} from '../../platform/forms/index.ts'
import type { Profile } from '../../platform/profile/index.ts'
import type { Parsed, Problem, Typed } from '../../values/problem.ts'
import { zoneIn } from './parse-preferences.ts'
import { phoneE164 } from './phone.ts'
import { doNotKnow, notListed } from './types.ts'
import type { OrganisationChoice, SignUpAnswers } from './types.ts'

export type SignUpForm = { readonly email: string; readonly answers: SignUpAnswers }

const tooLong = (max: number) => ({ max, tooLong: 'platform.forms.too-long' })

const email = () =>
  emailAddress({
    missing: 'accounts.problem.email-missing',
    wrong: 'accounts.problem.email',
    tooLong: 'accounts.problem.email-long',
  })

/** The address once more, when it was mistyped. */
export const AddressForm = z.object({ email: email() })

/** A form is made once for each body: making it takes longer than understanding what was typed. */
function madeOnce<T>(make: (profile: Profile) => T): (profile: Profile) => T {
  const made = new WeakMap<Profile, { readonly form: T }>()
  return (profile) => {
    const found = made.get(profile) ?? { form: make(profile) }
    made.set(profile, found)
    return found.form
  }
}

const fields = madeOnce((profile) =>
  z.object({
    name: line({ ...tooLong(120), missing: 'accounts.problem.name' }),
    'badge-name': optionalLine(tooLong(120)),
    email: email(),
    phone: optionalLine(tooLong(60)),
    country: country({ missing: 'accounts.problem.country' }, profile),
    language: choice(profile.languages, 'accounts.problem.language'),
    membership: choice(
      profile.categories.map(({ id }) => id),
      'accounts.problem.membership',
    ),
    organisation: line({ max: 100, missing: 'accounts.problem.organisation' }),
    'job-title': optionalLine(tooLong(200)),
    terms: requiredTick('accounts.problem.terms'),
    privacy: requiredTick('accounts.problem.privacy'),
    notices: tick(),
    directory: tick(),
  }),
)

/** Asked only of those who say that their organisation is in no list. */
const unlistedFields = madeOnce((profile) =>
  z.object({
    'unlisted-name': line({ ...tooLong(300), missing: 'accounts.problem.unlisted-name' }),
    'unlisted-country': country({ missing: 'accounts.problem.unlisted-country' }, profile),
    'unlisted-web-site': optionalLine(tooLong(300)),
  }),
)

/** The sign-up form understood, or every problem at once in the order of the page. */
export function parseSignUp(profile: Profile, typed: Typed): Parsed<SignUpForm> {
  const main = parseForm(fields(profile), typed)
  const chosen = parseChoice(profile, typed)
  const also = [...phoneProblems(typed), ...(chosen.ok ? [] : chosen.problems)]
  const problems = inPageOrder([...(main.ok ? [] : main.problems), ...also])
  if (!main.ok || !chosen.ok || problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    value: { email: main.value.email, answers: answersOf(profile, typed, main.value, chosen.value) },
  }
}

type Main = z.output<ReturnType<typeof fields>>

function answersOf(
  profile: Profile,
  typed: Typed,
  main: Main,
  organisation: OrganisationChoice,
): SignUpAnswers {
  const { terms, privacy } = profile.legal
  return {
    name: main.name,
    badgeName: main['badge-name'],
    phone: main.phone,
    phoneE164: main.phone && phoneE164(main.phone, main.country),
    countryCode: main.country,
    language: main.language,
    category: main.membership,
    organisation,
    jobTitle: main['job-title'],
    timeZone: zoneIn(one(typed['time-zone'])),
    consents: [
      { kind: 'terms', textVersion: terms.version },
      { kind: 'privacy', textVersion: privacy.version },
      ...(main.notices ? [{ kind: 'notices' as const, textVersion: privacy.version }] : []),
      ...(main.directory ? [{ kind: 'directory' as const, textVersion: privacy.version }] : []),
    ],
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function parseChoice(profile: Profile, typed: Typed): Parsed<OrganisationChoice> {
  const choice = one(typed['organisation'])
  if (choice === notListed) return parseUnlisted(profile, typed)
  if (choice === doNotKnow) return { ok: true, value: { kind: 'unknown' } }
  if (uuid.test(choice)) return { ok: true, value: { kind: 'listed', id: choice } }
  return { ok: false, problems: [{ field: 'organisation', code: 'accounts.problem.organisation' }] }
}

/** Some categories exist only in the list: who names an organisation of their own there is sent back to it. */
function parseUnlisted(profile: Profile, typed: Typed): Parsed<OrganisationChoice> {
  const category = profile.categories.find(({ id }) => id === one(typed['membership']))
  if (category?.offersOnlyListed)
    return { ok: false, problems: [{ field: 'organisation', code: 'accounts.problem.only-listed' }] }
  const parsed = parseForm(unlistedFields(profile), typed)
  if (!parsed.ok) return parsed
  const site = parsed.value['unlisted-web-site']
  const webSite = site && webAddress(site)
  if (site && !webSite)
    return { ok: false, problems: [{ field: 'unlisted-web-site', code: 'accounts.problem.web-site' }] }
  const { 'unlisted-name': name, 'unlisted-country': countryCode } = parsed.value
  return { ok: true, value: { kind: 'unlisted', name, countryCode, webSite } }
}

/** A web site as people write it, with or without "https://". */
function webAddress(typed: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`
  if (!/^https?:\/\/[^\s/@]+\.[^\s/@.]+(\/\S*)?$/i.test(address) || !URL.canParse(address)) return undefined
  return new URL(address).href
}

/** A telephone number as people write it, or nothing; whether it can be dialled is not asked. */
export function phoneProblems(typed: Typed): readonly Problem[] {
  const phone = one(typed['phone']).trim()
  const isShaped = /^[+(]?[\d\s().\-/+\u00A0\p{Nd}]+(?:\s*(?:x|ext\.?|#)\s*\d{1,6})?$/iu.test(phone)
  const digits = phone.match(/\p{Nd}/gu)?.length ?? 0
  if (phone === '' || (isShaped && digits >= 3)) return []
  return [{ field: 'phone', code: 'accounts.problem.phone' }]
}

const one = (value: Typed[string]): string => (typeof value === 'string' ? value : (value?.[0] ?? ''))

const pageOrder = [
  'name badge-name email phone country language membership organisation',
  'unlisted-name unlisted-country unlisted-web-site job-title terms privacy',
].flatMap((names) => names.split(' '))

/** One problem a field, the first; in the order in which the fields stand on the page. */
function inPageOrder(problems: readonly Problem[]): readonly Problem[] {
  const first = new Map<string, Problem>()
  for (const problem of problems) if (!first.has(problem.field)) first.set(problem.field, problem)
  return [...first.values()].sort((a, b) => pageOrder.indexOf(a.field) - pageOrder.indexOf(b.field))
}
