import type { AccountId, PersonId } from '../../values/ids.ts'
import type { Language } from '../../values/language.ts'

export type AccountState = 'active' | 'blocked' | 'closed'

export type Account = {
  readonly id: AccountId
  readonly personId: PersonId
  readonly state: AccountState
  readonly passwordHash: string | null
  readonly createdAt: Date
  readonly signedInAt: Date | null
}

/** A name by which an account is found. User names and addresses share one namespace. */
export type Identifier = {
  readonly kind: 'email' | 'username'
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
