import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId } from '../../../values/ids.ts'
import { holdApplication } from '../store/applications.ts'
import type { Remit } from '../store/lists.ts'
import type { Application, ApplicationId, ApplicationState, Decided } from '../types.ts'
import { mostAtOnce, type Act, type Picked, type ToUndo } from './types.ts'

/** Those of these Registration IDs that are within a remit, longest waiting first. */
export async function findPicked(
  db: Database,
  remit: Remit,
  registrationIds: readonly string[],
): Promise<readonly Picked[]> {
  const rows = await db
    .selectFrom('access_application as it')
    .innerJoin('person', 'person.id', 'it.person_id')
    .select([
      'it.id',
      'it.registration_id',
      'it.person_id',
      'person.name',
      'it.organisation_id',
      'it.state',
      'it.revision',
      'it.decided_by',
    ])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('affiliation')
          .select('affiliation.id')
          .whereRef('affiliation.person_id', '=', 'it.person_id')
          .whereRef('affiliation.organisation_id', '=', 'it.organisation_id')
          .where('affiliation.state', '=', 'claimed'),
      ).as('claimed'),
    )
    .select(({ selectFrom }) =>
      selectFrom('access_move')
        .select('undo_until')
        .whereRef('access_move.application_id', '=', 'it.id')
        .whereRef('access_move.to_state', '=', 'it.state')
        .orderBy('at', 'desc')
        .limit(1)
        .as('undo_until'),
    )
    .where('it.registration_id', '=', sql<string>`any(${[...registrationIds]}::text[])`)
    .$if(remit !== 'everything', (query) =>
      query.where('it.organisation_id', '=', sql<string>`any(${[...remit]}::uuid[])`),
    )
    .orderBy('it.created_at')
    .orderBy('it.id')
    .limit(mostAtOnce)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    registrationId: row.registration_id ?? '',
    personId: row.person_id,
    name: row.name,
    organisationId: row.organisation_id,
    state: row.state as ApplicationState,
    revision: row.revision,
    decidedBy: row.decided_by,
    undoUntil: row.undo_until,
    isClaimed: row.claimed === true,
  }))
}

/** The step by which an application came to the state in which it is. */
export async function findDecided(
  tx: Transaction,
  id: ApplicationId,
  state: ApplicationState,
): Promise<Decided | undefined> {
  const row = await tx
    .selectFrom('access_move')
    .selectAll()
    .where('application_id', '=', id)
    .where('to_state', '=', state)
    .orderBy('at', 'desc')
    .executeTakeFirst()
  return (
    row && {
      at: row.at,
      from: row.from_state as ApplicationState | null,
      by: row.by_account,
      undoUntil: row.undo_until,
      claimId: row.claim_id,
    }
  )
}

/** One that is held is as if nobody had decided: it waits since it did before, and its history does not tell what nobody was told. */
export async function saveUndone(
  tx: Transaction,
  held: Application,
  to: ApplicationState,
  { at }: Pick<Decided, 'at'>,
): Promise<Application> {
  await tx
    .deleteFrom('access_move')
    .where('application_id', '=', held.id)
    .where('to_state', '=', held.state)
    .where('at', '=', at)
    .execute()
  await tx
    .updateTable('access_application')
    .set({
      state: to,
      state_since: sql<Date>`coalesce((select max(at) from access_move
        where application_id = ${held.id} and to_state = ${to}), created_at)`,
      decision_reason: null,
      decided_by: null,
      granted_at: sql<Date | null>`nullif(granted_at, ${at})`,
      revision: sql<number>`revision + 1`,
    })
    .where('id', '=', held.id)
    .execute()
  return (await holdApplication(tx, held.id)) as Application
}

/** What somebody decided about many and may still take back, by what it was. */
export async function listToUndo(db: Database, by: AccountId, now: Date): Promise<readonly ToUndo[]> {
  const rows = await db
    .selectFrom('access_move')
    .innerJoin('access_application', (join) =>
      join
        .onRef('access_application.id', '=', 'access_move.application_id')
        .onRef('access_application.state', '=', 'access_move.to_state'),
    )
    .select(['registration_id', 'undo_until', 'to_state'])
    .where('by_account', '=', by)
    .where('undo_until', '>', now)
    .orderBy('undo_until')
    .limit(2 * mostAtOnce)
    .execute()
  const byAct = Map.groupBy(rows, (row): Act => (row.to_state === 'rejected' ? 'reject' : 'approve'))
  return [...byAct].map(([act, those]) => ({
    act,
    registrationIds: those.flatMap((row) => row.registration_id ?? []).slice(0, mostAtOnce),
    until: those[0]?.undo_until ?? now,
  }))
}
