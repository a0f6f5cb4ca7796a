import { sql, type Selectable } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import type { Localised } from '../../../../values/language.ts'
import type { Group, GroupLine, Meeting } from '../types.ts'

const groupOf = (row: Selectable<Tables['event_group']>): Group => ({
  id: row.id,
  sector: row.sector,
  meetsAs: row.meets_as,
  name: row.name as Localised,
  participation: row.participation as Localised,
  contact: row.contact,
  policy: row.policy as Record<string, string>,
  changedAt: row.changed_at,
})

export async function findGroup(db: Database | Transaction, id: string): Promise<Group | undefined> {
  const row = await db.selectFrom('event_group').selectAll().where('id', '=', id).executeTakeFirst()
  return row && groupOf(row)
}

/** Reads and locks a group until the transaction ends. */
export async function holdGroup(tx: Transaction, id: string): Promise<Group | undefined> {
  const row = await tx
    .selectFrom('event_group')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && groupOf(row)
}

/** Whether there is any: a body without groups is not led to them. */
export async function hasGroups(db: Database): Promise<boolean> {
  return (await db.selectFrom('event_group').select('id').limit(1).executeTakeFirst()) !== undefined
}

const columns = ['code', 'title', 'state', 'city', 'time_zone', 'starts_at', 'ends_at'] as const

type MeetingRow = Pick<Selectable<Tables['event']>, (typeof columns)[number]>

const meetingOf = (row: MeetingRow): Meeting => ({
  code: row.code,
  title: row.title as Localised,
  state: row.state,
  city: row.city as Localised,
  timeZone: row.time_zone,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
})

/** Every group, with its next published meeting and how many are ahead. A body has some dozens at most. */
export async function listGroups(db: Database, now: Date): Promise<readonly GroupLine[]> {
  const [groups, meetings] = await Promise.all([
    db.selectFrom('event_group').selectAll().orderBy('id').execute(),
    db
      .selectFrom('event')
      .distinctOn('group_id')
      .select([...columns, 'group_id'])
      .select(sql<number>`(count(*) over (partition by group_id))::int`.as('ahead'))
      .where('group_id', 'is not', null)
      .where('state', '=', 'published')
      .where('ends_at', '>', now)
      .orderBy('group_id')
      .orderBy('starts_at')
      .execute(),
  ])
  const next = new Map(meetings.map((row) => [row.group_id, row]))
  return groups.map((row) => {
    const meeting = next.get(row.id)
    return { ...groupOf(row), next: meeting && meetingOf(meeting), ahead: meeting?.ahead ?? 0 }
  })
}

/** The meetings of a group, the nearest ahead first, then the newest of the past. Drafts only for those who work on events. */
export async function meetingsOf(
  db: Database,
  id: string,
  now: Date,
  { drafts = false, past = 10 } = {},
): Promise<{ readonly ahead: readonly Meeting[]; readonly past: readonly Meeting[] }> {
  const all = db
    .selectFrom('event')
    .select(columns)
    .where('group_id', '=', id)
    .$if(!drafts, (query) => query.where('state', '<>', 'draft'))
  const [ahead, over] = await Promise.all([
    all.where('ends_at', '>', now).orderBy('starts_at').limit(100).execute(),
    all.where('ends_at', '<=', now).orderBy('starts_at', 'desc').limit(past).execute(),
  ])
  return { ahead: ahead.map(meetingOf), past: over.map(meetingOf) }
}
