import type { Language } from '../../values/language.ts'
import type { Affiliation, AffiliationState, FocalPoint, Organisation, Viewer } from './types.ts'

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

/** The affiliation a person acts with: an approved one before a claim, then the main one, then the newest. */
export const leadingAffiliation = (all: readonly Affiliation[]): Affiliation | undefined =>
  [...all].sort(
    (one, other) =>
      Number(other.state === 'approved') - Number(one.state === 'approved') ||
      Number(other.isMain ?? false) - Number(one.isMain ?? false) ||
      other.since.getTime() - one.since.getTime(),
  )[0]

/** What somebody may do because of being a focal point of these kinds. `src/app.ts` adds it to what staff roles bring. */
export const permissionsOfFocalPoint = (kinds: readonly string[]): readonly string[] => [
  ...(kinds.includes('designated') ? ['approvals.decide'] : []),
  ...(kinds.length > 0 ? ['organisation.manage'] : []),
]

/** Names of people are for people who have said who they are. E-mail addresses are shown to nobody. */
export const maySeeFocalPoints = (viewer: Viewer): boolean => viewer.isSignedIn || viewer.isStaff

/** Whether a membership is active or suspended is between members. */
export const maySeeMembershipState = (viewer: Viewer): boolean => viewer.isOfMember || viewer.isStaff

/** What this affiliation makes of somebody: only an approved one to a member counts. */
export const isOfMember = (it: Pick<Affiliation, 'state' | 'membership'> | undefined): boolean =>
  it?.state === 'approved' && it.membership !== 'none'

/** An organisation's own names beside the one that leads, each once: its own first. */
export function otherNames(
  it: Organisation,
  shown: string,
): readonly { readonly language?: Language; readonly name: string }[] {
  const all: { language?: Language; name: string }[] = Object.entries(it.names).map(([language, name]) => ({
    language,
    name,
  }))
  const own = all.find(({ name }) => name === it.name) ?? { name: it.name }
  return [own, ...all.filter(({ name }) => name !== it.name)].filter(({ name }) => name !== shown)
}

/** A web address that is safe to follow and shows where it leads, or nothing. */
export function webAddress(
  typed: string | null,
): { readonly href: string; readonly shown: string } | undefined {
  const address = typed?.trim() ?? ''
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`
  if (!URL.canParse(whole)) return undefined
  const { protocol, hostname, username, password, pathname, href } = new URL(whole)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  if (!isWeb || username || password || !hostname.includes('.')) return undefined
  return { href, shown: hostname + (pathname === '/' ? '' : pathname) }
}

/** How dark the tile of a country is: none, a few, some, many organisations. */
export const tileStep = (count: number): 0 | 1 | 2 | 3 =>
  count === 0 ? 0 : count < tileSteps[1] ? 1 : count < tileSteps[2] ? 2 : 3

/** Where each step of the tiles begins. */
export const tileSteps = [1, 5, 20] as const

/** Characters of a message that is passed on. */
export const mostWords = 2000

/** The one that has most, when it alone does. */
export function leaderOf<T extends { readonly count: number }>(all: readonly T[]): T | undefined {
  const [first, second] = [...all].sort((one, other) => other.count - one.count)
  return first && first.count > (second?.count ?? 0) ? first : undefined
}
