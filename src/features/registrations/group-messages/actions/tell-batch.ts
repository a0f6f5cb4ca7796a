import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tellMany } from '../../../../platform/outgoing-mail/tell-many.ts'
import { system } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { record } from '../../../audit/index.ts'
import { holdMessage, messagesLeftBehind, saveEnded, saveMoved } from '../store/messages.ts'
import { listWaiting, saveReaders, type Waiting } from '../store/readers.ts'

type Part = Pick<House, 'db' | 'clock'>

export const batchSize = 250
/** A message that has not moved for so long was left behind by a worker that died. */
export const leftBehindAfter = 2 * 60_000

/**
 * Tells the next readers of a message, in one transaction: each mail is in the outbox if and only if its reader counts as
 * told, whoever does it, however often, and wherever it is cut off. False: there is nobody left to tell.
 */
export const tellBatch = ({ db, clock }: Part, id: Id, most = batchSize): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const now = clock.now()
    const held = await holdMessage(tx, id)
    if (held?.state !== 'sending') return false
    const waiting = await listWaiting(tx, id, most)
    if (waiting.length === 0) {
      await saveEnded(tx, id, 'sent', undefined, now)
      await record(
        tx,
        system,
        'registrations.message-sent',
        id,
        { told: held.told, skipped: held.skipped },
        now,
      )
      return false
    }
    const [able, unable] = [waiting.filter(({ to }) => to), waiting.filter(({ to }) => !to)]
    await tellMany(
      tx,
      able.flatMap((one) => tellingOf(id, one)),
      now,
    )
    await saveReaders(tx, id, idsOf(able), 'told', now)
    await saveReaders(tx, id, idsOf(unable), 'skipped', now)
    await saveMoved(tx, id, { told: able.length, skipped: unable.length }, now)
    return true
  })

const idsOf = (readers: readonly Waiting[]): readonly string[] => readers.map(({ personId }) => personId)

const tellingOf = (messageId: Id, { personId, registrationId, to }: Waiting) =>
  to
    ? [
        {
          occasion: 'registrations.group-message',
          to,
          facts: { messageId, registrationId },
          lane: 'bulk' as const,
          onceKey: `registrations.group-message:${messageId}:${personId}`,
        },
      ]
    : []

/** Tells everybody, batch by batch. */
export async function tellAll(house: Part, id: Id): Promise<void> {
  while (await tellBatch(house, id));
}

/** Goes on with messages whose sender died. */
export async function goOn(house: Part): Promise<void> {
  const since = new Date(house.clock.now().getTime() - leftBehindAfter)
  for (const id of await messagesLeftBehind(house.db, since)) await tellAll(house, id)
}
