import type { Transaction } from '../../../platform/database/database.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Html } from '../../../platform/ui/index.ts'
import type { Actor, SignedIn } from '../../../values/actor.ts'
import type { AccountId, PersonId } from '../../../values/ids.ts'

/** Whose account it is that goes. */
export type Going = { readonly accountId: AccountId; readonly personId: PersonId }

/** What a room does when an account is closed, or erased, in the same transaction; `src/app.ts` names them. */
export type WhenGoing = (tx: Transaction, actor: Actor, it: Going, now: Date) => Promise<void>

/** What closing an account takes with it, as the rooms above show it to whoever thinks about closing theirs. */
export type TakenAlong = (actor: SignedIn, t: Texts) => Promise<Html | undefined>

export type ClosingParts = {
  readonly whenClosed?: readonly WhenGoing[]
  readonly whenErased?: readonly WhenGoing[]
  readonly takenAlong?: readonly TakenAlong[]
}
