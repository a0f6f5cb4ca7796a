import { inTransaction } from '../../../platform/database/database.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { PersonId } from '../../../values/ids.ts'
import { findAccountByIdentifier } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { tellRoom } from '../room/store.ts'
import type { Role, Sitting, SittingId } from '../types.ts'

export const roles = [
  'chair',
  'vice-chair',
  'secretariat',
  'interpreter',
  'captioner',
  'technician',
] as const satisfies readonly Role[]

export type Held = { readonly personId: PersonId; readonly name: string; readonly role: Role }

/** Who has a part in a sitting. */
export async function listRoles(db: Database, sittingId: SittingId): Promise<readonly Held[]> {
  const rows = await db
    .selectFrom('meeting_role')
    .innerJoin('person', 'person.id', 'meeting_role.person_id')
    .select(['person.id', 'person.name', 'role'])
    .where('sitting_id', '=', sittingId)
    .orderBy('role')
    .orderBy('person.name')
    .execute()
  return rows.map((row) => ({ personId: row.id, name: row.name, role: row.role as Role }))
}

/** Gives a role to whoever has an active account under this name; they have one role at a time. False: nobody has. */
export async function giveRole(
  house: House,
  actor: SignedIn,
  sitting: Sitting,
  name: string,
  role: Role,
): Promise<boolean> {
  const account = await findAccountByIdentifier(house.db, name)
  if (account?.state !== 'active') return false
  const now = house.clock.now()
  await inTransaction(house.db, async (tx) => {
    await tx
      .insertInto('meeting_role')
      .values({ sitting_id: sitting.id, event_id: sitting.eventId, person_id: account.personId, role })
      .onConflict((on) => on.columns(['sitting_id', 'person_id']).doUpdateSet({ role }))
      .execute()
    await record(tx, actor, 'meetings.role-given', account.personId, { sitting: sitting.id, role }, now)
    await tellRoom(tx, sitting.id)
  })
  return true
}

/** Takes a role away. Whoever has none has lost nothing. */
export async function takeRole(
  house: House,
  actor: SignedIn,
  sitting: Sitting,
  personId: PersonId,
): Promise<void> {
  const now = house.clock.now()
  await inTransaction(house.db, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('meeting_role')
      .where('sitting_id', '=', sitting.id)
      .where('person_id', '=', personId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return
    await record(tx, actor, 'meetings.role-taken', personId, { sitting: sitting.id }, now)
    await tellRoom(tx, sitting.id)
  })
}
