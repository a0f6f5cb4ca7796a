import type { Selectable } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { Tables } from '../../../../platform/database/tables.ts'
import type { AccountId, Id, OrganisationId, PersonId } from '../../../../values/ids.ts'
import { findOrganisations } from '../../store/organisations.ts'
import type { AffiliationState } from '../../types.ts'
import type { Details, Ending, EndReason, Held, Past } from './types.ts'

type Row = Selectable<Tables['affiliation']>

const heldOf = (row: Row): Held => ({
  id: row.id,
  personId: row.person_id,
  organisationId: row.organisation_id,
  state: row.state as AffiliationState,
  category: row.claimed_category,
  role: row.role,
  unit: row.unit,
  fromOn: row.from_on,
  toOn: row.to_on,
  isMain: row.is_main,
  since: row.created_at,
  decidedAt: row.decided_at,
  endedAt: row.ended_at,
  endReason: row.end_reason as EndReason | null,
  note: row.decision_note,
})

/** Everything somebody is and was, in no order; see `inOrder`. */
export async function historyOf(db: Database | Transaction, personId: PersonId): Promise<readonly Past[]> {
  const rows = await db.selectFrom('affiliation').selectAll().where('person_id', '=', personId).execute()
  const ids = [...new Set(rows.flatMap((row) => row.organisation_id ?? []))]
  const organisations = new Map((await findOrganisations(db, ids)).map((one) => [one.id, one]))
  return rows.map((row) => ({ ...heldOf(row), organisation: organisations.get(row.organisation_id ?? '') }))
}

export async function findHeld(db: Database | Transaction, id: Id): Promise<Held | undefined> {
  const row = await db.selectFrom('affiliation').selectAll().where('id', '=', id).executeTakeFirst()
  return row && heldOf(row)
}

/** Reads and locks an affiliation until the transaction ends. Its person is held first, so that all who hold wait in one line. */
export async function holdAffiliation(tx: Transaction, id: Id): Promise<Held | undefined> {
  const found = await findHeld(tx, id)
  if (!found) return undefined
  await holdPerson(tx, found.personId)
  const row = await tx
    .selectFrom('affiliation')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && heldOf(row)
}

/** Holds a person and gives what they are now: two changes of the same person come one after the other. */
export async function holdLive(tx: Transaction, personId: PersonId): Promise<readonly Held[]> {
  await holdPerson(tx, personId)
  const rows = await tx
    .selectFrom('affiliation')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', 'in', ['claimed', 'approved'])
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(heldOf)
}

const holdPerson = (tx: Transaction, personId: PersonId) =>
  tx.selectFrom('person').select('id').where('id', '=', personId).forNoKeyUpdate().execute()

/** Saves what was decided about a claim that is held. */
export async function saveDecision(
  tx: Transaction,
  id: Id,
  it: { readonly state: 'approved' | 'rejected'; readonly by: AccountId | null; readonly note?: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('affiliation')
    .set({ state: it.state, decided_at: now, decided_by: it.by, decision_note: it.note ?? null })
    .where('id', '=', id)
    .execute()
}

/** Whether the person of an affiliation that is held has claimed the same organisation anew. */
export async function isClaimedAnew(tx: Transaction, held: Held): Promise<boolean> {
  const other = await tx
    .selectFrom('affiliation')
    .select('id')
    .where('person_id', '=', held.personId)
    .where('organisation_id', '=', held.organisationId)
    .where('state', 'in', ['claimed', 'approved'])
    .where('id', '<>', held.id)
    .executeTakeFirst()
  return other !== undefined
}

/** A decided claim that is held waits again. */
export async function saveUndecided(tx: Transaction, id: Id): Promise<void> {
  await tx
    .updateTable('affiliation')
    .set({ state: 'claimed', decided_at: null, decided_by: null, decision_note: null })
    .where('id', '=', id)
    .execute()
}

/** The claim of somebody to an organisation that waits for a decision. */
export async function findClaim(
  db: Database | Transaction,
  personId: PersonId,
  organisationId: OrganisationId,
): Promise<Id | undefined> {
  const row = await db
    .selectFrom('affiliation')
    .select('id')
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'claimed')
    .executeTakeFirst()
  return row?.id
}

/** Ends an affiliation that is held. What never began ended on the day it was to begin. */
export async function saveEnd(tx: Transaction, held: Held, it: Ending, now: Date): Promise<void> {
  const on = held.fromOn !== null && it.on < held.fromOn ? held.fromOn : it.on
  await tx
    .updateTable('affiliation')
    .set({
      state: 'ended',
      ended_at: now,
      ended_by: it.by,
      end_reason: it.reason,
      to_on: on,
      decision_note: it.note ?? null,
    })
    .where('id', '=', held.id)
    .execute()
}

export async function saveDetails(tx: Transaction, id: Id, it: Details): Promise<void> {
  await tx
    .updateTable('affiliation')
    .set({ role: it.role, unit: it.unit, from_on: it.fromOn })
    .where('id', '=', id)
    .execute()
}

/** One of a person's live affiliations becomes the main one, and no other is. */
export async function saveMain(tx: Transaction, personId: PersonId, id: Id): Promise<void> {
  await tx
    .updateTable('affiliation')
    .set({ is_main: false })
    .where('person_id', '=', personId)
    .where('is_main', '=', true)
    .execute()
  await tx.updateTable('affiliation').set({ is_main: true }).where('id', '=', id).execute()
}

/** The domains of an organisation's mail addresses. */
export async function domainsOf(
  db: Database | Transaction,
  organisationId: OrganisationId,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('organisation_domain')
    .select('domain')
    .where('organisation_id', '=', organisationId)
    .execute()
  return rows.map(({ domain }) => domain)
}
