import type { Transaction } from '../../../platform/database/database.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import type { Id, PersonId } from '../../../values/ids.ts'
import { recipientOf } from '../../accounts/index.ts'

/** Writes to one person about a request. Its facts are ids: passport data never reaches the outbox. */
export async function tellParticipant(
  tx: Transaction,
  personId: PersonId,
  what: 'returned' | 'issued' | 'cancelled' | 'deadline',
  requestId: Id,
  mark: number | string,
  now: Date,
): Promise<void> {
  const to = await recipientOf(tx, personId)
  if (!to) return
  const onceKey = `visa-letters.${what}:${requestId}:${mark}:${personId}`
  await tell(tx, { occasion: `visa-letters.${what}`, to, facts: { requestId }, lane: 'now', onceKey }, now)
}
