import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { decideChange } from '../rules.ts'
import { deleteDraft, holdMessage, insertMessage, saveWording } from '../store/messages.ts'
import type { Wording } from '../types.ts'

type Part = Pick<House, 'db' | 'clock'>

/** Keeps a message that is being written. Nobody gets anything. */
export const writeMessage = ({ db, clock }: Part, actor: SignedIn, it: Wording): Promise<Id> =>
  inTransaction(db, async (tx) => {
    const now = clock.now()
    const id = await insertMessage(tx, it, actor.accountId, now)
    await record(tx, actor, 'registrations.message-written', id, {}, now)
    return id
  })

/** Changes one that has not begun, unless somebody else did meanwhile. */
export const rewriteMessage = (
  { db, clock }: Part,
  actor: SignedIn,
  id: Id,
  it: Wording,
  seen: number,
): Promise<{ readonly change: true } | Refusal> =>
  inTransaction(db, async (tx) => {
    const held = await holdMessage(tx, id)
    if (!held) return refuse('registrations.message-unknown')
    const outcome = decideChange(held, seen)
    if (isRefusal(outcome)) return outcome
    await saveWording(tx, id, it, clock.now())
    await record(tx, actor, 'registrations.message-written', id, { revision: held.revision + 1 }, clock.now())
    return outcome
  })

/** Throws away one that has not begun. */
export const discardMessage = (
  { db, clock }: Part,
  actor: SignedIn,
  id: Id,
): Promise<{ readonly discarded: true } | Refusal> =>
  inTransaction(db, async (tx) => {
    const held = await holdMessage(tx, id)
    if (!held) return refuse('registrations.message-unknown')
    const outcome = decideChange(held, held.revision)
    if (isRefusal(outcome)) return outcome
    await deleteDraft(tx, id)
    await record(tx, actor, 'registrations.message-discarded', id, {}, clock.now())
    return { discarded: true }
  })
