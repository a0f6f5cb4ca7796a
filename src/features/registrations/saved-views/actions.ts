import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Actor, SignedIn } from '../../../values/actor.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { decideSave, maySee } from './rules.ts'
import { deleteView, deleteViewsOf, insertView, listViews } from './store.ts'
import type { SavedView } from './types.ts'

type Wanted = Pick<SavedView, 'place' | 'query' | 'name'>

/** Keeps a filter under a name. */
export function saveView(house: House, actor: SignedIn, wanted: Wanted): Promise<{ id: Id } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    if (!maySee(actor, wanted.place)) return refuse('registrations.views.unknown')
    const no = decideSave(wanted.name, await listViews(tx, actor.accountId, wanted.place))
    if (no) return no
    const id = await insertView(tx, { ...wanted, accountId: actor.accountId }, now)
    if (!id) return refuse('registrations.views.name.taken')
    await record(tx, actor, 'registrations.view-saved', id, { place: wanted.place }, now)
    return { id }
  })
}

/** Forgets one of one's own views. What is not there, or somebody else's, is unknown. */
export function removeView(house: House, actor: SignedIn, id: Id): Promise<{ removed: true } | Refusal> {
  return inTransaction(house.db, async (tx) => {
    if (!(await deleteView(tx, actor.accountId, id))) return refuse('registrations.views.unknown')
    await record(tx, actor, 'registrations.view-removed', id, {}, house.clock.now())
    return { removed: true }
  })
}

/** Somebody's data is erased: their views go too. */
export const forgetSavedViews = (
  tx: Transaction,
  _actor: Actor,
  { accountId }: { readonly accountId: AccountId },
): Promise<void> => deleteViewsOf(tx, accountId)
