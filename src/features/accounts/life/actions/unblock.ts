import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { moveAccount } from '../../actions/move.ts'
import { holdAccount } from '../../store/accounts.ts'
import { recipientOf } from '../../store/identifiers.ts'
import type { Account } from '../../types.ts'
import { mayUnblockAlone, opensAs } from '../rules.ts'
import { standingOf } from '../store.ts'
import { askForFourEyes } from './four-eyes.ts'

/** What the room above knows of ways in. */
export type WaysIn = {
  /** Whether somebody could sign in to this account once it is open, with a password or otherwise. */
  readonly isThere: (tx: Transaction, account: Account) => Promise<boolean>
  /** Gives the account its first way in: a code by mail to its contact address. */
  readonly begin: (tx: Transaction, account: Account, now: Date) => Promise<void>
}

/**
 * Opens a blocked account: to its owner as it was, or, where nothing is left to sign in with, by a new code in a mail.
 * One with powers needs an administrator, or a second person: then it stays blocked and the act waits for them.
 */
export function unblockAccount(
  { db }: Pick<House, 'db'>,
  actor: Actor,
  accountId: AccountId,
  wish: { readonly reason?: string | undefined },
  waysIn: WaysIn,
  now: Date,
): Promise<{ readonly unblocked: 'active' | 'initial' } | { readonly asked: Id } | Refusal> {
  return inTransaction(db, async (tx) => {
    if (actor.kind === 'person' && actor.accountId === accountId) return refuse('accounts.not-oneself')
    const held = await holdAccount(tx, accountId)
    if (!held) return refuse('accounts.unknown')
    if (held.state !== 'blocked') return refuse('accounts.not-in-this-state')
    if (!mayUnblockAlone(await standingOf(tx, accountId), actor, now)) {
      const reason = wish.reason?.trim()
      if (!reason) return refuse('accounts.reason-needed')
      return askForFourEyes(tx, actor, { kind: 'unblock', accountId, reason }, now)
    }
    return unblockHeld(tx, actor, held, waysIn, now)
  })
}

/** The same as part of a larger act, which has held the account and settled who may. */
export async function unblockHeld(
  tx: Transaction,
  actor: Actor,
  held: Account,
  waysIn: WaysIn,
  now: Date,
): Promise<{ readonly unblocked: 'active' | 'initial' } | Refusal> {
  if (held.state !== 'blocked') return refuse('accounts.not-in-this-state')
  const to = opensAs(held.blockReason, await waysIn.isThere(tx, held))
  const moved = await moveAccount(tx, actor, held, { to, act: 'accounts.unblocked', details: { to } }, now)
  if (isRefusal(moved)) return moved
  if (to === 'active') await tellOpen(tx, held, now)
  else await waysIn.begin(tx, held, now)
  return { unblocked: to }
}

async function tellOpen(tx: Transaction, { id, personId }: Account, now: Date): Promise<void> {
  const to = await recipientOf(tx, personId)
  if (to) await tell(tx, { occasion: 'accounts.unblocked', to, facts: { account: id }, lane: 'now' }, now)
}
