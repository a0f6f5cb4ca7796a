import type { Transaction } from '../../../platform/database/database.ts'
import type { Actor } from '../../../values/actor.ts'
import type { PersonId } from '../../../values/ids.ts'
import { record } from '../../audit/index.ts'
import { isOpen, isWaiting } from '../states.ts'
import { endLetters } from '../store/issued.ts'
import { erase, requestsOf, saveRequest } from '../store/requests.ts'

/** Somebody's data is erased: nothing of a passport is left, and no letter of theirs is valid. */
export async function forgetVisas(
  tx: Transaction,
  actor: Actor,
  { personId }: { readonly personId: PersonId },
  now: Date,
): Promise<void> {
  for (const { id, state, erasedAt } of await requestsOf(tx, personId)) {
    if (erasedAt) continue
    if (isOpen(state) || isWaiting(state)) await saveRequest(tx, id, { state: 'cancelled' }, now)
    await endLetters(tx, id, 'cancelled', now)
    await erase(tx, id, now)
    await record(tx, actor, 'visa-letters.erased', id, { because: 'person' }, now)
  }
}
