import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { AccountId, Id, PersonId } from '../../../../values/ids.ts'
import type { Factors, FocalPointRole, Held, KnownName, MailedLink, Merge } from '../desk-types.ts'

/** Every name an account has or had: user names first, then addresses; those that lead nowhere any more after the others. */
export async function namesOf(db: Database, id: AccountId): Promise<readonly KnownName[]> {
  const rows = await db
    .selectFrom('account_identifier')
    .selectAll()
    .where('account_id', '=', id)
    .orderBy(sql`ended_at is not null`)
    .orderBy('kind', 'desc')
    .orderBy('created_at')
    .execute()
  return rows.map((row) => ({
    kind: row.kind as KnownName['kind'],
    shown: row.shown,
    isContact: row.is_contact,
    since: row.created_at,
    endedAt: row.ended_at,
  }))
}

/** Live staff roles with their beginning. */
export async function rolesHeld(db: Database, id: AccountId): Promise<readonly Held[]> {
  const rows = await db
    .selectFrom('role_grant')
    .select(['role', 'granted_at'])
    .where('account_id', '=', id)
    .where('ended_at', 'is', null)
    .orderBy('granted_at')
    .execute()
  return rows.map((row) => ({ role: row.role, since: row.granted_at }))
}

/** For which organisations somebody decides. */
export async function focalPointRoles(db: Database, personId: PersonId): Promise<readonly FocalPointRole[]> {
  const rows = await db
    .selectFrom('focal_point')
    .innerJoin('organisation', 'organisation.id', 'focal_point.organisation_id')
    .select(['focal_point.kind', 'focal_point.is_deputy', 'focal_point.since', 'organisation.name'])
    .where('focal_point.person_id', '=', personId)
    .where('focal_point.until', 'is', null)
    .orderBy('focal_point.since')
    .execute()
  return rows.map((row) => ({
    kind: row.kind,
    isDeputy: row.is_deputy,
    since: row.since,
    organisation: row.name,
  }))
}

/** How many second factors there are, never which. */
export async function factorsOf(db: Database | Transaction, id: AccountId): Promise<Factors> {
  const { rows } = await sql<Factors>`
    select
      (select count(*)::int from passkey where account_id = ${id} and ended_at is null) as passkeys,
      (select count(*)::int from one_time_code where account_id = ${id} and confirmed_at is not null
        and ended_at is null) as apps,
      (select count(*)::int from recovery_code where account_id = ${id} and used_at is null
        and ended_at is null) as codes`.execute(db)
  return rows[0] as Factors
}

/** The newest links that were mailed for an account: what for, and what became of them. */
export async function linksMailed(db: Database, id: AccountId, most: number): Promise<readonly MailedLink[]> {
  const rows = await db
    .selectFrom('account_link')
    .select(['purpose', 'created_at', 'expires_at', 'used_at', 'ended_at'])
    .where('account_id', '=', id)
    .orderBy('created_at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    purpose: row.purpose,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    endedAt: row.ended_at,
  }))
}

/** Accounts that were made one with this one and not taken apart again, the newest first. */
export async function mergesOf(db: Database | Transaction, id: AccountId): Promise<readonly Merge[]> {
  const { rows } = await sql<{
    id: Id
    survivor_id: AccountId
    other_id: AccountId
    name: string
    merged_at: Date
    settled_at: Date | null
  }>`
    select account_merge.id, account_merge.survivor_id, other.id as other_id, person.name,
      account_merge.merged_at, account_merge.settled_at
    from account_merge
    join account as other on other.id = case account_merge.survivor_id
      when ${id} then account_merge.merged_id else account_merge.survivor_id end
    join person on person.id = other.person_id
    where (account_merge.survivor_id = ${id} or account_merge.merged_id = ${id}) and account_merge.undone_at is null
    order by account_merge.merged_at desc limit 20`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    isSurvivor: row.survivor_id === id,
    other: { id: row.other_id, name: row.name },
    at: row.merged_at,
    settledAt: row.settled_at,
  }))
}

/** When an account that nobody has used for long is blocked. */
export async function blocksAt(db: Database, id: AccountId): Promise<Date | undefined> {
  const row = await db
    .selectFrom('account_inactivity')
    .select('blocks_at')
    .where('account_id', '=', id)
    .executeTakeFirst()
  return row?.blocks_at
}

/** The things that a person's history is about: the account, the person, and their affiliations. */
export async function subjectsOf(db: Database, id: AccountId, personId: PersonId): Promise<readonly Id[]> {
  const rows = await db.selectFrom('affiliation').select('id').where('person_id', '=', personId).execute()
  return [id, personId, ...rows.map((row) => row.id)]
}

/** Whose accounts these are. */
export async function namesOfAccounts(
  db: Database | Transaction,
  ids: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, string>> {
  const rows = await db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select(['account.id', 'person.name'])
    .where('account.id', '=', sql<AccountId>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
