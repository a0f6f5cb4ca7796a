import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Actor, SignedIn } from '../../../values/actor.ts'
import type { AccountId, PersonId } from '../../../values/ids.ts'
import type { Language } from '../../../values/language.ts'
import type { Refusal } from '../../../values/refusal.ts'

/** What the directory may know of somebody's account, and where the body writes to them. */
export type Holder = {
  readonly personId: PersonId
  readonly accountId: AccountId
  readonly state: 'initial' | 'active' | 'blocked' | 'closed' | 'merged'
  readonly name: string
  readonly address: string
  readonly language: Language
}

/** Somebody for whom an account is opened: they get a welcome code, nobody else does. */
export type Newcomer = {
  readonly name: string
  readonly email: string
  readonly countryCode: string
  readonly language: Language
}

/** What the rooms above know and do about accounts; `src/app.ts` hands it down. */
export type AccountsAbove = {
  /** The accounts of these people; people without one are left out. */
  holders(db: Database | Transaction, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Holder>>
  holderOfAccount(db: Database | Transaction, accountId: AccountId): Promise<Holder | undefined>
  /** Whose account an address names, whatever its state. */
  personOfAddress(db: Database | Transaction, email: string): Promise<PersonId | undefined>
  /** Makes a person with an account that waits for its welcome code. */
  openAccount(tx: Transaction, actor: Actor, it: Newcomer, now: Date): Promise<PersonId | Refusal>
  /**
   * Lets somebody begin again with a new welcome code, on behalf of their organisation. `asked`: a second person must
   * agree first, who reads the reason.
   */
  reinitialise(
    actor: SignedIn,
    accountId: AccountId,
    reason: string,
    now: Date,
  ): Promise<'begun' | 'asked' | Refusal>
}

/** Who holds an account that is, or is about to be, in use. */
export const isInUse = (holder: Holder | undefined): boolean =>
  holder?.state === 'active' || holder?.state === 'initial'
