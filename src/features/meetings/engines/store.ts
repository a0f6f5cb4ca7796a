import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { EventId, Id, PersonId } from '../../../values/ids.ts'
import type { SittingId } from '../types.ts'
import type { OpenConnection } from './rules.ts'
import type { EngineName, Run } from './types.ts'

const columns = ['id', 'sitting_id', 'event_id', 'engine', 'name', 'server', 'mark', 'began_at'] as const

type RunRow = {
  readonly id: string
  readonly sitting_id: string
  readonly engine: string
  readonly name: string
  readonly server: string | null
  readonly mark: string | null
  readonly began_at: Date
}

const runOf = (row: RunRow): Run => ({
  id: row.id,
  sittingId: row.sitting_id,
  engine: row.engine as EngineName,
  name: row.name,
  server: row.server,
  mark: row.mark,
  beganAt: row.began_at,
})

/** The run a sitting is in. */
export async function findRun(db: Database | Transaction, sittingId: SittingId): Promise<Run | undefined> {
  const row = await db
    .selectFrom('meeting_run')
    .select(columns)
    .where('sitting_id', '=', sittingId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row && runOf(row)
}

/** A run by its id or by its name at the engine, whether it is over or not. */
export async function findRunBy(
  db: Database | Transaction,
  by: { readonly id: Id } | { readonly name: string },
): Promise<(Run & { readonly eventId: EventId; readonly isOver: boolean }) | undefined> {
  const row = await db
    .selectFrom('meeting_run')
    .select([...columns, 'ended_at'])
    .where((is) => ('id' in by ? is('id', '=', by.id) : is('name', '=', by.name)))
    .executeTakeFirst()
  return row && { ...runOf(row), eventId: row.event_id, isOver: row.ended_at !== null }
}

/** Begins a run where a sitting is in none; of many at once one begins it. */
export async function startRun(
  db: Database | Transaction,
  run: Run & { readonly eventId: EventId },
): Promise<void> {
  await db
    .insertInto('meeting_run')
    .values({
      id: run.id,
      sitting_id: run.sittingId,
      event_id: run.eventId,
      engine: run.engine,
      name: run.name,
      server: run.server,
      began_at: run.beganAt,
    })
    .onConflict((on) => on.column('sitting_id').where('ended_at', 'is', null).doNothing())
    .execute()
}

/** What the engine calls the moment it made the room. */
export async function saveMark(db: Database, runId: Id, mark: string | null): Promise<void> {
  await db.updateTable('meeting_run').set({ mark }).where('id', '=', runId).execute()
}

export async function saveAsked(db: Database, runId: Id, now: Date): Promise<void> {
  await db.updateTable('meeting_run').set({ asked_at: now }).where('id', '=', runId).execute()
}

/** Ends a run. False: it was over. */
export async function endRunRow(tx: Database | Transaction, runId: Id, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('meeting_run')
    .set((it) => ({ ended_at: it.fn('greatest', [it.val(now), it.ref('began_at')]) }))
    .where('id', '=', runId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Runs that are not over, the one that was asked longest ago first. */
export async function listRuns(db: Database, most: number): Promise<readonly Run[]> {
  const rows = await db
    .selectFrom('meeting_run')
    .select(columns)
    .where('ended_at', 'is', null)
    .orderBy('asked_at', (by) => by.asc().nullsFirst())
    .limit(most)
    .execute()
  return rows.map(runOf)
}

/** Whether whoever leads a sitting has ended it for everybody. */
export async function isEndedForAll(db: Database, sittingId: SittingId): Promise<boolean> {
  const row = await db
    .selectFrom('meeting_conduct')
    .select('ended_at')
    .where('sitting_id', '=', sittingId)
    .executeTakeFirst()
  return (row?.ended_at ?? null) !== null
}

/** Remembers whom an engine will speak of by this name. */
export async function saveAlias(
  db: Database,
  it: {
    readonly sittingId: SittingId
    readonly eventId: EventId
    readonly alias: string
    readonly personId: PersonId
  },
): Promise<void> {
  await db
    .insertInto('meeting_alias')
    .values({ sitting_id: it.sittingId, event_id: it.eventId, alias: it.alias, person_id: it.personId })
    .onConflict((on) => on.columns(['sitting_id', 'alias']).doUpdateSet({ person_id: it.personId }))
    .execute()
}

/** Who is behind the names an engine uses. */
export async function peopleBehind(
  db: Database | Transaction,
  sittingId: SittingId,
  aliases: readonly string[],
): Promise<ReadonlyMap<string, PersonId>> {
  const rows = await db
    .selectFrom('meeting_alias')
    .select(['alias', 'person_id'])
    .where('sitting_id', '=', sittingId)
    .where('alias', '=', sql<string>`any(${[...aliases]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.alias, row.person_id]))
}

/** The connections that are open by what an engine has told, with whose they are by their alias. */
export async function openConnections(
  db: Database | Transaction,
  sittingId: SittingId,
  engine: EngineName,
): Promise<readonly OpenConnection[]> {
  const { rows } = await sql<OpenConnection>`
    select meeting_alias.alias, last.connection from (
      select distinct on (person_id, connection) person_id, connection, kind from attendance_event
      where sitting_id = ${sittingId} and source = ${`engine:${engine}`} and person_id is not null
      order by person_id, connection, happened_at desc, id desc) last
    join meeting_alias on meeting_alias.person_id = last.person_id and meeting_alias.sitting_id = ${sittingId}
    where last.kind in ('joined', 'media', 'seen')`.execute(db)
  return rows
}

/** For whom somebody is at a sitting, as others see it; empty where they belong to nobody. */
export async function organisationAt(
  db: Database,
  registrationId: Id | undefined,
  personId: PersonId,
): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`
    select coalesce(
      (select organisation.name from registration join organisation on organisation.id = registration.organisation_id
        where registration.id = ${registrationId ?? null}::uuid),
      (select organisation.name from affiliation join organisation on organisation.id = affiliation.organisation_id
        where affiliation.person_id = ${personId} and affiliation.state = 'approved'
        order by affiliation.is_main desc, affiliation.created_at limit 1)) as name`.execute(db)
  return rows[0]?.name ?? ''
}

/** Aliases of one person become another's, when two accounts become one. */
export async function moveAliases(
  tx: Transaction,
  { from, into }: { readonly from: PersonId; readonly into: PersonId },
): Promise<void> {
  await tx.updateTable('meeting_alias').set({ person_id: into }).where('person_id', '=', from).execute()
}

/** Forgets whom engines spoke of, a month after it was over: what they told is evidence with a person in it by then. */
export async function forgetOldAliases(db: Database, now: Date): Promise<void> {
  const over = new Date(now.getTime() - 30 * 86_400_000)
  await db
    .deleteFrom('meeting_alias')
    .using('event')
    .whereRef('event.id', '=', 'meeting_alias.event_id')
    .where('event.ends_at', '<', over)
    .execute()
}

/** Nobody is behind a name any more. */
export async function forgetAliases(tx: Transaction, personId: PersonId): Promise<void> {
  await tx.deleteFrom('meeting_alias').where('person_id', '=', personId).execute()
}

export type KeyRow = { readonly kid: string; readonly publicPem: string; readonly privatePem: Buffer }

/** The newest key that tokens are signed with. */
export async function findKey(db: Database): Promise<KeyRow | undefined> {
  const row = await db
    .selectFrom('meeting_key')
    .selectAll()
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { kid: row.kid, publicPem: row.public_pem, privatePem: row.private_pem }
}

/** Every key that a token may still be checked with. */
export async function listKeys(
  db: Database,
): Promise<readonly { readonly kid: string; readonly publicPem: string }[]> {
  const rows = await db.selectFrom('meeting_key').select(['kid', 'public_pem']).orderBy('made_at').execute()
  return rows.map((row) => ({ kid: row.kid, publicPem: row.public_pem }))
}

/** Keeps a key; of several that are made at once the first stays. */
export async function saveKey(db: Database, key: KeyRow, now: Date): Promise<void> {
  await sql`insert into meeting_key (kid, public_pem, private_pem, made_at)
    select ${key.kid}, ${key.publicPem}, ${key.privatePem}, ${now}
    where not exists (select from meeting_key)`.execute(db)
}
