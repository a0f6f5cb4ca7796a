import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { AccountId, OrganisationId, PersonId } from '../../../../values/ids.ts'
import { saveAffiliation } from '../../store/affiliations.ts'

/** Whether somebody's affiliation to an organisation is approved. */
export async function isAffiliated(
  db: Database | Transaction,
  personId: PersonId,
  organisationId: OrganisationId,
): Promise<boolean> {
  const row = await db
    .selectFrom('affiliation')
    .select('id')
    .where('person_id', '=', personId)
    .where('organisation_id', '=', organisationId)
    .where('state', '=', 'approved')
    .executeTakeFirst()
  return row !== undefined
}

/** Whoever decides for an organisation belongs to it: approves the claim there is, or saves an affiliation. */
export async function saveAffiliated(
  tx: Transaction,
  it: { readonly personId: PersonId; readonly organisationId: OrganisationId; readonly category: string },
  by: AccountId | null,
  now: Date,
): Promise<void> {
  if (await isAffiliated(tx, it.personId, it.organisationId)) return
  const claimed = await tx
    .updateTable('affiliation')
    .set({ state: 'approved', decided_at: now, decided_by: by })
    .where('person_id', '=', it.personId)
    .where('organisation_id', '=', it.organisationId)
    .where('state', '=', 'claimed')
    .returning('id')
    .executeTakeFirst()
  if (!claimed) await saveAffiliation(tx, { ...it, state: 'approved' }, now)
}

/** People of an organisation whose name holds all these words, by name; empty words: everybody. `except` is left out. */
export async function listAffiliated(
  db: Database,
  organisationId: OrganisationId,
  asked: { readonly words: string; readonly most: number; readonly except?: PersonId | undefined },
): Promise<
  readonly { readonly personId: PersonId; readonly name: string; readonly jobTitle: string | null }[]
> {
  let query = db
    .selectFrom('affiliation')
    .innerJoin('person', 'person.id', 'affiliation.person_id')
    .select(['person.id', 'person.name', 'person.job_title'])
    .where('affiliation.organisation_id', '=', organisationId)
    .where('affiliation.state', '=', 'approved')
  if (asked.except) query = query.where('person.id', '<>', asked.except)
  for (const word of asked.words.trim().split(/\s+/u).filter(Boolean).slice(0, 6))
    query = query.where(
      sql<boolean>`person.search like '%' || folded(${word.replace(/[%_\\]/g, '\\$&')}) || '%'`,
    )
  const rows = await query.orderBy('person.name').orderBy('person.id').limit(asked.most).execute()
  return rows.map((row) => ({ personId: row.id, name: row.name, jobTitle: row.job_title }))
}
