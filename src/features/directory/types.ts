import type { Id, OrganisationId, PersonId } from '../../values/ids.ts'
import type { Language } from '../../values/language.ts'

export type OrganisationState = 'listed' | 'unverified' | 'merged' | 'refused'
export type Membership = 'active' | 'suspended' | 'none'

/** An organisation of the directory. `name` is its own; `names` are its official names in other languages. */
export type Organisation = {
  readonly id: OrganisationId
  readonly name: string
  readonly names: Readonly<Record<Language, string>>
  /** The first of its acronyms. */
  readonly acronym: string | null
  readonly acronyms?: readonly string[]
  readonly countryCode: string
  /** A membership category of the profile. */
  readonly category: string
  readonly state: OrganisationState
  readonly membership: Membership
  /** Sectors of the body that the membership covers; empty: all. */
  readonly sectors: readonly string[]
  /** The one group it takes part in, where its category picks one and it has. */
  readonly studyGroup?: string | null
  readonly webSite: string | null
  /** The organisation it turned out to be. */
  readonly mergedInto?: OrganisationId | null
}

/** What an organisation was called before, and until which year where that is known. */
export type FormerName = { readonly name: string; readonly until: number | null }

export type Person = {
  readonly id: PersonId
  /** As in the passport: one field, any script. */
  readonly name: string
  readonly badgeName: string | null
  readonly otherScriptName: string | null
  readonly countryCode: string
  /** As typed. */
  readonly phone: string | null
  readonly phoneE164: string | null
  readonly jobTitle: string | null
  readonly language: Language
  readonly timeZone: string | null
  readonly createdAt: Date
}

export type AffiliationState = 'claimed' | 'approved' | 'rejected' | 'ended'

/** A person's link to an organisation, or the claim of one. */
export type Affiliation = {
  readonly id: Id
  readonly personId: PersonId
  /** Absent when the person does not know: staff find it with them. */
  readonly organisation: Organisation | undefined
  /** The organisation's category, or what the person claimed while there is no organisation. */
  readonly category: string
  readonly state: AffiliationState
  readonly membership: Membership
  readonly since: Date
  /** Of several, the one that leads. */
  readonly isMain?: boolean
}

/** Somebody who decides for an organisation. */
export type FocalPoint = {
  readonly personId: PersonId
  readonly name: string
  readonly isDeputy: boolean
  readonly isAway: boolean
  readonly awayUntil: string | null
}

/** Who looks at the directory: what may be shown depends on this and on nothing else. */
export type Viewer = {
  readonly isSignedIn: boolean
  /** Acts for an organisation that is a member, by an approved affiliation. */
  readonly isOfMember: boolean
  /** Keeps the directory. */
  readonly isStaff: boolean
}

/** A message that a stranger to an organisation writes to whoever decides for it. */
export type MessageToRelay = {
  readonly organisationId: OrganisationId
  /** Which kind of focal point it is for. */
  readonly kind: string
  /** Made with the form: the same form sent twice is one message. */
  readonly form: Id
  readonly name: string
  readonly email: string
  readonly words: string
}

export type OrganisationSearch = {
  /** As typed; empty lists everything. */
  readonly words: string
  /** Organisations of this country come first. */
  readonly countryCode?: string | undefined
  /** Then those of this category. */
  readonly category?: string | undefined
  /** Country and category narrow the list instead of ordering it. */
  readonly isNarrow?: boolean
  /** Only these countries: those of a region. */
  readonly countryCodes?: readonly string[] | undefined
  /** From 1. */
  readonly page: number
}

/** One that was found; `formerly` when it was by a name it no longer has. */
export type FoundOrganisation = Organisation & { readonly formerly?: FormerName | undefined }

export type OrganisationsFound = {
  readonly organisations: readonly FoundOrganisation[]
  /** Exact to 10,000; of more than that we only know that there are more. */
  readonly total: number
  readonly isMore: boolean
  readonly page: number
  readonly pages: number
  /** Nothing contained the words; these are only similar to them. */
  readonly isGuess: boolean
}
