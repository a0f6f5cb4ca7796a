import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { EventId, Id, PersonId } from '../../../../values/ids.ts'
import type { Evidence, Kind, NewEvidence, Origin, Source } from '../types.ts'

/**
 * Keeps what is known about who was there. What an engine has said before, by its own number for it, is not kept twice. Returns
 * how many were new.
 */
export async function recordEvidence(
  tx: Transaction,
  evidence: NewEvidence | readonly NewEvidence[],
  now: Date,
): Promise<number> {
  const rows = [evidence].flat().map((it: NewEvidence) => ({
    id: newId(),
    sitting_id: it.sittingId,
    event_id: it.eventId,
    person_id: it.personId,
    name: it.name?.slice(0, 200) || null,
    source: it.source,
    kind: it.kind,
    connection: it.connection?.slice(0, 200) ?? '',
    engine_event_id: it.engineEventId?.slice(0, 300) ?? null,
    origin: it.origin ?? null,
    happened_at: it.at,
    until_at: it.until ?? null,
    received_at: now,
    said_by: it.saidBy ?? null,
    raw_hash: it.rawHash ?? null,
  }))
  if (rows.length === 0) return 0
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('attendance_event')
    .values(rows)
    .onConflict((on) =>
      on.columns(['source', 'engine_event_id']).where('engine_event_id', 'is not', null).doNothing(),
    )
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0n)
}

/** What is known about people at sittings, by sitting and person. */
export type EvidenceOf = ReadonlyMap<Id, ReadonlyMap<PersonId, readonly Evidence[]>>

/** Which rows are asked for: of an event, of a sitting, of some people, or of these together. */
export type Asked = {
  readonly eventId?: EventId
  readonly sittingIds?: readonly Id[]
  readonly personIds?: readonly PersonId[]
}

/**
 * Everything that is known, with what the open pages say at this moment. What an engine says of everybody is with each person
 * of the sitting.
 */
export async function evidenceOf(db: Database | Transaction, asked: Asked): Promise<EvidenceOf> {
  const [kept, running] = await Promise.all([
    only(
      db
        .selectFrom('attendance_event')
        .select(['sitting_id', 'person_id', 'source', 'kind', 'connection', 'origin'])
        .select([
          msOf('happened_at').as('at'),
          msOf('until_at').$castTo<number | null>().as('until'),
          msOf('received_at').as('heard'),
        ])
        .where((where) => where.or([where('person_id', 'is not', null), where('kind', '=', 'ended')])),
      asked,
      (it) => sql<boolean>`(person_id is null or person_id = any(${it}::uuid[]))`,
    ).execute(),
    only(
      db
        .selectFrom('attendance')
        .select(['sitting_id', 'person_id', 'heard_from', 'seen_at'])
        .where('left_at', 'is', null)
        .where('heard_from', 'is not', null),
      asked,
      (it) => sql<boolean>`person_id = any(${it}::uuid[])`,
    ).execute(),
  ])
  return grouped([
    ...kept.map((row) => ({
      sittingId: row.sitting_id,
      personId: row.person_id,
      it: {
        source: row.source as Source,
        kind: row.kind as Kind,
        connection: row.connection,
        origin: row.origin as Origin | null,
        at: new Date(row.at),
        until: row.until === null ? null : new Date(row.until),
        receivedAt: new Date(row.heard),
      },
    })),
    ...running.map((row) => ({
      sittingId: row.sitting_id,
      personId: row.person_id,
      it: {
        source: 'heartbeat' as const,
        kind: 'seen' as const,
        connection: '',
        origin: null,
        at: row.heard_from ?? row.seen_at,
        until: row.seen_at,
        receivedAt: row.seen_at,
      },
    })),
  ])
}

/** A moment as a number: a hundred thousand of them are read three times as fast as written dates. */
const msOf = (column: 'happened_at' | 'until_at' | 'received_at') =>
  sql<number>`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`

type Row = { readonly sittingId: Id; readonly personId: PersonId | null; readonly it: Evidence }

function grouped(rows: readonly Row[]): EvidenceOf {
  const all = new Map<Id, Map<PersonId, Evidence[]>>()
  for (const { sittingId, personId, it } of rows) {
    if (!personId) continue
    const people = all.get(sittingId) ?? new Map<PersonId, Evidence[]>()
    all.set(sittingId, people)
    const own = people.get(personId)
    if (own) own.push(it)
    else people.set(personId, [it])
  }
  for (const { sittingId, personId, it } of rows)
    if (!personId) for (const own of all.get(sittingId)?.values() ?? []) own.push(it)
  return all
}

/** The rows that are asked for; a question that names nothing is answered by nothing. */
function only<Q extends { where(condition: ReturnType<typeof sql<boolean>>): Q }>(
  query: Q,
  { eventId, sittingIds, personIds }: Asked,
  about: (people: readonly PersonId[]) => ReturnType<typeof sql<boolean>>,
): Q {
  let asked = query
  if (eventId) asked = asked.where(sql<boolean>`event_id = ${eventId}::uuid`)
  if (sittingIds) asked = asked.where(sql<boolean>`sitting_id = any(${[...sittingIds]}::uuid[])`)
  if (personIds) asked = asked.where(about([...personIds]))
  return eventId || sittingIds || personIds ? asked : asked.where(sql<boolean>`false`)
}
