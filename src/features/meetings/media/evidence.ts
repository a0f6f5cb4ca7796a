import type { Readable } from 'node:stream'
import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { PersonId } from '../../../values/ids.ts'
import { recordEvidence } from '../attendance/store/evidence.ts'
import { findSitting } from '../store/sittings.ts'
import type { SittingId } from '../types.ts'

type On = { readonly sittingId: SittingId; readonly personId: PersonId; readonly connection: string }

const source = 'engine:embedded'

/**
 * Keeps as evidence how long sound and picture went through to somebody. It is written when that is over, as a whole: should this
 * process be killed, their page has still said that they were there, and nobody is taken to have stayed on.
 */
export function noteStage(house: House, on: On, news: Readable): void {
  let since: Date | undefined
  news.on('data', (part: Buffer) => {
    if (!since && part.includes('event: carries')) since = house.clock.now()
  })
  news.once('close', () => {
    if (since)
      save(house, on, since, house.clock.now()).catch((error: Error) =>
        house.log.warn({ reason: error.message }, 'attendance on a stage was not kept'),
      )
  })
}

async function save(
  house: House,
  { sittingId, personId, connection }: On,
  from: Date,
  to: Date,
): Promise<void> {
  const sitting = await findSitting(house.db, sittingId)
  if (!sitting) return
  const of = { sittingId, eventId: sitting.eventId, personId, source, connection } as const
  await inTransaction(house.db, (tx) =>
    recordEvidence(
      tx,
      [
        { ...of, kind: 'media', engineEventId: `${connection} media`, at: from },
        { ...of, kind: 'left', engineEventId: `${connection} left`, at: to },
      ],
      to,
    ),
  )
}
