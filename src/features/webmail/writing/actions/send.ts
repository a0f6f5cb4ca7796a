import { inTransaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import { addJob } from '../../../../platform/jobs/index.ts'
import type { Id } from '../../../../values/ids.ts'
import { refuse, type Refusal } from '../../../../values/refusal.ts'
import { maySend, type MessageId } from '../../../mailbox/index.ts'
import type { Mine } from '../../mine.ts'
import { holdWaiting, insertWaiting, saveEnd } from '../store.ts'
import { thinkAgain } from '../types.ts'
import type { SaveHouse } from './save.ts'

/** Lets a draft wait for its time to leave. A full mailbox sends nothing; the draft stays. */
export async function sendSoon(
  { db, clock }: SaveHouse,
  { mailbox }: Mine,
  draftId: MessageId,
): Promise<{ readonly sending: Id } | Refusal> {
  const no = maySend(mailbox)
  if (no) return no
  const now = clock.now()
  const dueAt = new Date(now.getTime() + thinkAgain)
  const id = newId()
  return inTransaction(db, async (tx) => {
    if (!(await insertWaiting(tx, { id, mailboxId: mailbox.id, draftId, dueAt }, now)))
      return refuse('webmail.sent-already')
    await addJob(tx, 'webmail.send', { id }, dueAt)
    return { sending: id }
  })
}

/** Takes a letter back that has not left. Whoever is first wins: it leaves or it is taken back. */
export function takeBack(
  { db, clock }: SaveHouse,
  { mailbox }: Mine,
  id: Id,
): Promise<{ readonly draft: MessageId } | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = await holdWaiting(tx, id)
    if (held?.mailboxId !== mailbox.id || held.state !== 'waiting') return refuse('webmail.left-already')
    await saveEnd(tx, id, 'taken-back', clock.now())
    return { draft: held.draftId }
  })
}
