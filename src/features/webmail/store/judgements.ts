import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { BlobId } from '../../mailbox/index.ts'
import type { Judgement, Sign } from '../verdict/types.ts'

/** What was found of these letters, of those that were looked at. */
export async function judgementsOf(
  db: Database,
  blobs: readonly BlobId[],
): Promise<ReadonlyMap<BlobId, Judgement>> {
  const rows = await db
    .selectFrom('webmail_judgement')
    .select(['blob_id', 'level', 'signs'])
    .where('blob_id', '=', sql<string>`any(${[...blobs]}::uuid[])`)
    .execute()
  return new Map(
    rows.map(({ blob_id, level, signs }) => [
      blob_id,
      { level: level as Judgement['level'], signs: signs as readonly Sign[] },
    ]),
  )
}

/** Keeps what was found, once: what a letter was worth when it came does not change by looking again. */
export async function saveJudgement(db: Database, blobId: BlobId, it: Judgement, now: Date): Promise<void> {
  await db
    .insertInto('webmail_judgement')
    .values({ blob_id: blobId, level: it.level, signs: JSON.stringify(it.signs), judged_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Domains that organisations of members have said are theirs. */
export async function memberDomains(db: Database): Promise<readonly string[]> {
  const rows = await db.selectFrom('organisation_domain').select('domain').limit(5000).execute()
  return rows.map(({ domain }) => domain)
}
