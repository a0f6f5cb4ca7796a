import { sql } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { AccountId } from '../../../values/ids.ts'
import { isNamed } from '../../directory/index.ts'
import type { AccountState, BlockReason } from '../types.ts'

export type AccountRow = {
  readonly id: AccountId
  readonly state: AccountState
  readonly blockReason: BlockReason | null
  readonly stateSince: Date
  readonly name: string
  readonly userName: string | null
  readonly createdAt: Date
  readonly signedInAt: Date | null
}

export type AccountsAsked = {
  readonly state?: AccountState | undefined
  readonly reason?: BlockReason | undefined
  /** Words of a name, in any order and script. */
  readonly named?: string | undefined
  /** Only those that may be the same person's as another. */
  readonly hints?: boolean | undefined
  /** Only those that nobody has used for so long that their holder was warned. */
  readonly unused?: boolean | undefined
  readonly limit: number
}

/** Accounts for the machine's operator, newest first. */
export async function listAccounts(db: Database, asked: AccountsAsked): Promise<readonly AccountRow[]> {
  let query = db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select([
      'account.id',
      'account.state',
      'account.block_reason',
      'account.state_since',
      'person.name',
      'account.created_at',
      'account.signed_in_at',
    ])
    .select(
      sql<string | null>`(select shown from account_identifier as own where own.account_id = account.id
        and own.kind = 'username' and own.ended_at is null order by own.created_at desc limit 1)`.as(
        'user_name',
      ),
    )
  if (asked.state) query = query.where('account.state', '=', asked.state)
  if (asked.reason) query = query.where('account.block_reason', '=', asked.reason)
  if (asked.named) query = query.where(isNamed(asked.named))
  if (asked.hints)
    query = query.where(
      sql<boolean>`account.id in (select account_id from account_hint where settled_at is null
        union select other_id from account_hint where settled_at is null)`,
    )
  if (asked.unused)
    query = query.where(sql<boolean>`account.id in (select account_id from account_inactivity)`)
  const rows = await query.orderBy('account.id', 'desc').limit(asked.limit).execute()
  return rows.map((row) => ({
    id: row.id,
    state: row.state as AccountState,
    blockReason: row.block_reason as BlockReason | null,
    stateSince: row.state_since,
    name: row.name,
    userName: row.user_name,
    createdAt: row.created_at,
    signedInAt: row.signed_in_at,
  }))
}
