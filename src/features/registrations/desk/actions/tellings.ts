import type { Transaction } from '../../../../platform/database/database.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { recipientOf } from '../../../accounts/index.ts'
import type { Registration } from '../../types.ts'

/** What staff did in a person's place, and the person is told of. */
export type DeskOccasion = 'cancelled' | 'entered' | 'represents'

/** Tells the person, once for every revision. */
export async function tellOfDesk(
  tx: Transaction,
  it: Pick<Registration, 'id' | 'personId'>,
  occasion: DeskOccasion,
  revision: number,
  now: Date,
): Promise<void> {
  const to = await recipientOf(tx, it.personId)
  if (!to) return
  const onceKey = `registrations.desk-${occasion}:${it.id}:${revision}`
  const facts = { registrationId: it.id, revision }
  await tell(tx, { occasion: `registrations.desk-${occasion}`, to, facts, lane: 'now', onceKey }, now)
}
