import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Id } from '../../../../values/ids.ts'

/** Whatever an earlier try has left is not part of the file. */
export const clearPieces = async (db: Database, id: Id): Promise<void> => {
  await db.deleteFrom('registration_export_piece').where('export_id', '=', id).execute()
}

export const insertPiece = async (db: Database, id: Id, place: number, bytes: Buffer): Promise<void> => {
  await db.insertInto('registration_export_piece').values({ export_id: id, place, bytes }).execute()
}

/** The bytes of a file as they are wanted: never more than one piece in memory. */
export async function* piecesOf(db: Database, id: Id): AsyncGenerator<Buffer> {
  for (let place = 0; ; place++) {
    const row = await db
      .selectFrom('registration_export_piece')
      .select('bytes')
      .where('export_id', '=', id)
      .where('place', '=', place)
      .executeTakeFirst()
    if (!row) return
    yield row.bytes
  }
}

/** Only one process makes a file at a time; the lock goes with the connection when that process dies. */
export async function takeMaking(tx: Transaction, id: Id): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`registration_export ${id}`}, 0)) as taken`.execute(
    tx,
  )
  return rows[0]?.taken ?? false
}
