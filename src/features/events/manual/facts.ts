import type { House } from '../../../platform/house.ts'
import { isAtVisaPlace, lastDayForVisa } from '../../participation/index.ts'
import { audience, promiseOf } from '../pages/facts.ts'
import type { Question } from '../questions/types.ts'
import { deadlinesOf } from '../rules.ts'
import type { EventView } from '../types.ts'
import { joinTimes } from './rules.ts'
import type { Confirms, ManualFacts } from './types.ts'

/** The kind of focal point who decides about registrations. */
const designated = 'designated'

/** All that this event's manual says, before it is said in anybody's language. */
export function manualFacts(
  { profile, config }: Pick<House, 'profile' | 'config'>,
  event: EventView,
  questions: readonly Question[],
  now: Date,
): ManualFacts {
  const all = audience(profile, event)
  const confirms = (id: string): Confirms => {
    if (all.isOpenToAll || all.automatic.includes(id)) return 'automatic'
    if (all.focalPoint.includes(id)) return 'focal-point'
    return [...all.accreditation, ...all.nomination].includes(id) ? 'accreditation' : 'refused'
  }
  const joinLeadMinutes = event.joinLeadMinutes ?? profile.joinLeadMinutes
  const startsOn = new Intl.DateTimeFormat('en-CA', { timeZone: event.timeZone, dateStyle: 'short' })
  const isVisaPlace = isAtVisaPlace({
    eventCountry: event.countryCode,
    eventCity: event.city,
    visa: profile.visa,
  })
  return {
    event,
    site: config.url,
    promise: promiseOf(profile, event),
    categories: profile.categories.map(({ id, label, hint, kind }) => ({
      label,
      hint,
      confirms: kind === 'unknown' ? undefined : confirms(id),
    })),
    unknown: profile.categories.find(({ kind }) => kind === 'unknown')?.label,
    role: profile.focalPointKinds.find(({ id }) => id === designated)?.label,
    questions,
    deadlines: deadlinesOf(event, joinLeadMinutes, now),
    joinLeadMinutes,
    joins: joinTimes(event.sessions.length > 0 ? event.sessions : [event], joinLeadMinutes),
    visa: !event.modes.includes('on-site') ? 'none' : isVisaPlace ? 'members' : 'host',
    visaUntil: lastDayForVisa(startsOn.format(event.startsAt), profile.visa.leadDays),
    whatToBring: profile.letterTexts.whatToBring,
    accountsContact: profile.helpContacts.accounts,
  }
}
