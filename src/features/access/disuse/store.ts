import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import type { ApplicationId } from '../types.ts'
import type { Disuse, WarnDays } from './types.ts'

/**
 * When access was last used: its person came in, by a browser or a mail program, or was given some. Through however many organisations
 * somebody has access, they use all of it at once, and are warned once.
 */
const lastUse = sql<Date>`greatest(account.signed_in_at, account.stayed_at, (
  select max(opened.state_since) from access_application opened
  where opened.person_id = account.person_id and opened.state = 'active'))`

/** People with open access that was not used since a time, in order of their ids from one on; no more than asked for. */
export async function listUnused(
  db: Database,
  before: Date,
  after: PersonId | undefined,
  most: number,
): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom('access_application')
    .innerJoin('account', 'account.person_id', 'access_application.person_id')
    .select('access_application.person_id')
    .distinct()
    .where('access_application.state', '=', 'active')
    .where(lastUse, '<=', before)
    .$if(after !== undefined, (query) => query.where('access_application.person_id', '>', after as string))
    .orderBy('access_application.person_id')
    .limit(most)
    .execute()
  return rows.map((row) => row.person_id)
}

/** When somebody last used their access; undefined where nobody could. */
export async function lastUseOf(tx: Transaction, personId: PersonId): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('account')
    .select(lastUse.as('at'))
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.at
}

/** The organisations through which somebody has access: all of it ends at once when nobody uses it. */
export async function organisationsOpenTo(
  db: Database,
  personId: PersonId,
): Promise<readonly OrganisationId[]> {
  const rows = await db
    .selectFrom('access_application')
    .select('organisation_id')
    .where('person_id', '=', personId)
    .where('state', '=', 'active')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.organisation_id)
}

/** What the holder was told about not using it; undefined while it is used. */
export async function disuseOf(db: Database | Transaction, id: ApplicationId): Promise<Disuse | undefined> {
  const row = await db
    .selectFrom('access_disuse')
    .selectAll()
    .where('application_id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      activeAt: row.active_at,
      endsAt: row.ends_at,
      warnedDays: row.warned_days as WarnDays,
      warnedAt: row.warned_at,
    }
  )
}

export async function saveDisuse(tx: Transaction, id: ApplicationId, it: Disuse): Promise<void> {
  const told = {
    active_at: it.activeAt,
    ends_at: it.endsAt,
    warned_days: it.warnedDays,
    warned_at: it.warnedAt,
  }
  await tx
    .insertInto('access_disuse')
    .values({ application_id: id, ...told })
    .onConflict((conflict) => conflict.column('application_id').doUpdateSet(told))
    .execute()
}

/** Forgets what was told about access that was used since, or is no longer open. */
export async function forgetUsed(db: Database | Transaction): Promise<void> {
  await sql`
    delete from access_disuse using access_application, account
    where access_application.id = access_disuse.application_id and account.person_id = access_application.person_id
      and (access_application.state <> 'active'
        or ${lastUse} > access_disuse.active_at)
  `.execute(db)
}
