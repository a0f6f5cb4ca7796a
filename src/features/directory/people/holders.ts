import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'

/** Where the body writes to a person who has an account; fits `tell`. */
export type Holder = {
  readonly personId: PersonId
  readonly state: 'initial' | 'active' | 'blocked' | 'closed' | 'merged'
  readonly name: string
  readonly address: string
  readonly language: Language
}

/** The accounts of these people; people without one are left out. The room above knows, `src/app.ts` hands it down. */
export type HoldersOf = (
  db: Database | Transaction,
  people: readonly PersonId[],
) => Promise<ReadonlyMap<PersonId, Holder>>

/** Somebody whose account is in use, or will be. */
export const isReachable = ({ state }: Holder): boolean => state === 'active' || state === 'initial'
