import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { secondsToWait } from '../rules.ts'

const forgottenAfterHours = 24

/**
 * Takes one try for this key, counted as a failure until `clearTries` says otherwise, so that a hundred tries at once
 * are counted as a hundred. Returns how many seconds are still to wait when it is too early; then nothing is counted.
 */
export async function takeTry(
  db: Database,
  key: Buffer,
  now: Date,
): Promise<{ readonly waitSeconds: number }> {
  const forgotten = new Date(now.getTime() - forgottenAfterHours * 3_600_000)
  const failures = sql`case when t.last_at < ${forgotten} then 1 else least(t.failures + 1, ${secondsToWait.length - 1}::int) end`
  const taken = await sql<{ free_at: Date }>`
    insert into sign_in_throttle as t (key, failures, free_at, last_at)
    values (${key}, 1, ${now}, ${now})
    on conflict (key) do update set
      failures = ${failures},
      free_at = ${now}::timestamptz + make_interval(secs => (${[...secondsToWait]}::int[])[${failures} + 1]),
      last_at = ${now}
    where t.free_at <= ${now}
    returning free_at`.execute(db)
  if (taken.rows.length > 0) return { waitSeconds: 0 }
  const row = await db
    .selectFrom('sign_in_throttle')
    .select('free_at')
    .where('key', '=', key)
    .executeTakeFirst()
  return { waitSeconds: row ? Math.max(1, Math.ceil((row.free_at.getTime() - now.getTime()) / 1000)) : 0 }
}

/** The password was right: the count begins anew. */
export async function clearTries(db: Database, key: Buffer): Promise<void> {
  await db.deleteFrom('sign_in_throttle').where('key', '=', key).execute()
}

export async function forgetTries(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - forgottenAfterHours * 3_600_000)
  await db.deleteFrom('sign_in_throttle').where('last_at', '<', before).execute()
}
