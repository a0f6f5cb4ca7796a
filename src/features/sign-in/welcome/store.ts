import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database/database.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import { mostLeft, welcome } from './rules.ts'

/**
 * Accounts that wait for their first password although no code is left with which it could be chosen, or whose code was
 * opened so often that it may be abandoned.
 */
export async function listWithoutCode(db: Database, now: Date, most: number): Promise<readonly AccountId[]> {
  const rows = await db
    .selectFrom('account')
    .select('account.id')
    .where('account.state', '=', 'initial')
    .where(
      sql<boolean>`not exists (
        select from account_link as code
        where code.account_id = account.id and code.purpose = ${welcome} and code.used_at is null
          and code.ended_at is null and code.expires_at > ${now}
          and coalesce(jsonb_array_length(code.facts -> 'openings'), 0) < ${mostLeft}
      )`,
    )
    .orderBy('account.id')
    .limit(most)
    .execute()
  return rows.map((row) => row.id)
}

/** The code of an account that is neither used nor replaced, if there is one. */
export async function findCodeOf(tx: Transaction, accountId: AccountId): Promise<Id | undefined> {
  const row = await tx
    .selectFrom('account_link')
    .select('id')
    .where('account_id', '=', accountId)
    .where('purpose', '=', welcome)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row?.id
}

/** How activation goes, for the secretariat: trouble is seen before the meeting begins. */
export type ActivationFigures = {
  /** Codes that can still be used. */
  readonly outstanding: number
  /** Of those, how many run out within a day. */
  readonly endingSoon: number
  /** From the mail to the first password, half take longer; undefined while nobody did it lately. */
  readonly medianHours: number | undefined
  /** Accounts that are blocked because the first password was not chosen. */
  readonly blocked: number
}

const day = 24 * 3_600_000
/** Activations of the last so many days count. */
const lately = 90

export async function activationFigures(db: Database | Transaction, now: Date): Promise<ActivationFigures> {
  const { rows } = await sql<{
    outstanding: number
    soon: number
    median: number | null
    blocked: number
  }>`
    select
      count(*) filter (where used_at is null and ended_at is null and expires_at > ${now})::int as outstanding,
      count(*) filter (
        where used_at is null and ended_at is null and expires_at > ${now}
          and expires_at <= ${new Date(now.getTime() + day)}
      )::int as soon,
      percentile_cont(0.5) within group (order by extract(epoch from used_at - created_at))
        filter (where used_at > ${new Date(now.getTime() - lately * day)})::float8 as median,
      (select count(*)::int from account where state = 'blocked' and block_reason = 'initial-not-changed') as blocked
    from account_link
    where purpose = ${welcome}`.execute(db)
  const row = rows[0]
  return {
    outstanding: row?.outstanding ?? 0,
    endingSoon: row?.soon ?? 0,
    medianHours: typeof row?.median === 'number' ? row.median / 3600 : undefined,
    blocked: row?.blocked ?? 0,
  }
}
