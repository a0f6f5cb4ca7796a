import type { Language } from '../../../values/language.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import type { Mode, State } from '../types.ts'

/** What somebody comes as. There is one head of an organisation's delegation. */
export type Capacity = 'head' | 'deputy-head' | 'high-level' | 'delegate'
export const capacities: readonly Capacity[] = ['head', 'deputy-head', 'high-level', 'delegate']

/** Somebody who is not in the directory of their organisation yet. They get no account by this. */
export type Newcomer = {
  readonly name: string
  readonly email: string
  readonly countryCode: string
  readonly jobTitle: string | undefined
  readonly language: Language
}

/** Whom a focal point registers, and as what. */
export type OnBehalf = {
  readonly organisationId: OrganisationId
  readonly who: PersonId | Newcomer
  readonly capacity: Capacity
  readonly mode: Mode
}

/** One who was registered for somebody else, in a list. */
export type OnBehalfLine = {
  readonly number: string
  readonly name: string
  readonly capacity: Capacity
  readonly state: State
  readonly mode: Mode | null
  readonly declinedAt: Date | null
}
