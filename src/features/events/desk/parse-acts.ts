import { z } from 'zod'
import {
  choice,
  emailAddress,
  line,
  optionalChoice,
  optionalLine,
  paragraph,
  parseForm,
  tick,
} from '../../../platform/forms/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import type { Wanted } from './actions/clone.ts'
import type { Beginning } from './actions/create.ts'
import { optionalCode, someModes, timeZone } from './parse-details.ts'
import { instantsIn, isThere, moment } from './parse-moments.ts'

const beginning = ({ eventTypes, countries }: Profile) =>
  z.object({
    title: line({ max: 300, missing: 'events.desk.problem.title-missing' }),
    type: choice(eventTypes.map(({ id }) => id)),
    code: optionalCode(),
    timeZone: timeZone(),
    startsAt: moment(),
    endsAt: moment(),
    daily: tick(),
    modes: someModes(),
    countryCode: optionalChoice(countries.map(({ code }) => code)),
    city: optionalLine({ max: 120 }),
    contact: emailAddress({ missing: 'events.desk.problem.contact' }),
  })

/** The few fields an event begins with; its words are in the language of whoever writes. */
export function parseBeginning(
  typed: Typed,
  profile: Profile,
  language: string,
  now: Date,
): Parsed<Beginning> {
  const parsed = parseForm(beginning(profile), typed)
  if (!parsed.ok) return parsed
  const { title, city, startsAt, endsAt, daily, ...it } = parsed.value
  const { instants, problems } = instantsIn(it.timeZone, { startsAt, endsAt })
  if (problems.length > 0) return { ok: false, problems }
  const [starts, ends] = [instants.startsAt as Date, instants.endsAt as Date]
  if (ends <= starts)
    return { ok: false, problems: [{ field: 'endsAt', code: 'events.desk.problem.ends-before-start' }] }
  const event = {
    ...(it.code && { code: it.code }),
    type: it.type,
    title: { [language]: title },
    ...(city && { city: { [language]: city } }),
    country_code: it.countryCode ?? null,
    time_zone: it.timeZone,
    starts_at: starts,
    ends_at: ends,
    modes: it.modes,
    languages: [profile.languages[0] ?? 'en'],
    registration_opens_at: now,
    on_site_closes_at: null,
    remote_closes_at: null,
    on_site_capacity: null,
    remote_capacity: null,
    contact: it.contact,
  }
  return { ok: true, value: { event, isDaily: daily } }
}

const day = line({ max: 10, missing: 'events.desk.problem.day-missing' }).refine(
  (typed) => isThere(typed),
  'events.desk.problem.no-day',
)

/** When the copy of an event begins, and its code if it is to have one of its own. */
export const parseCopy = (typed: Typed): Parsed<Wanted> =>
  parseForm(z.object({ firstDay: day, code: optionalCode() }), typed)

/** Why an event does not take place. */
export const parseCancellation = (typed: Typed): Parsed<{ reason: string }> =>
  parseForm(
    z.object({ reason: paragraph({ max: 2000, missing: 'events.desk.problem.reason-missing' }) }),
    typed,
  )
