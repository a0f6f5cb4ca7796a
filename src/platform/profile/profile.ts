import type { Language, Localised } from '../../values/language.ts'

/** A country whose people may sign up. Not every one is a member: some take part under a rule of their own. */
export type Country = {
  readonly code: string
  readonly region: string
  readonly isMember: boolean
  readonly names: Localised
}

/**
 * One answer to "what are you here as?". `unknown`: the person cannot say. `none`: not a member. `state`: the
 * administration of a country. `organisation`: a listed member of that kind. `guest`: welcome without being a member.
 */
export type CategoryKind = 'unknown' | 'none' | 'state' | 'organisation' | 'guest'

export type Category = {
  readonly id: string
  readonly label: Localised
  readonly plural: Localised
  readonly hint?: Localised | undefined
  readonly isMember: boolean
  readonly kind: CategoryKind
  /** May only be claimed together with an organisation that is listed in it. */
  readonly offersOnlyListed: boolean
  /** A member of this kind takes part in one of the body's groups only, the one it picked. */
  readonly picksStudyGroup: boolean
}

/** A part of the body that members join one by one; its id is what memberships and events name. */
export type Sector = { readonly id: string; readonly label: Localised }

export type StudyGroup = { readonly id: string; readonly sector: string; readonly label: Localised }

/** What a contact of an organisation is written to about. */
export type ContactRole = { readonly id: string; readonly label: Localised }

export type EventType = {
  readonly id: string
  readonly label: Localised
  readonly plural: Localised
  /** What the meetings of the body's groups are, where a group says nothing else. */
  readonly ofGroups?: boolean
}

/** What a focal point of this kind decides. */
export type FocalPointDecides = 'registrations' | 'affiliations'

export type FocalPointKind = {
  readonly id: string
  readonly label: Localised
  readonly plural: Localised
  readonly decides: readonly FocalPointDecides[]
}

export type Regime = 'automatic' | 'focal-point' | 'accreditation' | 'nomination-only' | 'refused'

/** `*` stands for every event type or category; the row that names more wins, the later one on a tie. */
export type PolicyRow = {
  readonly eventType: string
  readonly category: string
  /** Only where the meeting's sector, or its group, is or is not the organisation's own. */
  readonly sector?: 'own' | 'other' | undefined
  readonly group?: 'own' | 'other' | undefined
  readonly regime: Regime
  readonly rule: string
}

/** A rule in words, and what a person can do when it says no. */
export type RuleWords = { readonly words: Localised; readonly wayOut?: Localised | undefined }

export type VisaPolicy = {
  readonly countryCode: string
  readonly city?: Localised | undefined
  readonly onlyMembers: boolean
  readonly leadDays: number
}

/** `words`: paragraphs between blank lines; one that begins with `## ` is a heading. */
export type LegalText = { readonly version: string; readonly words: Localised }

export type BrandTokens = {
  readonly brand: string
  readonly brandHover: string
  readonly brandTint: string
  readonly onBrand: string
  readonly link: string
  readonly board: string
  readonly onBoard: string
  readonly boardMuted: string
  readonly boardLine: string
}

/** What the body gives people of its members, and of which kinds of members. */
export type MemberAccess = {
  readonly longName: Localised
  /** The letter in which the body told its members of it. */
  readonly letter?: string | undefined
  readonly categories: readonly string[]
  /** After how many months without use access ends. */
  readonly unusedAfterMonths: number
  readonly services: readonly AccessService[]
}

/**
 * For whom something is that access opens: everybody, accounts, whoever has access; `more`: everybody, and whoever has access sees more of
 * it; `each`: each part of it says for whom it is.
 */
export type ServiceLevel = 'everyone' | 'account' | 'access' | 'more' | 'each'

/** One thing that access opens; `path`: where it is on this site. */
export type AccessService = {
  readonly level: ServiceLevel
  readonly id: string
  readonly label: Localised
  readonly words: Localised
  readonly path?: string | undefined
}

export type Deadline = { readonly id: string; readonly daysBefore: number; readonly label: Localised }

/** All that is one body's own. Read once, at the start; nothing in it changes while the program runs. */
export type Profile = {
  readonly id: string
  /** The profile's folder on this machine. */
  readonly folder: string
  readonly name: { readonly short: Localised; readonly long: Localised }
  readonly languages: readonly Language[]
  readonly seat: { readonly city: Localised; readonly countryCode: string; readonly timeZone: string }
  /** What the body calls the access its members have to its documents and mail. */
  readonly accessName: string
  readonly access: MemberAccess
  readonly welcomeWord: string
  /** How many hours a welcome code waits to be used. */
  readonly welcomeHours: number
  /** After how many months without use an account is blocked. */
  readonly inactiveAfterMonths: number
  /** The mark as SVG markup, checked to hold nothing that runs or loads; drawn in `currentColor`. */
  readonly logo: string
  readonly brand: { readonly light: BrandTokens; readonly dark: BrandTokens }
  readonly helpContacts: {
    readonly registration: string
    readonly accounts: string
    readonly general: string
  }
  /** Domains and hosts of the body, so that the program can be searched for them. */
  readonly hosts: readonly string[]
  readonly mailDomain: string
  readonly regions: readonly { readonly id: string; readonly name: Localised }[]
  readonly countries: readonly Country[]
  readonly countryRule: RuleWords
  /** What stands in the membership list while nothing is chosen. */
  readonly categoryPrompt: Localised
  readonly categories: readonly Category[]
  /** None where members join the body as a whole. */
  readonly sectors: readonly Sector[]
  readonly studyGroups: readonly StudyGroup[]
  readonly contactRoles: readonly ContactRole[]
  readonly eventTypes: readonly EventType[]
  readonly focalPointKinds: readonly FocalPointKind[]
  readonly policy: readonly PolicyRow[]
  /** Each rule as one text: its words, then the way out. */
  readonly rules: Readonly<Record<string, Localised>>
  readonly ruleParts: Readonly<Record<string, RuleWords>>
  readonly visa: VisaPolicy
  readonly joinLeadMinutes: number
  /** Days after the end of an event for which each class of data is kept, unless the event says otherwise. */
  readonly retention: Readonly<Record<'answers' | 'list' | 'drafts' | 'visa', number>>
  readonly deadlines: readonly Deadline[]
  readonly legal: { readonly terms: LegalText; readonly privacy: LegalText }
  readonly letterTexts: {
    readonly whatToBring: readonly Localised[]
    readonly signedBy: Localised
    readonly neverAsks: Localised
  }
}
