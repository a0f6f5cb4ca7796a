import type { Transaction } from '../../../platform/database/database.ts'
import { endSessionsOf } from '../../../platform/sessions/store.ts'
import type { Actor } from '../../../values/actor.ts'
import type { AccountId } from '../../../values/ids.ts'
import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { record } from '../../audit/index.ts'
import { forgetPassword } from '../life/store.ts'
import { forgetsPassword, mayMove, outliving } from '../states.ts'
import { saveMove } from '../store/accounts.ts'
import { endOtherLinks } from '../store/links.ts'
import type { Account, AccountState, BlockReason } from '../types.ts'

export type AccountMove = {
  readonly to: AccountState
  /** The audit's word for it, e.g. `accounts.blocked`. */
  readonly act: string
  /** For a block only, and needed there. */
  readonly reason?: BlockReason
  readonly note?: string | undefined
  /** For a merge only, and needed there. */
  readonly into?: AccountId
  /** Codes and ids for the audit. */
  readonly details?: Readonly<Record<string, unknown>>
}

/**
 * The one way an account changes its state. Call it with the account held. Whatever let somebody in before ends with it,
 * in the same transaction: every session, every mailed link (but those that take a change back) and, when it begins again
 * or somebody else may know it, the password.
 */
export async function moveAccount(
  tx: Transaction,
  actor: Actor,
  held: Account,
  move: AccountMove,
  now: Date,
): Promise<{ readonly moved: AccountState } | Refusal> {
  if (!mayMove(held.state, move.to)) return refuse('accounts.not-in-this-state')
  await saveMove(tx, held.id, move, now)
  await endSessionsOf(tx, held.id)
  await endOtherLinks(tx, held.id, now, outliving(move.to))
  if (forgetsPassword(move.reason)) await forgetPassword(tx, held.id)
  const details = move.reason ? { ...move.details, reason: move.reason } : (move.details ?? {})
  await record(tx, actor, move.act, held.id, details, now)
  return { moved: move.to }
}
