import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { EventId } from '../../../values/ids.ts'
import type { RoomSetUp, SittingId } from '../types.ts'

/** Locks the room until the transaction ends, so that its last place is taken once. Rooms nobody has set up have no last place. */
export async function holdRoom(tx: Transaction, sittingId: SittingId): Promise<void> {
  await tx
    .selectFrom('meeting_room')
    .select('sitting_id')
    .where('sitting_id', '=', sittingId)
    .forUpdate()
    .executeTakeFirst()
}

/** What an engine's tokens are signed with, sealed; undefined where there is no engine. */
export async function findSecret(
  db: Database | Transaction,
  sittingId: SittingId,
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('meeting_room')
    .select('secret')
    .where('sitting_id', '=', sittingId)
    .executeTakeFirst()
  return row?.secret ?? undefined
}

export async function saveRoom(
  tx: Transaction,
  sitting: { readonly id: SittingId; readonly eventId: EventId },
  room: RoomSetUp,
  secret: Buffer | null,
  now: Date,
): Promise<void> {
  const columns = {
    format: room.format,
    engine: room.engine,
    address: room.address,
    settings: JSON.stringify(room.settings),
    secret,
    telephone: room.telephone,
    languages: [...room.languages],
    capacity: room.capacity,
    is_open: room.isOpen,
    changed_at: now,
  }
  await tx
    .insertInto('meeting_room')
    .values({ sitting_id: sitting.id, event_id: sitting.eventId, ...columns })
    .onConflict((on) => on.column('sitting_id').doUpdateSet(columns))
    .execute()
}

/** Marks a token as taken until it runs out anyway. False: it was taken before. */
export async function takeToken(db: Database, id: string, expiresAt: Date): Promise<boolean> {
  const taken = await db
    .insertInto('join_token_taken')
    .values({ id, expires_at: expiresAt })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}

export async function forgetTokens(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('join_token_taken').where('expires_at', '<', now).execute()
}
