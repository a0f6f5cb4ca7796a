import type { AccountId, Id, OrganisationId, PersonId } from '../../values/ids.ts'
import type { Language } from '../../values/language.ts'

export type AccountState = 'initial' | 'active' | 'blocked' | 'closed' | 'merged'

/** Why nobody can sign in to a blocked account, and so what opens it again. */
export type BlockReason = 'initial-not-changed' | 'staff' | 'owner' | 'breach' | 'focal-point' | 'inactive'

export type Account = {
  readonly id: AccountId
  readonly personId: PersonId
  readonly state: AccountState
  readonly stateSince: Date
  /** Of a blocked account only. */
  readonly blockReason: BlockReason | null
  /** What staff wrote beside the reason; shown to staff. */
  readonly blockNote: string | null
  /** Of a merged account only: the one that goes on. */
  readonly mergedInto: AccountId | null
  readonly userNameChangedAt: Date | null
  /** argon2id, as a PHC string; null: nobody can sign in with a password. */
  readonly passwordHash: string | null
  readonly createdAt: Date
  readonly signedInAt: Date | null
}

/** A name by which an account is found. User names and addresses share one namespace. */
export type Identifier = {
  /** `mailbox`: an address of the body itself, given with a mailbox. */
  readonly kind: 'email' | 'username' | 'mailbox'
  readonly key: string
  readonly shown: string
  readonly isContact: boolean
}

/** Where the body writes to a person; fits `tell`. */
export type Contact = {
  readonly personId: PersonId
  readonly address: string
  readonly language: Language
  readonly name: string
}

/** The person an active account belongs to. */
export type Holder = {
  readonly personId: PersonId
  /** As on the badge, where the person has said so. */
  readonly name: string
  readonly language: Language
  readonly timeZone: string | null
  /** Live staff roles. */
  readonly roles: readonly string[]
  /** The kinds of focal point the person is, for whichever organisations. */
  readonly focalPointKinds: readonly string[]
}

/** What can be agreed to. The first two are needed for an account. */
export const consentKinds = ['terms', 'privacy', 'notices', 'directory'] as const
export type ConsentKind = (typeof consentKinds)[number]

/** An agreement: to which text, when; withdrawn, never erased. */
export type Consent = {
  readonly kind: ConsentKind
  readonly textVersion: string
  readonly givenAt: Date
  readonly withdrawnAt: Date | null
}

/** What the two last answers of the organisation list send. */
export const notListed = 'unlisted'
export const doNotKnow = 'unknown'

/** Which organisation somebody says they belong to. */
export type OrganisationChoice =
  | { readonly kind: 'listed'; readonly id: OrganisationId }
  | {
      readonly kind: 'unlisted'
      readonly name: string
      readonly countryCode: string
      readonly webSite?: string | undefined
    }
  | { readonly kind: 'unknown' }

/** The sign-up form, understood. Kept as it is until the address is proven. */
export type SignUpAnswers = {
  readonly name: string
  readonly badgeName?: string | undefined
  readonly phone?: string | undefined
  readonly phoneE164?: string | undefined
  readonly countryCode: string
  readonly language: Language
  /** The membership category that was chosen; the organisation's own counts where it is listed. */
  readonly category: string
  readonly organisation: OrganisationChoice
  readonly jobTitle?: string | undefined
  /** Where the browser's clock stands; a guess, corrected in the account. */
  readonly timeZone?: string | undefined
  readonly consents: readonly { readonly kind: ConsentKind; readonly textVersion: string }[]
}

/** A sign-up that waits for its address to be proven. */
export type SignUp = {
  readonly id: Id
  readonly email: string
  readonly emailKey: string
  readonly answers: SignUpAnswers
  readonly language: Language
  /** Where the person came from, as one of our own paths without the language. */
  readonly returnTo: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly endedAt: Date | null
  readonly lettersSent: number
  readonly letterSentAt: Date
}
