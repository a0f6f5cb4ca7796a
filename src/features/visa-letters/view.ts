import type { House } from '../../platform/house.ts'
import { mayAskForVisa, membershipOf, type VisaAnswer } from '../participation/index.ts'
import { findAffiliation } from '../directory/index.ts'
import { plainDayIn, type RegistrationView } from '../registrations/index.ts'
import { hindranceOf, type EventDays } from './rules.ts'
import { findRequestOf } from './store/requests.ts'
import type { Hindrance, VisaRequest } from './types.ts'

/** A registration's request for help with a visa: what there is, and what stands in the way of writing it. */
export type Mine = RegistrationView & {
  readonly request: VisaRequest | undefined
  readonly hindrance: Hindrance | undefined
  readonly days: EventDays
}

export async function mineOf(house: House, view: RegistrationView): Promise<Mine> {
  const { db, clock } = house
  const { it, event } = view
  const now = clock.now()
  const [request, may] = await Promise.all([findRequestOf(db, it.id), visaAnswerOf(house, view)])
  const hindrance = hindranceOf({
    asksVisa: it.asksVisa,
    registrationState: it.state,
    isOver: event.endsAt <= now || event.state === 'cancelled',
    may,
    request,
  })
  return { ...view, request, hindrance, days: daysOf(view, now) }
}

export const daysOf = ({ event }: Pick<RegistrationView, 'event'>, now: Date): EventDays => ({
  today: plainDayIn(event.timeZone, now),
  startsOn: plainDayIn(event.timeZone, event.startsAt),
  endsOn: plainDayIn(event.timeZone, event.endsAt),
})

/** The same rule that the registration form promised by, asked again. */
async function visaAnswerOf(house: House, { it, event }: RegistrationView): Promise<VisaAnswer> {
  const { db, profile, clock } = house
  const affiliation = await findAffiliation(db, it.personId)
  return mayAskForVisa({
    mode: it.mode ?? 'remote',
    eventCountry: event.countryCode,
    eventCity: event.city,
    isMember: profile.categories.some((one) => one.id === it.category && one.isMember),
    membership: membershipOf(affiliation),
    today: plainDayIn(event.timeZone, clock.now()),
    startsOn: plainDayIn(event.timeZone, event.startsAt),
    visa: profile.visa,
  })
}
