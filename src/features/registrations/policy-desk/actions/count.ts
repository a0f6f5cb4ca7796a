import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { addJob } from '../../../../platform/jobs/index.ts'
import type { EventId } from '../../../../values/ids.ts'
import { findEventById } from '../../../events/index.ts'
import { nonMember } from '../../../participation/index.ts'
import { isCounting } from '../rules.ts'
import { alikeAt } from '../store/census.ts'
import { askForCensus, holdKeptCensus, saveCensus, takeTime } from '../store/kept-census.ts'

export const countingJob = 'registrations.count-census'

/** Asks for a large directory to be counted; what is being counted already is not counted twice. */
export function askCount({ db, clock }: Pick<House, 'db' | 'clock'>, eventId: EventId): Promise<void> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    if (isCounting(await holdKeptCensus(tx, eventId), now)) return
    await askForCensus(tx, eventId, now)
    await addJob(tx, countingJob, { eventId })
  })
}

/** Counts, for as long as it takes. */
export async function count(
  { db, profile, clock }: Pick<House, 'db' | 'profile' | 'clock'>,
  eventId: EventId,
): Promise<void> {
  const event = await findEventById(db, eventId)
  if (!event) return
  await inTransaction(db, async (tx) => {
    await takeTime(tx)
    await saveCensus(tx, eventId, await alikeAt(tx, event, nonMember(profile)), clock.now())
  })
}
