import type { Id } from '../../../values/ids.ts'
import type { Problem } from '../../../values/problem.ts'
import type { Affiliation, Person } from '../../directory/index.ts'
import type { MailboxUse } from '../parts.ts'
import type { Consent, Identifier } from '../types.ts'

/** Everything the account's own pages show. */
export type AccountView = {
  readonly person: Person
  readonly identifiers: readonly Identifier[]
  /** The user name was chosen, and stays. */
  readonly hasChosenName: boolean
  readonly affiliations: readonly Affiliation[]
  readonly consents: readonly Consent[]
  readonly sessions: readonly SessionLine[]
  /** Undefined without a mailbox. */
  readonly mailbox: MailboxUse | undefined
  readonly timeZones: readonly string[]
  /** Decides about registrations, and is written to about them. */
  readonly decides: boolean
  readonly now: Date
  readonly problems: readonly Problem[]
  /** What was chosen and is not saved. */
  readonly typed?: { readonly language?: string; readonly timeZone?: string } | undefined
}

/** One place where I am signed in. */
export type SessionLine = {
  readonly id: Id
  readonly device: string
  readonly since: Date
  readonly seenAt: Date
  readonly isHere: boolean
}
