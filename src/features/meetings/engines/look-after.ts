import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { PersonId } from '../../../values/ids.ts'
import { findSitting } from '../store/sittings.ts'
import type { SittingId } from '../types.ts'
import type { Drivers } from './drivers.ts'
import { aliasOf } from './enter.ts'
import { engineOf, isRunOver, missed } from './rules.ts'
import { serverOf } from './server.ts'
import { findRun, findRunBy, isEndedForAll, listRuns, openConnections, saveAsked } from './store.ts'
import { closeRun, takeIn } from './take-in.ts'
import type { EngineRoom, Run } from './types.ts'

const most = 500
const atOnce = 20

/**
 * Looks after every run: asks who is there, has the engine tell by itself what happens (engines forget that they should), and ends
 * what is over. An engine that does not answer is asked again next time, and nothing is taken from anybody meanwhile.
 */
export async function lookAfterRuns(house: House, drivers: Drivers): Promise<void> {
  const runs = [...(await listRuns(house.db, most))]
  const next = async (): Promise<void> => {
    for (let run = runs.shift(); run; run = runs.shift())
      await lookAfter(house, drivers, run).catch((error: unknown) =>
        house.log.error({ error, run: run?.id }, 'a run could not be looked after'),
      )
  }
  await Promise.all(Array.from({ length: atOnce }, next))
}

async function lookAfter(house: House, drivers: Drivers, run: Run): Promise<void> {
  const room = await roomOf(house, run)
  const now = house.clock.now()
  const forAll = await isEndedForAll(house.db, run.sittingId)
  if (!room || isRunOver(room.sitting, forAll, now)) return endRoom(house, drivers, run, room)
  const driver = drivers[run.engine]
  await driver.listen?.(room)
  const there = await driver.people?.(room)
  if (there === undefined) return
  if (there === 'gone') return run.mark ? close(house, run) : undefined
  const open = await openConnections(house.db, run.sittingId, run.engine)
  await takeIn(house, { ...run, eventId: room.sitting.eventId }, missed(run, open, there, now))
  await saveAsked(house.db, run.id, now)
}

async function endRoom(
  house: House,
  drivers: Drivers,
  run: Run,
  room: EngineRoom | undefined,
): Promise<void> {
  const isEnded = room && (await drivers[run.engine].end?.(room))
  // Nobody answered: it is asked again.
  if (isEnded === false) return
  await close(house, run)
}

async function close({ db, clock }: House, run: Run): Promise<void> {
  const whole = await findRunBy(db, { id: run.id })
  if (whole) await inTransaction(db, (tx) => closeRun(tx, whole, clock.now()))
}

/** Puts somebody out at the engine. False: it cannot do that, or did not answer, and somebody must do it there. */
export async function putOutOfEngine(
  house: House,
  drivers: Drivers,
  sittingId: SittingId,
  personId: PersonId,
): Promise<boolean> {
  const sitting = await findSitting(house.db, sittingId)
  const engine = sitting && engineOf(sitting, house.media !== undefined)
  if (!sitting || !engine || engine === 'none') return true
  const driver = drivers[engine]
  if (!driver.hasStage && !(await findRun(house.db, sittingId))) return true
  return driver.remove({ sitting }, { personId, alias: aliasOf(house, sittingId, personId) })
}

/** A run with its sitting and server; undefined where the sitting is not there any more. */
async function roomOf(house: House, run: Run): Promise<EngineRoom | undefined> {
  const sitting = await findSitting(house.db, run.sittingId)
  if (!sitting) return undefined
  return { sitting, run, server: await serverOf(house, sitting, run.engine) }
}
