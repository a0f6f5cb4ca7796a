import { sql, type Expression, type SqlBool } from 'kysely'
import type { Database } from '../../../../platform/database/database.ts'
import type { Localised } from '../../../../values/language.ts'
import type { EventView } from '../../../events/index.ts'
import type { Desk, Mode, State } from '../../types.ts'
import { nearDays } from '../rules.ts'
import { mostCounted, within, type Registrations } from '../store.ts'
import type {
  Age,
  Heap,
  Place,
  QueueCount,
  QueueEvent,
  QueueFilter,
  QueueLine,
  QueuePage,
  Remit,
} from '../types.ts'

export const linesAPage = 25
const dayMs = 24 * 60 * 60_000

const inHeap =
  (heap: Heap) =>
  (eb: Registrations): Expression<SqlBool> => {
    if (heap === 'waiting') return eb('registration.state', '=', 'pending')
    if (heap === 'rejected') return eb('registration.state', '=', 'rejected')
    return eb('registration.state', 'in', ['confirmed', 'waitlisted', 'offered', 'checked-in'])
  }

/**
 * One page of a heap: what waits, longest first; what was decided, newest first. It begins beside a registration, not at a
 * count, so that the thousandth page costs what the first does and nobody is passed over while others are decided.
 */
export async function listQueue(
  db: Database,
  remit: Remit,
  filter: QueueFilter,
  now: Date,
  place: Place = {},
): Promise<QueuePage> {
  const edge = await edgeOf(db, remit, place)
  const isBackwards = edge !== undefined && place.before !== undefined
  const order = (filter.heap === 'waiting') === !isBackwards ? 'asc' : 'desc'
  const rows = await linesOf(matching(db, remit, filter, now), order)
    .$if(edge !== undefined, (query) =>
      query.where(
        order === 'asc'
          ? sql<boolean>`(registration.submitted_at, registration.id) > (${edge?.at}::timestamptz, ${edge?.id}::uuid)`
          : sql<boolean>`(registration.submitted_at, registration.id) < (${edge?.at}::timestamptz, ${edge?.id}::uuid)`,
      ),
    )
    .limit(linesAPage + 1)
    .execute()
  const lines = rows.slice(0, linesAPage).map(lineOf)
  const isMore = rows.length > linesAPage
  return isBackwards
    ? { lines: lines.toReversed(), isMoreBefore: isMore, isMoreAfter: true }
    : { lines, isMoreBefore: edge !== undefined, isMoreAfter: isMore }
}

/** Where a page begins, exactly; undefined: at the beginning. */
async function edgeOf(
  db: Database,
  remit: Remit,
  { after, before }: Place,
): Promise<{ readonly at: string; readonly id: string } | undefined> {
  const number = after ?? before
  if (number === undefined) return undefined
  return db
    .selectFrom('registration')
    .select(['id', sql<string>`submitted_at::text`.as('at')])
    .where('number', '=', number)
    .where('submitted_at', 'is not', null)
    .where(within(remit))
    .executeTakeFirst()
}

/** The numbers of everything that matches a filter, longest waiting first, up to `most`. */
export async function numbersMatching(
  db: Database,
  remit: Remit,
  filter: QueueFilter,
  now: Date,
  most: number,
): Promise<string[]> {
  const rows = await matching(db, remit, filter, now)
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

function matching(db: Database, remit: Remit, filter: QueueFilter, now: Date) {
  const { event, mode, age, isNear, isClaimed } = filter
  return db
    .selectFrom('registration')
    .innerJoin('event', 'event.id', 'registration.event_id')
    .where(within(remit))
    .where(inHeap(filter.heap))
    .$if(event !== undefined, (query) => query.where('event.code', '=', event as string))
    .$if(mode !== undefined, (query) => query.where('registration.mode', '=', mode as Mode))
    .$if(age !== undefined, (query) =>
      query.where('registration.submitted_at', '<=', new Date(now.getTime() - Number(age) * dayMs)),
    )
    .$if(isNear === true, (query) => query.where(hasNearDeadline(now)))
    .$if(isClaimed === true, (query) => query.where(hasClaim))
}

/** The same as `isNear` of the rules, for the database. */
const hasNearDeadline = (now: Date) => sql<boolean>`
  case
    when registration.mode = 'on-site' and event.on_site_closes_at > ${now} then event.on_site_closes_at
    when registration.mode = 'remote' and event.remote_closes_at > ${now} then event.remote_closes_at
    when event.starts_at > ${now} then event.starts_at
    else event.ends_at
  end <= ${new Date(now.getTime() + nearDays * dayMs)}`

const hasClaim = sql<boolean>`exists (
  select from affiliation where affiliation.person_id = registration.person_id
    and affiliation.organisation_id = registration.organisation_id and affiliation.state = 'claimed'
)`

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
      'registration.organisation_id',
      hasClaim.as('is_claimed'),
      'person.name',
      'person.other_script_name',
      'person.job_title',
      'person.language',
      'organisation.name as organisation',
      ...eventColumns,
    ])
    .orderBy('registration.submitted_at', order)
    .orderBy('registration.id', order)
}

