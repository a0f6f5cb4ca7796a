import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { BlobId } from '../types.ts'

/** The bytes of several messages at once. Whoever asks sees to it that they are not too many. */
export async function readRaws(db: Database, ids: readonly BlobId[]): Promise<ReadonlyMap<BlobId, Buffer>> {
  const rows = await db
    .selectFrom('mail_blob')
    .select(['id', 'raw'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, raw }) => [id, raw]))
}
