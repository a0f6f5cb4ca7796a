import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { addJob } from '../../../../platform/jobs/index.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { parseFilter } from '../../desk/filter.ts'
import { decideChange, decideSending, decideStop } from '../rules.ts'
import { holdMessage, saveBegun, saveEnded } from '../store/messages.ts'
import { deleteReaders, insertReaders, stopReaders } from '../store/readers.ts'

type Part = Pick<House, 'db' | 'clock'>

/**
 * Begins to send a message: its readers are fixed now, as many as were seen on the page, and a job tells them in batches.
 * Counted are those who were fixed: between two looks at a group somebody comes or leaves. Pressed twice, it begins once.
 */
export const sendMessage = (
  { db, clock }: Part,
  actor: SignedIn,
  id: Id,
  seen: { readonly readers: number; readonly revision: number },
): Promise<{ readonly send: true } | Refusal> =>
  inTransaction(db, async (tx) => {
    const now = clock.now()
    const held = await holdMessage(tx, id)
    if (!held) return refuse('registrations.message-unknown')
    const stale = decideChange(held, seen.revision)
    if (isRefusal(stale)) return stale
    const counts = await insertReaders(tx, id, parseFilter(new URLSearchParams(held.query)), now)
    const outcome = decideSending(held, seen, counts.readers)
    if (isRefusal(outcome)) {
      await deleteReaders(tx, id)
      return outcome
    }
    await saveBegun(tx, id, actor.accountId, counts, now)
    await record(tx, actor, 'registrations.message-begun', id, counts, now)
    await addJob(tx, 'registrations.send-message', { id })
    return outcome
  })

/** Stops a message: whoever has not been told is not, and mails of it that have not left never do. */
export const stopMessage = (
  { db, clock }: Part,
  actor: SignedIn,
  id: Id,
): Promise<{ readonly stopped: number } | Refusal> =>
  inTransaction(db, async (tx) => {
    const now = clock.now()
    const held = await holdMessage(tx, id)
    if (!held) return refuse('registrations.message-unknown')
    const outcome = decideStop(held)
    if (isRefusal(outcome)) return outcome
    const stopped = await stopReaders(tx, id)
    await saveEnded(tx, id, 'stopped', actor.accountId, now)
    await record(tx, actor, 'registrations.message-stopped', id, { told: held.told, stopped }, now)
    return { stopped }
  })
