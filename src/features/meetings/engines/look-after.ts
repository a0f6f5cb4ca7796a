import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { EventId, PersonId } from '../../../values/ids.ts'
import { findSitting } from '../store/sittings.ts'
import type { SittingId } from '../types.ts'
import type { Drivers } from './drivers.ts'
import { aliasOf } from './enter.ts'
import { engineOf, isRunOver } from './rules.ts'
import { serverOf } from './server.ts'
import { findRun, findRunBy, isEndedForAll, listRuns, openConnections, saveAsked } from './store.ts'
import { closeRun, takeIn } from './take-in.ts'
import type { EngineEvent, EngineRoom, Run } from './types.ts'

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
  await takeIn(house, { ...run, eventId: room.sitting.eventId }, await differences(house, run, there, now))
  await saveAsked(house.db, run.id, now)
}

/** What must have happened since, where who is there is not who was there as far as we knew. */
async function differences(
  { db }: Pick<House, 'db'>,
  run: Run,
  there: readonly string[],
  now: Date,
): Promise<readonly EngineEvent[]> {
  const open = await openConnections(db, run.sittingId, run.engine)
  const [known, present] = [new Set(open.map(({ alias }) => alias)), new Set(there)]
  const at = now.getTime()
  return [
    ...[...present]
      .filter((alias) => alias && !known.has(alias))
      .map((alias): EngineEvent => ({
        id: `${run.name} asked ${alias} ${at}`,
        kind: 'joined',
        run: run.name,
        alias,
        connection: `asked ${alias}`,
        at: now,
      })),
    ...open
      .filter(({ alias }) => !present.has(alias))
      .map(({ alias, connection }): EngineEvent => ({
        id: `${run.name} missed ${connection} ${at}`.slice(0, 300),
        kind: 'left',
        run: run.name,
        alias,
        connection,
        at: now,
      })),
  ]
}

async function endRoom(
  house: House,
  drivers: Drivers,
  run: Run,
  room: EngineRoom | undefined,
): Promise<void> {
  const driver = drivers[run.engine]
  if (room && driver.capabilities.ends && !(await driver.end(room))) return
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
  if (!driver.capabilities.hasStage && !(await findRun(house.db, sittingId))) return true
  return driver.remove({ sitting }, { personId, alias: aliasOf(house, sittingId, personId) })
}

/** A run with its sitting and server; undefined where the sitting is not there any more, or has another server by now. */
async function roomOf(
  house: House,
  run: Run,
): Promise<(EngineRoom & { sitting: { eventId: EventId } }) | undefined> {
  const sitting = await findSitting(house.db, run.sittingId)
  if (!sitting) return undefined
  return { sitting, run, server: await serverOf(house, sitting, run.engine) }
}
