import type { Language } from '../../values/language.ts'
import type { Affiliation, AffiliationState, FocalPoint, Organisation } from './types.ts'

/** The organisation's official name in the reader's language, else its own name. */
export const organisationName = (it: Organisation, language: Language): string =>
  it.names[language] ?? it.name

/** Absent on this day. Dates are plain days, both ends included; an absence without an end goes on. */
export function isAwayOn(
  absence: { readonly awayFrom: string | null; readonly awayUntil: string | null },
  day: string,
): boolean {
  if (absence.awayFrom === null) return false
  return absence.awayFrom <= day && (absence.awayUntil === null || day <= absence.awayUntil)
}

/** Who is asked first: those who are here, and among them those who are not a deputy. */
export const inOrderOfAsking = (all: readonly FocalPoint[]): readonly FocalPoint[] =>
  [...all].sort(
    (one, other) =>
      Number(one.isAway) - Number(other.isAway) || Number(one.isDeputy) - Number(other.isDeputy),
  )

/**
 * How a new claim starts. Working for an organisation that is no member gives no rights, so nobody has to approve it;
 * everything else waits for the organisation's focal point or for staff.
 */
export function stateOfNewClaim(
  organisation: Pick<Organisation, 'state' | 'membership'> | undefined,
): AffiliationState {
  return organisation?.state === 'listed' && organisation.membership === 'none' ? 'approved' : 'claimed'
}

/** The affiliation a person acts with: an approved one before a claim, then the newest. */
export const leadingAffiliation = (all: readonly Affiliation[]): Affiliation | undefined =>
  [...all].sort(
    (one, other) =>
      Number(other.state === 'approved') - Number(one.state === 'approved') ||
      other.since.getTime() - one.since.getTime(),
  )[0]

/** What somebody may do because of being a focal point of these kinds. `src/app.ts` adds it to what staff roles bring. */
export const permissionsOfFocalPoint = (kinds: readonly string[]): readonly string[] =>
  kinds.includes('designated') ? ['approvals.decide'] : []
