import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { AccountId, PersonId } from '../../../../values/ids.ts'
import type { Sitting, SittingId } from '../../types.ts'
import type { Knock } from '../types.ts'
import { organisationAt } from './organisation-at.ts'

const patience = 30 * 60_000

/** Notes that somebody stands at the door and why they were refused. Whoever was let in once need not knock. */
export async function saveKnock(
  tx: Transaction,
  sitting: Pick<Sitting, 'id' | 'eventId'>,
  personId: PersonId,
  reason: string,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('meeting_door')
    .values({
      sitting_id: sitting.id,
      event_id: sitting.eventId,
      person_id: personId,
      reason,
      knocked_at: now,
    })
    .onConflict((on) => on.columns(['sitting_id', 'person_id']).doUpdateSet({ reason, knocked_at: now }))
    .execute()
}

/** Who stands at the door: knocked within the last half hour, was not let in and is not inside. */
export async function listKnocks(db: Database, sittingId: SittingId, now: Date): Promise<readonly Knock[]> {
  const rows = await db
    .selectFrom('meeting_door')
    .innerJoin('person', 'person.id', 'meeting_door.person_id')
    .select(['person.id', 'person.name', 'reason', 'knocked_at'])
    .select(organisationAt('meeting_door').as('organisation'))
    .where('sitting_id', '=', sittingId)
    .where('admitted_at', 'is', null)
    .where('knocked_at', '>', new Date(now.getTime() - patience))
    .where(
      sql<boolean>`not exists (select from attendance where attendance.sitting_id = meeting_door.sitting_id
        and attendance.person_id = meeting_door.person_id and left_at is null)`,
    )
    .orderBy('knocked_at')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    organisation: row.organisation ?? '',
    reason: row.reason,
    knockedAt: row.knocked_at,
  }))
}

/** Lets somebody in who knocked. False: they did not, or somebody let them in before. */
export async function saveAdmission(
  tx: Transaction,
  sittingId: SittingId,
  personId: PersonId,
  by: AccountId,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('meeting_door')
    .set({ admitted_at: now, admitted_by: by })
    .where('sitting_id', '=', sittingId)
    .where('person_id', '=', personId)
    .where('admitted_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Who was put out and may not come in again. */
export async function listPutOut(
  db: Database,
  sittingId: SittingId,
): Promise<readonly { readonly personId: PersonId; readonly name: string }[]> {
  const rows = await db
    .selectFrom('attendance')
    .innerJoin('person', 'person.id', 'attendance.person_id')
    .select(['person.id', 'person.name'])
    .distinct()
    .where('sitting_id', '=', sittingId)
    .where('removed_by', 'is not', null)
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(50)
    .execute()
  return rows.map((row) => ({ personId: row.id, name: row.name }))
}
