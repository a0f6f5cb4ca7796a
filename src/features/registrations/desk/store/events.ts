import { sql } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { Localised } from '../../../../values/language.ts'
import type { EventChoice } from '../types.ts'

const day = 24 * 60 * 60_000
const daysBack = 60

/**
 * Events that somebody may want to look into now: those ahead and those of the last weeks, and the one that is chosen.
 * That one is there however many others there are: a form that lost it would mean a larger group.
 */
export async function eventsToChoose(
  db: Database,
  chosen: string | undefined,
  now: Date,
  most = 200,
): Promise<readonly EventChoice[]> {
  const rows = await db
    .selectFrom('event')
    .select(['code', 'title', 'starts_at', 'time_zone'])
    .where((where) =>
      where.or([
        where('ends_at', '>', new Date(now.getTime() - daysBack * day)),
        ...(chosen === undefined ? [] : [where('code', '=', chosen)]),
      ]),
    )
    .orderBy(sql<boolean>`code = ${chosen ?? ''}`, 'desc')
    .orderBy('starts_at')
    .orderBy('code')
    .limit(most)
    .execute()
  const inTime = rows.toSorted((one, other) => one.starts_at.getTime() - other.starts_at.getTime())
  return inTime.map((row) => ({
    code: row.code,
    title: row.title as Localised,
    startsAt: row.starts_at,
    timeZone: row.time_zone,
  }))
}
