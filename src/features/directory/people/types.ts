import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'
import type { AffiliationState, Organisation } from '../types.ts'

/** What the directory may show of a person, each with its own level. */
export const fields = ['name', 'organisation', 'job-title', 'email', 'phone', 'country', 'languages'] as const
export type Field = (typeof fields)[number]

/** Who sees a field: everybody; people of members; only the secretariat and the person's own focal points. */
export const levels = ['public', 'members', 'secretariat'] as const
export type Level = (typeof levels)[number]
export type Levels = Readonly<Record<Field, Level>>

/** Who looks at people. What they see depends on this, on the levels, and on nothing else. */
export type PersonViewer = {
  readonly personId: PersonId | undefined
  /** Acts for an organisation that is a member, by an approved affiliation. */
  readonly isOfMember: boolean
  /** Keeps the directory. */
  readonly isStaff: boolean
  /** The organisations for which the viewer decides now. */
  readonly decidesFor: readonly OrganisationId[]
}

/** What deciding about visibility needs to know of a person. */
export type Listing = {
  readonly personId: PersonId
  /** The consent to be in the directory lives, and the account has not ended. */
  readonly isListed: boolean
  /** Of every live affiliation, claims included. */
  readonly organisations: readonly OrganisationId[]
}

/** Where a person works, as an entry says it. */
export type Post = {
  readonly organisation: Organisation
  readonly state: AffiliationState
  readonly isMain: boolean
  readonly role: string | null
  readonly unit: string | null
}

/** All that the directory holds of a person. Only `seenBy` makes something of it that may be shown. */
export type Entry = {
  readonly listing: Listing
  readonly levels: Levels
  readonly name: string
  readonly otherScriptName: string | null
  /** The main one first. */
  readonly posts: readonly Post[]
  readonly jobTitle: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly countryCode: string
  readonly languages: readonly Language[]
}

/** A person as one viewer sees them: what is hidden is not there. */
export type SeenEntry = {
  readonly personId: PersonId
  readonly name: string
  readonly otherScriptName: string | null
  readonly posts: readonly Post[]
  readonly jobTitle?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly countryCode?: string | undefined
  readonly languages?: readonly Language[] | undefined
}

export type PeopleSearch = {
  /** Words of a name, as typed. */
  readonly words: string
  /** Words of an organisation's name, as typed. */
  readonly organisationWords?: string | undefined
  readonly organisationId?: OrganisationId | undefined
  readonly countryCode?: string | undefined
  readonly category?: string | undefined
  /** From 1. */
  readonly page: number
}

export type PeopleFound = {
  readonly people: readonly PersonId[]
  /** Exact to 10,000. */
  readonly total: number
  readonly page: number
  readonly pages: number
  /** Nobody is called so; these names are one letter away. */
  readonly isGuess: boolean
}
