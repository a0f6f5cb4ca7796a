import type { Transaction } from '../../platform/database/database.ts'
import type { Actor, SignedIn } from '../../values/actor.ts'
import type { AccountId } from '../../values/ids.ts'
import type { Refusal } from '../../values/refusal.ts'

/** What `app.ts` hands over: making two accounts one concerns rooms that this one does not name. */
export type AdministrationParts = {
  /** Makes two accounts one, in the transaction of the second person's agreement. */
  readonly merge: (
    tx: Transaction,
    actor: Actor,
    it: { readonly survivor: AccountId; readonly merged: AccountId },
    now: Date,
  ) => Promise<object | Refusal>
  /** Takes them apart again. */
  readonly undoMerge: (actor: SignedIn, merged: AccountId, now: Date) => Promise<object | Refusal>
}
