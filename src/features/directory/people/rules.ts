import { fields, levels } from './types.ts'
import type { Entry, Field, Level, Levels, Listing, PersonViewer, Post, SeenEntry } from './types.ts'

/** Who sees what until somebody says otherwise: to members a name and an organisation, everything else to nobody. */
export const usualLevels: Levels = {
  name: 'members',
  organisation: 'members',
  'job-title': 'secretariat',
  email: 'secretariat',
  phone: 'secretariat',
  country: 'secretariat',
  languages: 'secretariat',
}

/** The levels that somebody's standing opens to them. */
export const levelsSeenBy = (viewer: Pick<PersonViewer, 'isOfMember' | 'isStaff'>): readonly Level[] =>
  viewer.isStaff ? levels : viewer.isOfMember ? ['public', 'members'] : ['public']

/** Staff, the focal points of the person's own organisations and the person see everything, with or without consent. */
export const seesEverything = (viewer: PersonViewer, listing: Listing): boolean =>
  viewer.isStaff ||
  viewer.personId === listing.personId ||
  listing.organisations.some((id) => viewer.decidesFor.includes(id))

/**
 * What somebody may see of a person: the one place that decides. Without the consent to be listed, nothing. Whose name is
 * hidden is not there at all: an entry without a name would say more than it hides.
 */
export function visibleTo(viewer: PersonViewer, listing: Listing, of: Levels): ReadonlySet<Field> {
  if (seesEverything(viewer, listing)) return new Set(fields)
  const open = levelsSeenBy(viewer)
  if (!listing.isListed || !open.includes(of.name)) return new Set()
  return new Set(fields.filter((field) => open.includes(of[field])))
}

/** A person as this viewer sees them, or nothing. */
export function seenBy(viewer: PersonViewer, it: Entry): SeenEntry | undefined {
  const seen = visibleTo(viewer, it.listing, it.levels)
  if (!seen.has('name')) return undefined
  const only = <T>(field: Field, value: T | null): T | undefined =>
    seen.has(field) ? (value ?? undefined) : undefined
  return {
    personId: it.listing.personId,
    name: it.name,
    otherScriptName: it.otherScriptName,
    posts: only('organisation', it.posts)?.filter((post) => isShown(viewer, it.listing, post)) ?? [],
    jobTitle: only('job-title', it.jobTitle),
    email: only('email', it.email),
    phone: only('phone', it.phone),
    countryCode: only('country', it.countryCode),
    languages: only('languages', it.languages),
  }
}

/** A claim is nobody's business until it is approved, and an organisation nobody has verified is not in the directory. */
const isShown = (viewer: PersonViewer, listing: Listing, post: Post): boolean =>
  seesEverything(viewer, listing) || (post.state === 'approved' && post.organisation.state === 'listed')

/** What changes when the levels `was` become `is`: the audit keeps it, and nothing is saved when nothing changes. */
export const changedLevels = (was: Levels, is: Levels): Partial<Record<Field, Level>> =>
  Object.fromEntries(fields.filter((field) => was[field] !== is[field]).map((field) => [field, is[field]]))

/** Anybody at all, and somebody of a member who is neither staff nor concerned: for "this is what others see". */
export const anybody: PersonViewer = {
  personId: undefined,
  isOfMember: false,
  isStaff: false,
  decidesFor: [],
}
export const someMember: PersonViewer = { ...anybody, isOfMember: true }
