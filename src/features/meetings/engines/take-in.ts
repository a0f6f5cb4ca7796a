import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { EventId } from '../../../values/ids.ts'
import { recordEvidence } from '../attendance/store/evidence.ts'
import type { NewEvidence } from '../attendance/types.ts'
import { endRunRow, peopleBehind } from './store.ts'
import type { EngineEvent, Run } from './types.ts'

type Told = Run & { readonly eventId: EventId }

/**
 * Keeps what an engine told of a run as evidence of attendance, however often and in whatever order it tells it. Returns how much
 * of it was new.
 */
export function takeIn(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  run: Told,
  events: readonly EngineEvent[],
  rawHash?: Buffer,
): Promise<number> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const people = await peopleBehind(
      tx,
      run.sittingId,
      events.flatMap(({ alias }) => alias || []),
    )
    const evidence = events.map((it): NewEvidence => {
      const personId = (it.alias && people.get(it.alias)) || null
      return {
        sittingId: run.sittingId,
        eventId: run.eventId,
        personId,
        // Whoever came in past our door, or by telephone, is a line of its own and nobody of ours.
        ...(!personId && it.kind !== 'ended' && { name: it.connection ?? it.id }),
        source: `engine:${run.engine}`,
        kind: it.kind,
        ...(it.connection && { connection: it.connection }),
        engineEventId: it.id,
        at: it.at,
        ...(rawHash && { rawHash }),
      }
    })
    const kept = await recordEvidence(tx, evidence, now)
    if (events.some(({ kind }) => kind === 'ended')) await endRunRow(tx, run.id, now)
    return kept
  })
}

/** A run is over as far as we are concerned: nothing made for it opens anything, and nobody is there any more. */
export async function closeRun(tx: Transaction, run: Told, now: Date): Promise<boolean> {
  if (!(await endRunRow(tx, run.id, now))) return false
  const ended: NewEvidence = {
    sittingId: run.sittingId,
    eventId: run.eventId,
    personId: null,
    source: `engine:${run.engine}`,
    kind: 'ended',
    engineEventId: `${run.name} closed`,
    at: now,
  }
  await recordEvidence(tx, ended, now)
  return true
}
