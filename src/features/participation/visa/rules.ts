import type { VisaAnswer, VisaFacts, VisaReason } from '../types.ts'

/**
 * Whether the body helps somebody with a visa: those who come on site, to a meeting at the place the body vouches for,
 * as people of a member in good standing, and early enough. The first reason that stands against it is the one told.
 */
export function mayAskForVisa(facts: VisaFacts): VisaAnswer {
  const { visa } = facts
  if (facts.mode !== 'on-site') return no('participation.visa.not-on-site')
  if (!isAtVisaPlace(facts)) return no('participation.visa.elsewhere')
  if (visa.onlyMembers && !(facts.isMember && facts.membership === 'active'))
    return no('participation.visa.members-only')
  if (facts.today > lastDayForVisa(facts.startsOn, visa.leadDays))
    return { ...no('participation.visa.too-late'), values: { days: visa.leadDays } }
  return { may: true }
}

/** The last day on which visa help can be asked for. Days are plain, `YYYY-MM-DD`. */
export function lastDayForVisa(startsOn: string, leadDays: number): string {
  const day = new Date(`${startsOn}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - leadDays)
  return day.toISOString().slice(0, 10)
}

/** Whether a meeting is where the body helps with visas. The country must be right; the city too, where both sides name one in a language they share. */
export function isAtVisaPlace({
  eventCountry,
  eventCity,
  visa,
}: Pick<VisaFacts, 'eventCountry' | 'eventCity' | 'visa'>): boolean {
  if (eventCountry !== visa.countryCode) return false
  const named = Object.entries(visa.city ?? {}).filter(([language]) => eventCity?.[language])
  return named.length === 0 || named.some(([language, city]) => eventCity?.[language] === city)
}

const no = (because: VisaReason) => ({ may: false, because }) as const
