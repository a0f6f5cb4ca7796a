import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { ApplicationId } from '../types.ts'
import type { Disuse, WarnDays } from './types.ts'

/** When access was last used: its person came in, by a browser or a mail program, or it opened. */
const lastUse = sql<Date>`greatest(account.signed_in_at, account.stayed_at, access_application.state_since)`

/** Open access that was not used since a time, in order of the applications' ids from one on; no more than asked for. */
export async function listUnused(
  db: Database,
  before: Date,
  after: ApplicationId | undefined,
  most: number,
): Promise<readonly ApplicationId[]> {
  const rows = await db
    .selectFrom('access_application')
    .innerJoin('account', 'account.person_id', 'access_application.person_id')
    .select('access_application.id')
    .where('access_application.state', '=', 'active')
    .where(lastUse, '<=', before)
    .$if(after !== undefined, (query) => query.where('access_application.id', '>', after as string))
    .orderBy('access_application.id')
    .limit(most)
    .execute()
  return rows.map(({ id }) => id)
}

/** When the access of an application was last used; undefined where nobody could. */
export async function lastUseOf(tx: Transaction, id: ApplicationId): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('access_application')
    .innerJoin('account', 'account.person_id', 'access_application.person_id')
    .select(lastUse.as('at'))
    .where('access_application.id', '=', id)
    .executeTakeFirst()
  return row?.at
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
        or greatest(account.signed_in_at, account.stayed_at, access_application.state_since) > access_disuse.active_at)
  `.execute(db)
}
