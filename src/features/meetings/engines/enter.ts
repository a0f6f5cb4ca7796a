import type { House } from '../../../platform/house.ts'
import { newId } from '../../../platform/ids.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { Language } from '../../../values/language.ts'
import { isRefusal, type Refusal } from '../../../values/refusal.ts'
import type { Sitting } from '../types.ts'
import type { SittingView } from '../view.ts'
import type { Drivers } from './drivers.ts'
import { shownName } from './rules.ts'
import { nameOfServer, serverOf } from './server.ts'
import { endRunRow, findRun, organisationAt, saveAlias, saveMark, startRun } from './store.ts'
import type { EngineName, EngineRoom, Entrant, Way } from './types.ts'

const aliasPurpose = 'meetings.alias'

/**
 * The way to sound and picture for somebody who is inside already: their coming is noted before any engine is asked. What an
 * engine gets is made now, for this person, sitting and run.
 */
export async function enter(
  house: House,
  drivers: Drivers,
  actor: SignedIn,
  view: Pick<SittingView, 'sitting' | 'role' | 'ticket'>,
  language: Language,
): Promise<Way | Refusal> {
  const { engine } = view.sitting.room
  if (engine === 'none') return { kind: 'stage' }
  const driver = drivers[engine]
  if (driver.hasStage) return { kind: 'stage' }
  const room = await roomAt(house, view.sitting, engine)
  const run = await driver.ensure(room)
  if (isRefusal(run)) return run
  if (run.mark !== room.run.mark) await saveMark(house.db, run.id, run.mark)
  return driver.wayFor({ ...room, run }, await entrant(house, actor, view, language))
}

/** The run a sitting is in, begun where it is in none, and the server it is on. */
async function roomAt(house: House, sitting: Sitting, engine: EngineName): Promise<EngineRoom> {
  const { db, clock, secrets } = house
  const server = await serverOf(house, sitting, engine)
  const at = server ? nameOfServer(server) : null
  const kept = await findRun(db, sitting.id)
  if (kept?.engine === engine && kept.server === at) return { sitting, run: kept, server }
  // The engine has become another one: nothing made for the one before opens anything now.
  if (kept) await endRunRow(db, kept.id, clock.now())
  const run = {
    id: newId(),
    sittingId: sitting.id,
    eventId: sitting.eventId,
    engine,
    name: `p-${secrets.random(20).toLowerCase().replaceAll('_', '-')}`,
    mark: null,
    server: at,
    beganAt: clock.now(),
  }
  await startRun(db, run)
  return { sitting, run: (await findRun(db, sitting.id)) ?? run, server }
}

/** Somebody as an engine is told of them. Whom its events speak of is remembered before it hears the name. */
async function entrant(
  { db, secrets }: House,
  { personId, name }: SignedIn,
  { sitting, role, ticket }: Pick<SittingView, 'sitting' | 'role' | 'ticket'>,
  language: Language,
): Promise<Entrant> {
  const alias = aliasOf({ secrets }, sitting.id, personId)
  await saveAlias(db, { sittingId: sitting.id, eventId: sitting.eventId, alias, personId })
  const shown = shownName(name, await organisationAt(db, ticket?.id, personId))
  return { personId, alias, shown, name, role: role ?? 'participant', language }
}

/** What engines call one person at one sitting: it tells nothing, and is another at every sitting. */
export const aliasOf = ({ secrets }: Pick<House, 'secrets'>, sittingId: string, personId: string): string =>
  secrets.sign(aliasPurpose, `${sittingId} ${personId}`).slice(0, 22)
