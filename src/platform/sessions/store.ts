import { sql } from 'kysely'
import type { Assurance } from '../../values/actor.ts'
import type { AccountId, Id } from '../../values/ids.ts'
import type { Database, Transaction } from '../database/database.ts'

/** Small things kept for a visit, by name. */
export type Kept = Record<string, unknown>

/** How long the visit of somebody who signed in lasts: shorter for those who may do more, decided when it begins. */
export type Lifetime = 'usual' | 'short'

export type Visit = {
  readonly id: Id
  readonly accountId: AccountId | undefined
  readonly kept: Kept
  readonly createdAt: Date
  readonly seenAt: Date
  readonly provenAt: Date | undefined
  /** How well its account's holder proved who they are when it began. It never changes. */
  readonly assurance: Assurance
  readonly lifetime: Lifetime
  readonly expiresAt: Date
  /** Ended by signing out, here or elsewhere. */
  readonly endedAt?: Date | undefined
  readonly device: string
  /** Whose pages are looked at in this visit instead of one's own, and until when. */
  readonly viewed?: { readonly accountId: AccountId; readonly until: Date } | undefined
}

const columns = [
  'id',
  'account_id',
  'kept',
  'created_at',
  'seen_at',
  'proven_at',
  'assurance',
  'lifetime',
  'expires_at',
  'ended_at',
  'device',
  'viewed_account_id',
  'viewed_until',
] as const

type Row = {
  id: string
  account_id: string | null
  kept: unknown
  created_at: Date
  seen_at: Date
  proven_at: Date | null
  assurance: string
  lifetime: string
  expires_at: Date
  ended_at: Date | null
  device: string
  viewed_account_id: string | null
  viewed_until: Date | null
}

const fromRow = (row: Row): Visit => ({
  id: row.id,
  accountId: row.account_id ?? undefined,
  kept: row.kept as Kept,
  createdAt: row.created_at,
  seenAt: row.seen_at,
  provenAt: row.proven_at ?? undefined,
  assurance: row.assurance as Assurance,
  lifetime: row.lifetime as Lifetime,
  expiresAt: row.expires_at,
  endedAt: row.ended_at ?? undefined,
  device: row.device,
  ...(row.viewed_account_id &&
    row.viewed_until && { viewed: { accountId: row.viewed_account_id, until: row.viewed_until } }),
})

/** The visit a cookie belongs to, also one that was ended. Whether it still counts is a rule, not a query. */
export async function findVisit(db: Database, tokenHash: Buffer): Promise<Visit | undefined> {
  const row = await db
    .selectFrom('visit')
    .select(columns)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function insertVisit(db: Database, visit: Visit, tokenHash: Buffer): Promise<void> {
  await db
    .insertInto('visit')
    .values({
      id: visit.id,
      token_hash: tokenHash,
      account_id: visit.accountId ?? null,
      kept: JSON.stringify(visit.kept),
      created_at: visit.createdAt,
      seen_at: visit.seenAt,
      proven_at: visit.provenAt ?? null,
      assurance: visit.assurance,
      lifetime: visit.lifetime,
      expires_at: visit.expiresAt,
      device: visit.device,
    })
    .execute()
}

/** Writes what changed by name, so that two tabs do not undo each other, and that the visit was seen. */
export async function saveVisit(
  db: Database,
  id: Id,
  changes: { keep: Kept; forget: string[]; seenAt: Date },
): Promise<void> {
  await db
    .updateTable('visit')
    .set({
      kept: sql`(kept - ${changes.forget}::text[]) || ${JSON.stringify(changes.keep)}::jsonb`,
      seen_at: changes.seenAt,
    })
    .where('id', '=', id)
    .execute()
}

/**
 * Takes away what is kept under a name, if it is still what it was when the request began. Of any number of requests at
 * once, one is told that it did.
 */
export async function takeKept(db: Database, id: Id, name: string, value: unknown): Promise<boolean> {
  const taken = await db
    .updateTable('visit')
    .set({ kept: sql`kept - ${name}::text` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`kept -> ${name}::text = ${JSON.stringify(value)}::jsonb`)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

export async function touchVisit(db: Database, id: Id, seenAt: Date): Promise<void> {
  await db.updateTable('visit').set({ seen_at: seenAt }).where('id', '=', id).execute()
}

export async function endVisit(db: Database, id: Id, now: Date): Promise<void> {
  await db
    .updateTable('visit')
    .set({ ended_at: now, kept: '{}' })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** The same, if the visit is this account's. */
export async function endVisitOf(db: Database, accountId: AccountId, id: Id, now: Date): Promise<void> {
  await db
    .updateTable('visit')
    .set({ ended_at: now, kept: '{}' })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
}

/** In this visit somebody else's pages are shown from now on, until then. */
export async function saveViewed(
  tx: Transaction,
  visit: Id,
  viewed: { readonly accountId: AccountId; readonly until: Date },
): Promise<void> {
  await tx
    .updateTable('visit')
    .set({ viewed_account_id: viewed.accountId, viewed_until: viewed.until })
    .where('id', '=', visit)
    .execute()
}

/** In these visits one's own pages are shown again. */
export async function forgetViewed(tx: Transaction, visits: readonly Id[]): Promise<void> {
  await tx
    .updateTable('visit')
    .set({ viewed_account_id: null, viewed_until: null })
    .where('id', '=', sql<string>`any(${[...visits]}::uuid[])`)
    .execute()
}

/** The payload is the account whose sessions are over, at every door: mail programs hear of it here. */
export const sessionsEndedChannel = 'plenary_sessions_ended'

/**
 * Every visit of an account ends at once, in all browsers, but for the one named; and with the commit everything else that
 * is open for it. A word within a transaction makes commits wait for each other: this is rare enough for it.
 */
export async function endSessionsOf(db: Database, accountId: AccountId, except?: Id): Promise<void> {
  let ending = db
    .updateTable('visit')
    .set({ ended_at: sql`now()`, kept: '{}' })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
  if (except) ending = ending.where('id', '!=', except)
  await ending.execute()
  await sql`select pg_notify(${sessionsEndedChannel}, ${accountId})`.execute(db)
}

/** An account's visits that are not ended, latest first. */
export async function sessionsOf(db: Database, accountId: AccountId, now: Date): Promise<Visit[]> {
  const rows = await db
    .selectFrom('visit')
    .select(columns)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .limit(100)
    .execute()
  return rows.map(fromRow)
}

/** Until when what is over is kept. */
export type Cleared = { ended: Date; expired: Date; strangers: Date }

/** Removes visits that can never be used again. Returns how many. */
export async function clearVisits(db: Database, before: Cleared): Promise<number> {
  const gone = await db
    .deleteFrom('visit')
    .where((where) =>
      where.or([
        where('expires_at', '<', before.expired),
        where('ended_at', '<', before.ended),
        where.and([where('account_id', 'is', null), where('seen_at', '<', before.strangers)]),
      ]),
    )
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Tells every process that public pages may have changed. Not for hot paths: it makes commits wait for each other. */
export async function sayPagesChanged(db: Database): Promise<void> {
  await sql`select pg_notify('plenary_public_pages', '')`.execute(db)
}
