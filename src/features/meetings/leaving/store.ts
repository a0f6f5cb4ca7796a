import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Id, PersonId } from '../../../values/ids.ts'
import { forgetAliases, moveAliases } from '../engines/store.ts'

import { endStaysOf } from '../store/attendance.ts'
import { forgetKnown, listOwnKnown, moveKnown, returnKnown } from '../attendance/store/known-of.ts'

type People = { readonly from: PersonId; readonly into: PersonId }

/** Makes the stays of one person another's. Whoever was inside as both is inside once. Returns which moved. */
export async function moveStays(tx: Transaction, { from, into }: People, now: Date): Promise<readonly Id[]> {
  await endStaysOf(tx, from, now)
  await moveAliases(tx, { from, into })
  const moved = await tx
    .updateTable('attendance')
    .set({ person_id: into })
    .where('person_id', '=', from)
    .returning('id')
    .execute()
  return [...moved.map(({ id }) => id), ...(await moveKnown(tx, { from, into }, now))]
}

/** Gives stays back to whom they were taken from. */
export async function returnStays(
  tx: Transaction,
  { from, into }: People,
  ids: readonly Id[],
): Promise<void> {
  await tx
    .updateTable('attendance')
    .set({ person_id: from })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('person_id', '=', into)
    .execute()
  await returnKnown(tx, { from, into }, ids)
}

/** Forgets what somebody said and did in meetings. That they were there stays, without them: their registration has no name. */
export async function forgetPerson(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.deleteFrom('floor_request').where('person_id', '=', personId).execute()
  await tx.deleteFrom('meeting_message').where('person_id', '=', personId).execute()
  await tx.deleteFrom('meeting_role').where('person_id', '=', personId).execute()
  await tx.deleteFrom('meeting_door').where('person_id', '=', personId).execute()
  await tx.deleteFrom('sound_choice').where('person_id', '=', personId).execute()
  await tx.updateTable('meeting_log').set({ person_id: null }).where('person_id', '=', personId).execute()
  await tx
    .updateTable('meeting_log')
    .set({ by_person_id: null })
    .where('by_person_id', '=', personId)
    .execute()
  await forgetAliases(tx, personId)
  await forgetKnown(tx, personId)
}

/** Where somebody was, with what they wrote there. */
export async function listOwn(db: Database, personId: PersonId) {
  const [known, stays, messages] = await Promise.all([
    listOwnKnown(db, personId),
    db
      .selectFrom('attendance')
      .innerJoin('event', 'event.id', 'attendance.event_id')
      .select(['event.code', 'attendance.origin', 'attendance.joined_at', 'attendance.left_at'])
      .where('person_id', '=', personId)
      .orderBy('joined_at')
      .execute(),
    db
      .selectFrom('meeting_message')
      .innerJoin('event', 'event.id', 'meeting_message.event_id')
      .select(['event.code', 'meeting_message.words', 'meeting_message.sent_at'])
      .where('person_id', '=', personId)
      .orderBy('sent_at')
      .execute(),
  ])
  return { ...known, stays, messages }
}
