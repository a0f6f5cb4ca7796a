import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import type { AccountId, Id, OrganisationId, PersonId } from '../../../../values/ids.ts'
import type { Sitting, SittingId } from '../../types.ts'
import type { FloorKind, FloorState, Speaker } from '../types.ts'
import { organisationAt } from './organisation-at.ts'

const mostWaiting = 300

const speakers = (db: Database | Transaction) =>
  db
    .selectFrom('floor_request')
    .leftJoin('person', 'person.id', 'floor_request.person_id')
    .leftJoin('organisation as delegation', 'delegation.id', 'floor_request.organisation_id')
    .leftJoin('attendance', (join) =>
      join
        .onRef('attendance.sitting_id', '=', 'floor_request.sitting_id')
        .onRef('attendance.person_id', '=', 'floor_request.person_id')
        .on('attendance.left_at', 'is', null),
    )
    .select([
      'floor_request.id',
      'floor_request.person_id',
      'floor_request.organisation_id',
      'person.name',
      'delegation.name as delegation',
      'floor_request.kind',
      'floor_request.state',
      'floor_request.asked_at',
      'floor_request.began_at',
      'floor_request.ended_at',
      'floor_request.seconds',
      'floor_request.place',
      'floor_request.entered_by',
      'attendance.origin',
    ])
    .select(organisationAt('floor_request').as('organisation'))

type Row = Awaited<ReturnType<ReturnType<typeof speakers>['executeTakeFirstOrThrow']>>

const speakerOf = (row: Row): Speaker => ({
  id: row.id,
  personId: row.person_id,
  organisationId: row.organisation_id,
  name: row.name ?? '',
  organisation: row.delegation ?? row.organisation ?? '',
  kind: row.kind as FloorKind,
  state: row.state as FloorState,
  origin: row.entered_by ? 'on-site' : ((row.origin ?? 'remote') as Speaker['origin']),
  askedAt: row.asked_at,
  beganAt: row.began_at,
  seconds: row.seconds,
  place: row.place,
})

/** Who speaks, then who waits, in the order of the list. */
export async function listSpeakers(
  db: Database | Transaction,
  sittingId: SittingId,
): Promise<readonly Speaker[]> {
  const rows = await speakers(db)
    .where('floor_request.sitting_id', '=', sittingId)
    .where('floor_request.state', 'in', ['waiting', 'speaking'])
    .orderBy(sql`floor_request.state = 'speaking'`, 'desc')
    .orderBy('floor_request.place')
    .orderBy('floor_request.id')
    .limit(mostWaiting)
    .execute()
  return rows.map(speakerOf)
}

/** Everybody who had the floor, in the order of time. */
export async function listSpoken(
  db: Database,
  sittingId: SittingId,
): Promise<readonly (Speaker & { readonly beganAt: Date; readonly endedAt: Date | null })[]> {
  const rows = await speakers(db)
    .where('floor_request.sitting_id', '=', sittingId)
    .where('floor_request.began_at', 'is not', null)
    .orderBy('floor_request.began_at')
    .orderBy('floor_request.id')
    .limit(5000)
    .execute()
  return rows.map((row) => ({ ...speakerOf(row), beganAt: row.began_at as Date, endedAt: row.ended_at }))
}

export type MyRequest = { readonly id: Id; readonly kind: FloorKind; readonly state: FloorState }

/** What one person wants the floor for, or has it for, now. */
export async function requestsOf(
  db: Database | Transaction,
  sittingId: SittingId,
  personId: PersonId,
): Promise<readonly MyRequest[]> {
  const rows = await db
    .selectFrom('floor_request')
    .select(['id', 'kind', 'state'])
    .where('sitting_id', '=', sittingId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['waiting', 'speaking'])
    .orderBy('asked_at', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as FloorKind, state: row.state as FloorState }))
}

export type NewRequest = {
  readonly personId: PersonId | null
  readonly organisationId: OrganisationId | null
  readonly kind: FloorKind
  /** Undefined: at the end of the list. */
  readonly place: number | undefined
  readonly enteredBy: AccountId | null
}

/** Puts somebody into the list. */
export async function saveRequest(
  tx: Transaction,
  sitting: Pick<Sitting, 'id' | 'eventId'>,
  it: NewRequest,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('floor_request')
    .values({
      id: newId(),
      sitting_id: sitting.id,
      event_id: sitting.eventId,
      person_id: it.personId,
      organisation_id: it.organisationId,
      kind: it.kind,
      place:
        it.place ??
        sql<number>`(select coalesce(max(place), 0) + 1 from floor_request where sitting_id = ${sitting.id}::uuid)`,
      state: 'waiting',
      asked_at: now,
      entered_by: it.enteredBy,
    })
    .execute()
}

/** Moves a request to another state, with the moment that belongs to it; who gets the floor gets so long. */
export async function saveFloor(
  tx: Transaction,
  id: Id,
  state: FloorState,
  now: Date,
  seconds: number | null = null,
): Promise<void> {
  await tx
    .updateTable('floor_request')
    .set({
      state,
      ...(state === 'speaking' && { began_at: now, seconds }),
      ...((state === 'spoken' || state === 'withdrawn') && { ended_at: now }),
    })
    .where('id', '=', id)
    .execute()
}

export const savePlace = async (tx: Transaction, id: Id, place: number): Promise<void> => {
  await tx.updateTable('floor_request').set({ place }).where('id', '=', id).execute()
}

export const saveSeconds = async (tx: Transaction, id: Id, seconds: number | null): Promise<void> => {
  await tx.updateTable('floor_request').set({ seconds }).where('id', '=', id).execute()
}

/** Whoever goes for good is on the list no more. */
export async function endRequestsOf(
  tx: Transaction,
  sittingId: SittingId,
  personId: PersonId,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('floor_request')
    .set({ state: sql<string>`case state when 'speaking' then 'spoken' else 'withdrawn' end`, ended_at: now })
    .where('sitting_id', '=', sittingId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['waiting', 'speaking'])
    .execute()
}
