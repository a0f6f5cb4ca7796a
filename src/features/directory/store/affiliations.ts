import type { Database, Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Id, OrganisationId, PersonId } from '../../../values/ids.ts'
import { leadingAffiliation } from '../rules.ts'
import type { Affiliation, AffiliationState } from '../types.ts'
import { findOrganisations } from './organisations.ts'

/** Every live affiliation of a person, claims included, newest first. */
export async function organisationsOf(
  db: Database | Transaction,
  personId: PersonId,
): Promise<readonly Affiliation[]> {
  const rows = await db
    .selectFrom('affiliation')
    .selectAll()
    .where('person_id', '=', personId)
    .where('state', 'in', ['claimed', 'approved'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const ids = rows.flatMap((row) => (row.organisation_id ? [row.organisation_id] : []))
  const found = await findOrganisations(db, ids)
  return rows.map((row) => {
    const organisation = found.find((one) => one.id === row.organisation_id)
    return {
      id: row.id,
      personId: row.person_id,
      organisation,
      category: organisation?.category ?? row.claimed_category,
      state: row.state as AffiliationState,
      membership: organisation?.membership ?? 'none',
      since: row.created_at,
      isMain: row.is_main,
    }
  })
}

/** The affiliation a person acts with: an approved one before a claim, then the main one, then the newest. */
export async function findAffiliation(
  db: Database | Transaction,
  personId: PersonId,
): Promise<Affiliation | undefined> {
  return leadingAffiliation(await organisationsOf(db, personId))
}

/** Saves an affiliation; `organisationId` is absent when the person does not know their organisation. */
export async function saveAffiliation(
  tx: Transaction,
  it: {
    readonly personId: PersonId
    readonly organisationId?: OrganisationId | undefined
    readonly category: string
    readonly state: AffiliationState
  },
  now: Date,
): Promise<Id> {
  const id = newId()
  await tx
    .insertInto('affiliation')
    .values({
      id,
      person_id: it.personId,
      organisation_id: it.organisationId ?? null,
      claimed_category: it.category,
      state: it.state,
      created_at: now,
    })
    .execute()
  return id
}
