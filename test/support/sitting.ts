import { loadProceedings } from '../../src/features/meetings/room/load.ts'
import { moveFloor } from '../../src/features/meetings/room/actions/floor.ts'
import { holdConduct } from '../../src/features/meetings/room/store.ts'
import type { FloorAct, Proceedings } from '../../src/features/meetings/room/types.ts'
import { saveArrival } from '../../src/features/meetings/store/attendance.ts'
import { listSittings } from '../../src/features/meetings/store/sittings.ts'
import type { Role, Sitting } from '../../src/features/meetings/types.ts'
import { inTransaction } from '../../src/platform/database/database.ts'
import type { Refusal } from '../../src/values/refusal.ts'
import type { TestHouse } from './house.ts'
import {
  makeAccount,
  makeEvent,
  makeOrganisation,
  makeRegistration,
  type MadeAccount,
  type MadeOrganisation,
} from './people.ts'
import { actorFor } from './registering.ts'

const minute = 60_000

/** A sitting that began a minute ago. */
export async function sittingNow(house: TestHouse): Promise<Sitting> {
  const now = house.clock.now()
  const event = await makeEvent(house.db, {
    startsAt: new Date(now.getTime() - minute),
    endsAt: new Date(now.getTime() + 120 * minute),
    now,
  })
  const [sitting] = await listSittings(house.db, event.id)
  await inTransaction(house.db, (tx) => holdConduct(tx, sitting!))
  return sitting!
}

export type Somebody = MadeAccount & { readonly organisation: MadeOrganisation }

/** Somebody who is inside, with a part in the sitting if one is named. */
export async function inside(
  house: TestHouse,
  sitting: Sitting,
  it: { role?: Role; name?: string; organisation?: MadeOrganisation; mode?: 'on-site' | 'remote' } = {},
): Promise<Somebody> {
  const { db, clock } = house
  const organisation = it.organisation ?? (await makeOrganisation(db))
  const account = await makeAccount(db, { organisation, ...(it.name && { name: it.name }) })
  const { personId } = account
  const event = { id: sitting.eventId }
  const mode = it.mode ?? 'remote'
  const { id } = await makeRegistration(db, { event, personId, organisation, mode, state: 'confirmed' })
  await inTransaction(db, (tx) =>
    saveArrival(
      tx,
      { sittingId: sitting.id, eventId: sitting.eventId, personId, registrationId: id, origin: mode },
      clock.now(),
    ),
  )
  if (it.role)
    await db
      .insertInto('meeting_role')
      .values({ sitting_id: sitting.id, event_id: sitting.eventId, person_id: personId, role: it.role })
      .execute()
  return { ...account, organisation }
}

/** What the room shows now. */
export const proceedingsOf = (house: TestHouse, sitting: Sitting): Promise<Proceedings> =>
  loadProceedings(house.db, sitting, house.clock.now())

/** Why not; undefined when it was done. */
export const said = async (work: Promise<Refusal | undefined>): Promise<string | undefined> =>
  (await work)?.refused

/** The chair does something with somebody's place, having seen the list as it is. */
export async function leads(
  house: TestHouse,
  chair: MadeAccount,
  sitting: Sitting,
  act: FloorAct,
  of: string,
): Promise<string | undefined> {
  const { speaking, waiting } = await proceedingsOf(house, sitting)
  const it = [...(speaking ? [speaking] : []), ...waiting].find(
    ({ personId, organisation }) => personId === of || organisation === of,
  )
  const seen = { request: it!.id, seen: { speaking: speaking?.id } }
  return said(moveFloor(house, actorFor(chair), sitting.id, act, seen))
}

/** Who waits, in the order of the list: by name, or a delegation by its own. */
export const order = async (house: TestHouse, sitting: Sitting): Promise<readonly string[]> =>
  (await proceedingsOf(house, sitting)).waiting.map(({ name, organisation }) => name || organisation)
