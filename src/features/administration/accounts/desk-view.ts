import type { Profile } from '../../../platform/profile/index.ts'
import type { OpenSession } from '../../../platform/http/index.ts'
import type { Id } from '../../../values/ids.ts'
import type { Account, FourEyes, Hint } from '../../accounts/index.ts'
import type { AuditEntry } from '../../audit/index.ts'
import type { Affiliation, Person } from '../../directory/index.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { Names } from '../audit/words.ts'
import type { SentMail } from '../mails/types.ts'
import type { LostMailboxChange } from '../lost-mailbox/types.ts'
import type { Offer } from '../types.ts'
import type { Look } from '../viewing/types.ts'
import type { Factors, FocalPointRole, Held, KnownName, MailedLink, Merge } from './desk-types.ts'

/** Everything the service desk sees of one account. */
export type DeskView = {
  readonly account: Account
  readonly person: Person
  readonly names: readonly KnownName[]
  /** Addresses and the telephone number are shown whole: somebody asked for them a moment ago, and that was recorded. */
  readonly isOpen: boolean
  readonly affiliations: readonly Affiliation[]
  readonly focalPoints: readonly FocalPointRole[]
  readonly roles: readonly Held[]
  readonly factors: Factors
  readonly sessions: readonly OpenSession[]
  readonly links: readonly MailedLink[]
  readonly mails: readonly SentMail[]
  readonly hints: readonly Hint[]
  readonly waiting: readonly FourEyes[]
  readonly change: LostMailboxChange | undefined
  readonly merges: readonly Merge[]
  readonly looks: readonly Look[]
  readonly blocksAt: Date | undefined
  readonly history: { readonly entries: readonly AuditEntry[]; readonly older: Id | undefined }
  /** By account: those who did something here. */
  readonly namesOfActors: Names
  readonly offers: readonly Offer[]
  /** Why nothing is offered. */
  readonly no: Refusal | undefined
  readonly profile: Profile
  readonly zone: string
  readonly now: Date
}
