import { z } from 'zod'
import {
  choice,
  choices,
  emailAddress,
  optionalChoice,
  optionalLine,
  parseForm,
  tick,
} from '../../../platform/forms/index.ts'
import type { Parsed, Typed } from '../../../values/problem.ts'
import { isZone } from '../../../values/local-time.ts'
import type { EventView, Mode } from '../types.ts'
import type { FormPlace } from './form.ts'
import { instantsIn, moment, optionalNumber } from './parse-moments.ts'
import type { EventChange } from './types.ts'

export const modes: readonly Mode[] = ['on-site', 'remote']

export const timeZone = () =>
  optionalLine({ max: 60 }).transform((typed, context): string => {
    if (typed && isZone(typed)) return typed
    context.issues.push({ code: 'custom', message: 'events.desk.problem.time-zone', input: typed })
    return z.NEVER
  })

/** At least one way of taking part. */
export const someModes = () =>
  choices(modes).refine((all) => all.length > 0, 'events.desk.problem.modes-missing')

/** A code typed by hand, or none. */
export const optionalCode = () =>
  optionalLine({ max: 20 })
    .transform((typed) => typed?.toUpperCase())
    .refine((typed) => typed === undefined || /^[A-Z]-\d{8}$/.test(typed), 'events.desk.problem.code')

/** Which languages may be spoken: the body's, and whatever the event has already. */
export const spoken = ({ profile, event }: Pick<FormPlace, 'profile'> & { readonly event?: EventView }) => [
  ...new Set([...profile.languages, ...(event?.languages ?? [])]),
]

const shape = (place: FormPlace) =>
  z.object({
    code: optionalCode(),
    type: choice(place.profile.eventTypes.map(({ id }) => id)),
    groupId: optionalChoice(place.groups.map(({ id }) => id)),
    sector: optionalChoice(place.profile.sectors.map(({ id }) => id)),
    timeZone: timeZone(),
    startsAt: moment(),
    endsAt: moment(),
    movesAlong: tick(),
    modes: someModes(),
    onSiteCapacity: optionalNumber(1, 1_000_000),
    remoteCapacity: optionalNumber(1, 1_000_000),
    countryCode: optionalChoice(place.profile.countries.map(({ code }) => code)),
    languages: choices(spoken(place)).refine(
      (all) => all.length > 0,
      'events.desk.problem.languages-missing',
    ),
    hasCaptions: tick(),
    contact: emailAddress({ missing: 'events.desk.problem.contact' }),
  })

/** What kind of meeting it is, when, where, how, and how many find a seat. */
export function parseDetails(typed: Typed, place: FormPlace): Parsed<EventChange> {
  const parsed = parseForm(shape(place), typed)
  if (!parsed.ok) return parsed
  const { code, groupId, sector, countryCode, startsAt, endsAt, ...rest } = parsed.value
  const { instants, problems } = instantsIn(rest.timeZone, { startsAt, endsAt })
  if (problems.length > 0) return { ok: false, problems }
  const times = { startsAt: instants.startsAt as Date, endsAt: instants.endsAt as Date }
  return {
    ok: true,
    value: {
      ...(code && { code }),
      groupId: groupId ?? null,
      sector: sector ?? null,
      countryCode: countryCode ?? null,
      ...rest,
      ...times,
    },
  }
}
