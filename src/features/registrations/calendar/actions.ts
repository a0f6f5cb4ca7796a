import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Actor, SignedIn } from '../../../values/actor.ts'
import type { PersonId } from '../../../values/ids.ts'
import { record } from '../../audit/index.ts'
import { deleteLinks, endLink, insertLink } from './store.ts'

/** Makes the secret link of one's own calendar; one that there was leads nowhere any more. */
export function renewLink({ db, secrets, clock }: House, actor: SignedIn): Promise<void> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    await endLink(tx, actor.personId, now)
    const id = await insertLink(tx, secrets, actor.personId, now)
    if (id) await record(tx, actor, 'registrations.calendar-link-made', id, {}, now)
  })
}

/** Ends the secret link: programs that subscribed find nothing there. */
export function revokeLink({ db, clock }: House, actor: SignedIn): Promise<void> {
  const now = clock.now()
  return inTransaction(db, (tx) => calendarEnds(tx, actor, actor, now))
}

/** Somebody's account is closed or becomes part of another: their calendar with it. */
export async function calendarEnds(
  tx: Transaction,
  actor: Actor,
  { personId }: { readonly personId: PersonId },
  now: Date,
): Promise<void> {
  const id = await endLink(tx, personId, now)
  if (id) await record(tx, actor, 'registrations.calendar-link-ended', id, {}, now)
}

/** Somebody's data is erased. */
export const forgetCalendar = (
  tx: Transaction,
  _actor: Actor,
  { personId }: { readonly personId: PersonId },
): Promise<void> => deleteLinks(tx, personId)
