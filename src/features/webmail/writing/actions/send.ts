import { inTransaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import { addJob } from '../../../../platform/jobs/index.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { maySend, type MessageId } from '../../../mailbox/index.ts'
import type { Mine } from '../../mine.ts'
import { findWaiting, holdWaiting, insertWaiting, saveEnd } from '../store.ts'
import { thinkAgain } from '../types.ts'
import type { Saved, SaveHouse } from './save.ts'

/**
 * Sends what a page has kept, once, however often its button is pressed: pressed again, it leads to the letter that is on its way. What
 * was written since, what was taken back, and what was changed or sent in another window is a draft that its writer looks at first.
 */
export async function sendOnce(
  house: SaveHouse,
  mine: Mine,
  { draft, isBesides }: Saved,
  form: Id | undefined,
): Promise<{ readonly sending: Id } | Refusal> {
  const { id } = mine.mailbox
  const pressed = async () => (form ? findWaiting(house.db, id, form) : undefined)
  const before = await pressed()
  if (!before && isBesides) return refuse('webmail.draft.not-sent')
  const sent = before ? refuse('webmail.sent-already') : await sendSoon(house, mine, draft, form)
  const other = isRefusal(sent) && sent.refused === 'webmail.sent-already' ? await pressed() : undefined
  if (!other) return sent
  if (other.state === 'taken-back' || other.state === 'refused') return refuse('webmail.taken-back-already')
  return other.draftId === draft ? { sending: other.id } : refuse('webmail.sent-before')
}

/** Lets a draft wait for its time to leave, as `id`: once. A full mailbox sends nothing; the draft stays. */
export async function sendSoon(
  { db, clock }: SaveHouse,
  { mailbox }: Mine,
  draftId: MessageId,
  id: Id = newId(),
): Promise<{ readonly sending: Id } | Refusal> {
  const no = maySend(mailbox)
  if (no) return no
  const now = clock.now()
  const dueAt = new Date(now.getTime() + thinkAgain)
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
