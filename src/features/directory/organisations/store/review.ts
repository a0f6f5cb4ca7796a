import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { OrganisationId, PersonId } from '../../../../values/ids.ts'
import type { Unverified } from '../types.ts'

/** What staff decided about what a person had entered. */
export async function saveReviewed(
  tx: Transaction,
  id: OrganisationId,
  it:
    | { readonly state: 'listed' }
    | { readonly state: 'refused'; readonly reason: string }
    | { readonly state: 'merged'; readonly into: OrganisationId },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('organisation')
    .set({
      state: it.state,
      decided_at: now,
      decision_note: it.state === 'refused' ? it.reason : null,
      merged_into: it.state === 'merged' ? it.into : null,
      ...(it.state === 'merged' ? { parent_id: null } : {}),
    })
    .where('id', '=', id)
    .execute()
}

/** Everybody who belongs to an organisation or claims to, in the order in which people are held. */
export async function peopleAt(tx: Transaction, id: OrganisationId): Promise<readonly PersonId[]> {
  const rows = await tx
    .selectFrom('affiliation')
    .select('person_id')
    .distinct()
    .where('organisation_id', '=', id)
    .where('state', 'in', ['claimed', 'approved'])
    .orderBy('person_id')
    .execute()
  return rows.map((row) => row.person_id)
}

/** An affiliation is to another organisation from now on. */
export async function saveFollowed(
  tx: Transaction,
  affiliationId: string,
  it: { readonly organisationId: OrganisationId; readonly state: 'claimed' | 'approved' },
): Promise<void> {
  await tx
    .updateTable('affiliation')
    .set({ organisation_id: it.organisationId, state: it.state })
    .where('id', '=', affiliationId)
    .execute()
}

/** What stood under an organisation, or had become it, stands under its survivor: never the survivor under itself. */
export async function moveRelations(
  tx: Transaction,
  { from, into }: { readonly from: OrganisationId; readonly into: OrganisationId },
): Promise<void> {
  await sql`update organisation set parent_id = (select parent_id from organisation as gone where gone.id = ${from} and gone.parent_id <> ${into})
    where id = ${into} and parent_id = ${from}`.execute(tx)
  await tx.updateTable('organisation').set({ parent_id: into }).where('parent_id', '=', from).execute()
  await tx.updateTable('organisation').set({ merged_into: into }).where('merged_into', '=', from).execute()
}

export const linesAPage = 25

/** What people entered and nobody has looked at, the oldest first. */
export async function listUnverified(db: Database, page: number): Promise<readonly Unverified[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'country_code', 'category', 'web_site', 'created_at'])
    .select(
      sql<number>`(select count(*)::integer from affiliation
        where organisation_id = organisation.id and affiliation.state in ('claimed', 'approved'))`.as(
        'people',
      ),
    )
    .where('state', '=', 'unverified')
    .orderBy('created_at')
    .orderBy('id')
    .limit(linesAPage)
    .offset((page - 1) * linesAPage)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    countryCode: row.country_code,
    category: row.category,
    webSite: row.web_site,
    since: row.created_at,
    people: row.people,
  }))
}
