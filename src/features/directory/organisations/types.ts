import type { Id, OrganisationId } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'
import type { FormerName, Membership, OrganisationState } from '../types.ts'

export const contactVisibilities = ['public', 'members', 'secretariat'] as const

/** Who may see a contact: everybody, people of members, or only those who keep the directory. */
export type ContactVisibility = (typeof contactVisibilities)[number]

/** Whom to write to about one thing; at least one of name, address and number is there. */
export type OrganisationContact = {
  /** A kind of contact of the profile; each once an organisation. */
  readonly role: string
  readonly name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly visibility: ContactVisibility
}

/** All that staff keep of an organisation. Days are plain: `2027-01-31`. */
export type OrganisationData = {
  /** What another system calls it. */
  readonly code: string | null
  /** Its own name. */
  readonly name: string
  /** Official names by language. */
  readonly names: Readonly<Record<Language, string>>
  /** The first one leads. */
  readonly acronyms: readonly string[]
  readonly formerNames: readonly FormerName[]
  readonly countryCode: string
  readonly category: string
  readonly sectors: readonly string[]
  readonly studyGroup: string | null
  readonly parentId: OrganisationId | null
  readonly address: string | null
  readonly webSite: string | null
  /** Domains of its mail addresses, in small letters. */
  readonly domains: readonly string[]
  readonly contacts: readonly OrganisationContact[]
  readonly membership: Membership
  readonly memberSince: string | null
  /** The last day of a membership that ends or has ended. */
  readonly memberUntil: string | null
  /** The day a contribution was due that is still unpaid. */
  readonly arrearsSince: string | null
}

/** One thing that differs. Names and contacts are told one by one: `names.fr`, `contacts.billing`. */
export type FieldChange = { readonly field: string; readonly from: unknown; readonly to: unknown }

export type ChangeState = 'asked' | 'accepted' | 'refused' | 'replaced'

/** A change that a focal point asked for. */
export type RequestedChange = FieldChange & {
  readonly id: Id
  readonly requestId: Id
  readonly organisationId: OrganisationId
  readonly state: ChangeState
  readonly askedBy: Id
  readonly askedAt: Date
  readonly decidedAt: Date | null
  readonly reason: string | null
}

/** What the profile says that data must agree with. */
export type DataFacts = {
  readonly countries: readonly { readonly code: string }[]
  readonly categories: readonly {
    readonly id: string
    readonly isMember: boolean
    readonly picksStudyGroup: boolean
    readonly kind: string
  }[]
  readonly sectors: readonly { readonly id: string }[]
  readonly studyGroups: readonly { readonly id: string }[]
  readonly contactRoles: readonly { readonly id: string }[]
  readonly languages: readonly Language[]
}

/** An organisation with all that is kept of it. */
export type OrganisationRecord = {
  readonly id: OrganisationId
  readonly state: OrganisationState
  readonly mergedInto: OrganisationId | null
  readonly data: OrganisationData
}

/** A listed organisation that may be the same, and what speaks for it. */
export type Likeness = {
  readonly id: OrganisationId
  /** How much of the name is alike, from 0 to 1. */
  readonly alike: number
  readonly isSameCountry: boolean
  readonly isSameDomain: boolean
}

/** An unverified organisation, and how many say that it is theirs. */
export type Unverified = {
  readonly id: OrganisationId
  readonly name: string
  readonly countryCode: string
  readonly category: string
  readonly webSite: string | null
  readonly since: Date
  readonly people: number
}

/** How many organisations wait for staff, and why. */
export type DeskCounts = { readonly unverified: number; readonly changes: number; readonly arrears: number }

/** An organisation for which changes were asked for. */
export type Asked = {
  readonly id: OrganisationId
  readonly name: string
  readonly countryCode: string
  readonly changes: number
  readonly since: Date
}

/** An organisation that owes. */
export type Owing = {
  readonly id: OrganisationId
  readonly name: string
  readonly countryCode: string
  readonly membership: Membership
  readonly since: string
}
