import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import type { AccountId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'
import { registrationOf } from '../store/read.ts'
import type { EventView } from '../../events/index.ts'
import type { Desk, Mode, Registration, State } from '../types.ts'
import type { Heap, QueueCount, QueueEvent, QueueFilter, QueueLine, Remit } from './types.ts'

export const linesAPage = 25
const mostCounted = 10_000

type Registrations = ExpressionBuilder<Tables, 'registration'>

/**
 * Own organisations' registrations that went to a focal point, where it is a Sector's those for its events and for
 * events of none, and for the secretariat those that went there or were handed on to it.
 */
const within = (remit: Remit) => (eb: Registrations) =>
  eb.or([
    ...(remit.organisationIds.length > 0
      ? [
          eb.and([
            sql<SqlBool>`registration.organisation_id = any(${[...remit.organisationIds]}::uuid[])`,
            eb('registration.waits_for', '=', 'focal-point'),
          ]),
        ]
      : []),
    ...(remit.bySector ?? []).map(({ organisationId, sector }) =>
      eb.and([
        eb('registration.organisation_id', '=', organisationId),
        eb('registration.waits_for', '=', 'focal-point'),
        eb.exists(
          eb
            .selectFrom('event as gathering')
            .select('gathering.id')
            .whereRef('gathering.id', '=', 'registration.event_id')
            .where((on) => on.or([on('gathering.sector', 'is', null), on('gathering.sector', '=', sector)])),
        ),
      ]),
    ),
    ...(remit.isSecretariat ? [eb('registration.waits_for', '=', 'secretariat')] : []),
    ...(remit.isSecretariat ? [eb('registration.escalated_at', 'is not', null)] : []),
    ...(remit.isEveryDesk ? [eb('registration.waits_for', 'is not', null)] : []),
  ])

const inHeap =
  (heap: Heap) =>
  (eb: Registrations): Expression<SqlBool> => {
    if (heap === 'waiting') return eb('registration.state', '=', 'pending')
    if (heap === 'rejected') return eb('registration.state', '=', 'rejected')
    return eb('registration.state', 'in', ['confirmed', 'waitlisted', 'offered', 'checked-in'])
  }

/** The registration with this number if it is within the remit, whatever became of it. */
export async function findWithin(
  db: Database | Transaction,
  remit: Remit,
  number: string,
): Promise<Registration | undefined> {
  const row = await db
    .selectFrom('registration')
    .selectAll()
    .where('number', '=', number)
    .where(within(remit))
    .executeTakeFirst()
  return row && registrationOf(row)
}

/** One page of a heap: what waits, longest first; what was decided, newest first. */
export function listQueue(db: Database, remit: Remit, filter: QueueFilter): Promise<QueueLine[]> {
  return linesOf(matching(db, remit, filter), filter.heap === 'waiting' ? 'asc' : 'desc')
    .limit(linesAPage)
    .offset((filter.page - 1) * linesAPage)
    .execute()
    .then((rows) => rows.map(lineOf))
}

/** The numbers of everything that matches a filter, longest waiting first, up to `most`. */
export async function numbersMatching(
  db: Database,
  remit: Remit,
  filter: Omit<QueueFilter, 'page'>,
  most: number,
): Promise<string[]> {
  const rows = await matching(db, remit, filter)
    .select('registration.number')
    .orderBy('registration.submitted_at')
    .orderBy('registration.id')
    .limit(most)
    .execute()
  return rows.map((row) => row.number)
}

/** These registrations as lines, those outside the remit left out, longest waiting first. */
export function linesByNumber(db: Database, remit: Remit, numbers: readonly string[]): Promise<QueueLine[]> {
  const some = db
    .selectFrom('registration')
    .innerJoin('event', 'event.id', 'registration.event_id')
    .where(sql<SqlBool>`registration.number = any(${[...numbers]}::text[])`)
    .where(within(remit))
  return linesOf(some, 'asc')
    .execute()
    .then((rows) => rows.map(lineOf))
}

function matching(db: Database, remit: Remit, filter: Omit<QueueFilter, 'page'>) {
  return db
    .selectFrom('registration')
    .innerJoin('event', 'event.id', 'registration.event_id')
    .where(within(remit))
    .where(inHeap(filter.heap))
    .$if(filter.event !== undefined, (query) => query.where('event.code', '=', filter.event as string))
    .$if(filter.mode !== undefined, (query) => query.where('registration.mode', '=', filter.mode as Mode))
}

function linesOf(query: ReturnType<typeof matching>, order: 'asc' | 'desc') {
  return query
    .innerJoin('person', 'person.id', 'registration.person_id')
    .leftJoin('organisation', 'organisation.id', 'registration.organisation_id')
    .select([
      'registration.id',
      'registration.number',
      'registration.state',
      'registration.mode',
      'registration.asks_visa',
      'registration.waits_for',
      'registration.submitted_at',
      'person.name',
      'person.other_script_name',
      'person.job_title',
      'person.language',
      'organisation.name as organisation',
      'event.code',
      'event.type',
      'event.title',
      'event.group_name',
      'event.city',
      'event.time_zone',
      'event.state as event_state',
      'event.ends_at',
    ])
    .orderBy('registration.submitted_at', order)
    .orderBy('registration.id', order)
}

type Line = Awaited<ReturnType<ReturnType<typeof linesOf>['execute']>>[number]

const lineOf = (row: Line): QueueLine => ({
  id: row.id,
  number: row.number,
  state: row.state as State,
  mode: row.mode as Mode | null,
  asksVisa: row.asks_visa,
  waitsFor: row.waits_for as Desk | null,
  submittedAt: row.submitted_at as Date,
  person: {
    name: row.name,
    otherScriptName: row.other_script_name,
    jobTitle: row.job_title,
    language: row.language,
  },
  organisation: row.organisation,
  event: queueEventOf(row),
})

const queueEventOf = (
  row: Pick<
    Line,
    'code' | 'type' | 'title' | 'group_name' | 'city' | 'time_zone' | 'event_state' | 'ends_at'
  >,
): QueueEvent => ({
  code: row.code,
  type: row.type,
  title: row.title as Localised,
  groupName: row.group_name as Localised,
  city: row.city as Localised,
  timeZone: row.time_zone,
  state: row.event_state as EventView['state'],
  endsAt: row.ends_at,
})

/** Every count that the queue's filters show, in one look: by heap, meeting and mode. Exact to 10,000 in each heap. */
export async function countQueue(db: Database, remit: Remit): Promise<QueueCount[]> {
  const heaps = await Promise.all(
    (['waiting', 'approved', 'rejected'] as const).map(async (heap) => ({
      heap,
      rows: await countHeap(db, remit, heap),
    })),
  )
  return heaps.flatMap(({ heap, rows }) =>
    rows.map((row) => ({ heap, event: queueEventOf(row), mode: row.mode as Mode, count: row.count })),
  )
}

function countHeap(db: Database, remit: Remit, heap: Heap) {
  const some = db
    .selectFrom('registration')
    .select(['event_id', 'mode'])
    .where(within(remit))
    .where(inHeap(heap))
    .limit(mostCounted + 1)
  return db
    .with('counted', (cte) =>
      cte
        .selectFrom(some.as('some'))
        .select(['some.event_id', 'some.mode', sql<number>`count(*)::int`.as('count')])
        .groupBy(['some.event_id', 'some.mode']),
    )
    .selectFrom('counted')
    .innerJoin('event', 'event.id', 'counted.event_id')
    .select([
      'counted.mode',
      'counted.count',
      'event.code',
      'event.type',
      'event.title',
      'event.group_name',
      'event.city',
      'event.time_zone',
      'event.state as event_state',
      'event.ends_at',
    ])
    .orderBy('event.starts_at')
    .orderBy('event.code')
    .execute()
}

/** How many registrations wait within the remit, for the menu; exact to 10,000. */
export async function countWaitingFor(db: Database, remit: Remit): Promise<number> {
  const some = db
    .selectFrom('registration')
    .select('id')
    .where(within(remit))
    .where('state', '=', 'pending')
    .limit(mostCounted + 1)
  const row = await db
    .selectFrom(some.as('some'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** The name of the person behind an account: who decided. */
export async function nameOfAccount(db: Database, id: AccountId): Promise<string | undefined> {
  const row = await db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select('person.name')
    .where('account.id', '=', id)
    .executeTakeFirst()
  return row?.name
}
