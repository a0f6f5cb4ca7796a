import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal, refuse, type Refusal } from '../../../values/refusal.ts'
import { findMailboxOf, holdMailbox } from '../store/mailboxes.ts'
import { decideAway } from './deciding.ts'
import { saveAway } from './store.ts'
import type { Away } from './types.ts'

/** Keeps what is answered while the holder is away, or that nothing is. */
export function changeAway(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  actor: SignedIn,
  wish: Away,
): Promise<Away | Refusal> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const mine = await findMailboxOf(tx, actor.accountId)
    const held = mine && (await holdMailbox(tx, mine.id))
    if (held?.state !== 'active') return refuse('mailbox.none')
    const decided = decideAway(wish, now)
    if (!isRefusal(decided)) await saveAway(tx, held.id, decided, now)
    return decided
  })
}