const eventColumns = [
  'event.code',
  'event.type',
  'event.title',
  'event.group_name',
  'event.city',
  'event.time_zone',
  'event.state as event_state',
  'event.starts_at',
  'event.ends_at',
  'event.on_site_closes_at',
  'event.remote_closes_at',
] as const

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
  organisationId: row.organisation_id,
  isClaimed: row.is_claimed,
  event: queueEventOf(row),
})

type EventRow = Pick<
  Line,
  | 'code'
  | 'type'
  | 'title'
  | 'group_name'
  | 'city'
  | 'time_zone'
  | 'event_state'
  | 'starts_at'
  | 'ends_at'
  | 'on_site_closes_at'
  | 'remote_closes_at'
>

const queueEventOf = (row: EventRow): QueueEvent => ({
  code: row.code,
  type: row.type,
  title: row.title as Localised,
  groupName: row.group_name as Localised,
  city: row.city as Localised,
  timeZone: row.time_zone,
  state: row.event_state as EventView['state'],
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  onSiteClosesAt: row.on_site_closes_at,
  remoteClosesAt: row.remote_closes_at,
})

/** Every count that the queue's filters show, in one look at each heap. Exact to 10,000 in each. */
export async function countQueue(db: Database, remit: Remit, now: Date): Promise<QueueCount[]> {
  const heaps = await Promise.all(
    (['waiting', 'approved', 'rejected'] as const).map(async (heap) => ({
      heap,
      rows: await countHeap(db, remit, heap, now),
    })),
  )
  return heaps.flatMap(({ heap, rows }) =>
    rows.map((row) => ({
      heap,
      event: queueEventOf(row),
      mode: row.mode as Mode,
      age: row.age as QueueCount['age'],
      isClaimed: row.is_claimed,
      count: row.count,
    })),
  )
}

/** How long something waits, and whether a claim waits with it, is asked of what waits only. */
function countHeap(db: Database, remit: Remit, heap: Heap, now: Date) {
  const isWaiting = heap === 'waiting'
  const since = (days: Age) => new Date(now.getTime() - days * dayMs)
  const age = sql<number>`case when submitted_at <= ${since(10)} then 10 when submitted_at <= ${since(5)} then 5
    when submitted_at <= ${since(3)} then 3 else 0 end`
  const some = db
    .selectFrom('registration')
    .select([
      'event_id',
      'mode',
      (isWaiting ? age : sql<number>`0`).as('age'),
      (isWaiting ? hasClaim : sql<boolean>`false`).as('is_claimed'),
    ])
    .where(within(remit))
    .where(inHeap(heap))
    .limit(mostCounted + 1)
  return db
    .with('counted', (cte) =>
      cte
        .selectFrom(some.as('some'))
        .select(['some.event_id', 'some.mode', 'some.age', 'some.is_claimed'])
        .select(sql<number>`count(*)::int`.as('count'))
        .groupBy(['some.event_id', 'some.mode', 'some.age', 'some.is_claimed']),
    )
    .selectFrom('counted')
    .innerJoin('event', 'event.id', 'counted.event_id')
    .select(['counted.mode', 'counted.age', 'counted.is_claimed', 'counted.count', ...eventColumns])
    .orderBy('event.starts_at')
    .orderBy('event.code')
    .execute()
}
