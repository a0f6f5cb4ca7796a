import type { Id } from '../../../values/ids.ts'
import type { Problem } from '../../../values/problem.ts'
import type { Affiliation, Person } from '../../directory/index.ts'
import type { Consent, Identifier } from '../types.ts'

/** Everything the account's own page shows. */
export type AccountView = {
  readonly person: Person
  readonly identifiers: readonly Identifier[]
  readonly affiliations: readonly Affiliation[]
  readonly consents: readonly Consent[]
  readonly sessions: readonly SessionLine[]
  readonly timeZones: readonly string[]
  readonly now: Date
  readonly problems: readonly Problem[]
}

/** One place where I am signed in. */
export type SessionLine = {
  readonly id: Id
  readonly device: string
  readonly since: Date
  readonly seenAt: Date
  readonly isHere: boolean
}
