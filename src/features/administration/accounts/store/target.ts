import { sql } from 'kysely'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import type { AccountId, PersonId } from '../../../../values/ids.ts'
import type { AccountState, BlockReason } from '../../../accounts/index.ts'
import type { Target } from '../../types.ts'

type Row = {
  person_id: PersonId
  state: AccountState
  block_reason: BlockReason | null
  contact_changed_at: Date | null
  is_staff: boolean
  is_focal_point: boolean
  has_sessions: boolean
  has_factors: boolean
  has_change: boolean
  is_merge_open: boolean
  asked: string[]
}

/** What decides what may be done with an account, in one look. */
export async function findTarget(
  db: Database | Transaction,
  id: AccountId,
  now: Date,
): Promise<Target | undefined> {
  const { rows } = await sql<Row>`
    select account.person_id, account.state, account.block_reason, account.contact_changed_at,
      exists (select from role_grant where account_id = account.id and ended_at is null) as is_staff,
      exists (select from focal_point where person_id = account.person_id and until is null) as is_focal_point,
      exists (select from visit where account_id = account.id and ended_at is null and expires_at > ${now}) as has_sessions,
      exists (select from passkey where account_id = account.id and ended_at is null)
        or exists (select from one_time_code where account_id = account.id and ended_at is null) as has_factors,
      exists (select from lost_mailbox_change where account_id = account.id
        and done_at is null and stopped_at is null) as has_change,
      exists (select from account_merge where merged_id = account.id
        and undone_at is null and settled_at is null) as is_merge_open,
      array(select kind from four_eyes where account_id = account.id and confirmed_at is null
        and refused_at is null and ended_at is null and expires_at > ${now}) as asked
    from account where account.id = ${id}`.execute(db)
  const [row] = rows
  return (
    row && {
      accountId: id,
      personId: row.person_id,
      state: row.state,
      blockReason: row.block_reason,
      contactChangedAt: row.contact_changed_at,
      isStaff: row.is_staff,
      isFocalPoint: row.is_focal_point,
      hasSessions: row.has_sessions,
      hasFactors: row.has_factors,
      hasChangeWaiting: row.has_change,
      isMergeOpen: row.is_merge_open,
      asked: row.asked,
    }
  )
}
