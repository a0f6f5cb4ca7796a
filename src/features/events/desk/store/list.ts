import { sql, type SelectQueryBuilder } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import type { EventView } from '../../types.ts'
import { withSessions, wholeEventOf } from '../../store/read.ts'
import { wordFields, type DeskFilter } from '../types.ts'
import { columnOf } from './save.ts'

export const eventsPerPage = 25

type Query<O> = SelectQueryBuilder<Tables, 'event', O>

/** Some words of it are there in one language of the body and not in all. */
const isUntranslated = (languages: readonly string[]) =>
  sql<boolean>`(${sql.join(
    wordFields.map((field) => {
      const column = sql.ref(`event.${columnOf(field)}`)
      return sql`(${column} <> '{}' and not ${column} ?& ${languages}::text[])`
    }),
    sql` or `,
  )})`

function narrowed<O>(query: Query<O>, filter: DeskFilter, languages: readonly string[], now: Date): Query<O> {
  const { state, when, type, untranslated, words } = filter
  let found = query
  if (state === 'closed')
    found = found.where('event.state', '=', 'published').where('registration_closed_at', 'is not', null)
  else if (state) found = found.where('event.state', '=', state)
  if (when !== 'all') found = found.where('event.ends_at', when === 'ahead' ? '>' : '<=', now)
  if (type) found = found.where('event.type', '=', type)
  if (untranslated) found = found.where(isUntranslated(languages))
  const like = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  if (words) found = found.where(sql<boolean>`(event.code ilike ${like} or event.title::text ilike ${like})`)
  return found
}

/** One page of events in any state: what is ahead from the nearest on, else from the newest. */
export async function listForDesk(
  db: Database,
  filter: DeskFilter,
  languages: readonly string[],
  now: Date,
): Promise<readonly EventView[]> {
  const rows = await narrowed(withSessions(db), filter, languages, now)
    .orderBy('event.starts_at', filter.when === 'ahead' ? 'asc' : 'desc')
    .orderBy('event.id')
    .limit(eventsPerPage)
    .offset((filter.page - 1) * eventsPerPage)
    .execute()
  return rows.map(wholeEventOf)
}

/** How many there are of each state under the rest of the filter, and how many match all of it. */
export async function countForDesk(
  db: Database,
  filter: DeskFilter,
  languages: readonly string[],
  now: Date,
): Promise<Readonly<Record<'all' | 'draft' | 'published' | 'closed' | 'cancelled' | 'matching', number>>> {
  const { state } = filter
  const isClosed = sql`event.state = 'published' and event.registration_closed_at is not null`
  const row = await narrowed(db.selectFrom('event'), { ...filter, state: undefined }, languages, now)
    .select(sql<number>`count(*)::int`.as('all'))
    .select(sql<number>`(count(*) filter (where event.state = 'draft'))::int`.as('draft'))
    .select(sql<number>`(count(*) filter (where event.state = 'published'))::int`.as('published'))
    .select(sql<number>`(count(*) filter (where ${isClosed}))::int`.as('closed'))
    .select(sql<number>`(count(*) filter (where event.state = 'cancelled'))::int`.as('cancelled'))
    .executeTakeFirstOrThrow()
  return { ...row, matching: state ? row[state] : row.all }
}
