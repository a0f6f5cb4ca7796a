import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { Actor, SignedIn } from '../../../../values/actor.ts'
import type { AccountId } from '../../../../values/ids.ts'
import type { Column } from '../columns.ts'
import { deleteColumns, saveColumns } from '../store/columns.ts'

/** Keeps which columns somebody wants to see. A habit of theirs, so nothing is recorded. */
export const keepColumns = (house: House, actor: SignedIn, chosen: readonly Column[]): Promise<void> =>
  inTransaction(house.db, (tx) => saveColumns(tx, actor.accountId, chosen, house.clock.now()))

/** Somebody's data is erased: their habits go too. */
export const forgetColumns = (
  tx: Transaction,
  _actor: Actor,
  { accountId }: { readonly accountId: AccountId },
): Promise<void> => deleteColumns(tx, accountId)
