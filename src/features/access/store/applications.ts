import { type Selectable, sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { Tables } from '../../../platform/database/tables.ts'
import { newId } from '../../../platform/ids.ts'
import type { Actor } from '../../../values/actor.ts'
import type { Id, OrganisationId, PersonId } from '../../../values/ids.ts'
import { statesOf } from '../states.ts'
import type { Application, ApplicationId, ApplicationState, Step, Undoable } from '../types.ts'

const applicationOf = (row: Selectable<Tables['access_application']>): Application => ({
  id: row.id,
  registrationId: row.registration_id ?? '',
  personId: row.person_id,
  organisationId: row.organisation_id,
  state: row.state as ApplicationState,
  stateSince: row.state_since,
  reason: row.reason ?? '',
  decisionReason: row.decision_reason,
  decidedBy: row.decided_by,
  grantedAt: row.granted_at,
  revision: row.revision,
  createdAt: row.created_at,
})

export async function findApplication(
  db: Database | Transaction,
  id: ApplicationId,
): Promise<Application | undefined> {
  const row = await db.selectFrom('access_application').selectAll().where('id', '=', id).executeTakeFirst()
  return row && applicationOf(row)
}

export async function findByRegistrationId(
  db: Database,
  registrationId: string,
): Promise<Application | undefined> {
  const row = await db
    .selectFrom('access_application')
    .selectAll()
    .where('registration_id', '=', registrationId)
    .executeTakeFirst()
  return row && applicationOf(row)
}

/** Everything a person ever applied for, the newest first. */
export async function applicationsOf(
  db: Database | Transaction,
  personId: PersonId,
): Promise<readonly Application[]> {
  const rows = await db
    .selectFrom('access_application')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
  return rows.map(applicationOf)
}

const alive: readonly ApplicationState[] = ['awaiting', 'returned', 'approved', 'active', 'suspended']

/** The one of a person through an organisation that is not over. */
export async function findAlive(
  db: Database | Transaction,
  personId: PersonId,
  organisationId: OrganisationId,
): Promise<Application | undefined> {
  const row = await db
    .selectFrom('access_application')
    .selectAll()
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .where('state', 'in', alive)
    .executeTakeFirst()
  return row && applicationOf(row)
}

/** Holds an application until the transaction ends. */
export async function holdApplication(tx: Transaction, id: ApplicationId): Promise<Application | undefined> {
  const row = await tx
    .selectFrom('access_application')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && applicationOf(row)
}

/** Holds all of a person's that are not over; their account is held already. */
export async function holdAlive(tx: Transaction, personId: PersonId): Promise<readonly Application[]> {
  const rows = await tx
    .selectFrom('access_application')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', 'in', alive)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(applicationOf)
}

/** Saves a new one; `numbered` makes its Registration ID of the running number. Undefined: there is one that lives. */
export async function insertApplication(
  tx: Transaction,
  it: Pick<Application, 'personId' | 'organisationId' | 'reason' | 'state'>,
  numbered: (sequence: number) => string,
  actor: Actor,
  now: Date,
): Promise<Application | undefined> {
  const id = newId()
  const made = await tx
    .insertInto('access_application')
    .values({
      id,
      person_id: it.personId,
      organisation_id: it.organisationId,
      state: it.state,
      state_since: now,
      reason: it.reason || null,
      granted_at: it.state === 'active' ? now : null,
      created_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'organisation_id'])
        .where(
          'state',
          'in',
          sql<ApplicationState>`('awaiting', 'returned', 'approved', 'active', 'suspended')`,
        )
        .doNothing(),
    )
    .returning('sequence')
    .executeTakeFirst()
  if (!made) return undefined
  const row = await tx
    .updateTable('access_application')
    .set({ registration_id: numbered(made.sequence) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await saveStep(tx, id, null, it.state, actor, now)
  return applicationOf(row)
}

/** Moves one that is held. */
export async function saveMove(
  tx: Transaction,
  held: Application,
  to: ApplicationState,
  by: Undoable & { readonly actor: Actor; readonly reason?: string; readonly decides?: boolean },
  now: Date,
): Promise<Application> {
  const row = await tx
    .updateTable('access_application')
    .set({
      state: to,
      state_since: now,
      revision: sql<number>`revision + 1`,
      ...(by.reason !== undefined && { decision_reason: by.reason }),
      ...(by.decides && { decided_by: by.actor.kind === 'person' ? by.actor.accountId : null }),
      ...(to === 'active' && !held.grantedAt && { granted_at: now }),
    })
    .where('id', '=', held.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await saveStep(tx, held.id, held.state, to, by.actor, now, by)
  return applicationOf(row)
}

const saveStep = (
  tx: Transaction,
  id: ApplicationId,
  from: ApplicationState | null,
  to: ApplicationState,
  actor: Actor,
  now: Date,
  { undoUntil, claimId }: Undoable = {},
) =>
  tx
    .insertInto('access_move')
    .values({
      application_id: id,
      at: now,
      from_state: from,
      to_state: to,
      by_account: actor.kind === 'person' ? actor.accountId : null,
      undo_until: undoUntil ?? null,
      claim_id: claimId ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** What happened to one, in order. */
export async function stepsOf(db: Database, id: ApplicationId): Promise<readonly Step[]> {
  const rows = await db
    .selectFrom('access_move')
    .select(['at', 'to_state', 'by_account'])
    .where('application_id', '=', id)
    .orderBy('at')
    .execute()
  return rows.map((row) => ({
    at: row.at,
    to: row.to_state as ApplicationState,
    byHouse: row.by_account === null,
  }))
}

/** Whether somebody has access now: granted through an organisation whose membership is alive. */
export async function holdsAccess(db: Database | Transaction, personId: PersonId): Promise<boolean> {
  const row = await db
    .selectFrom('access_application')
    .innerJoin('organisation', 'organisation.id', 'access_application.organisation_id')
    .select('access_application.id')
    .where('access_application.person_id', '=', personId)
    .where('access_application.state', '=', 'active')
    .where('organisation.membership', '=', 'active')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The best right somebody has, through whichever organisation: as it is written down, whatever the memberships are at this moment. */
export async function accessAnywhere(
  tx: Transaction,
  personId: PersonId,
): Promise<'open' | 'resting' | 'over'> {
  const rows = await tx
    .selectFrom('access_application')
    .select('state')
    .where('person_id', '=', personId)
    .where('state', 'in', ['active', 'suspended'])
    .execute()
  if (rows.some(({ state }) => state === 'active')) return 'open'
  return rows.length > 0 ? 'resting' : 'over'
}

/** Makes the applications of one person another's. Returns which moved. */
export async function moveApplications(
  tx: Transaction,
  { from, into }: { readonly from: PersonId; readonly into: PersonId },
): Promise<readonly Id[]> {
  const moved = await tx
    .updateTable('access_application')
    .set({ person_id: into })
    .where('person_id', '=', from)
    .returning('id')
    .execute()
  return moved.map(({ id }) => id)
}

/** Gives applications back to whom they were taken from. */
export async function returnApplications(
  tx: Transaction,
  { from, into }: { readonly from: PersonId; readonly into: PersonId },
  ids: readonly Id[],
): Promise<void> {
  await tx
    .updateTable('access_application')
    .set({ person_id: from })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('person_id', '=', into)
    .execute()
}

/** What was written in applications that have been over since before a time is forgotten, some at a time; says in how many. */
export async function forgetOldWords(tx: Transaction, before: Date, most: number): Promise<number> {
  const old = tx
    .selectFrom('access_application')
    .select('id')
    .where('state', 'in', statesOf.over)
    .where('state_since', '<', before)
    .where((eb) => eb.or([eb('reason', 'is not', null), eb('decision_reason', 'is not', null)]))
    .orderBy('state_since')
    .limit(most)
    .forUpdate()
    .skipLocked()
  const { numUpdatedRows } = await tx
    .updateTable('access_application')
    .set({ reason: null, decision_reason: null })
    .where('id', 'in', old)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Forgets what somebody wrote in their applications, and what was written about them. */
export async function forgetWords(tx: Transaction, personId: PersonId): Promise<void> {
  await tx
    .updateTable('access_application')
    .set({ reason: null, decision_reason: null })
    .where('person_id', '=', personId)
    .execute()
}
