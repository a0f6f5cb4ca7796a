import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { mayDiscard } from '../rules.ts'
import { holdRegistration } from '../store/read.ts'
import { deleteDraft } from '../store/save.ts'
import type { Registration } from '../types.ts'

/** Throws away a person's own answers before they were sent. Nothing of them stays. */
export function discard(
  house: House,
  actor: SignedIn,
  own: Pick<Registration, 'id'>,
): Promise<{ discarded: true } | Refusal> {
  return inTransaction(house.db, async (tx) => {
    const held = await holdRegistration(tx, own.id)
    if (held?.personId !== actor.personId) return refuse('registrations.unknown')

    const no = mayDiscard(held)
    if (no) return no

    await deleteDraft(tx, held.id)
    await record(tx, actor, 'registrations.discarded', held.id, {}, house.clock.now())
    return { discarded: true }
  })
}
