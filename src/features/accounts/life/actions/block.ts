import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { Secrets } from '../../../../platform/secrets.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { moveAccount } from '../../actions/move.ts'
import { holdAccount } from '../../store/accounts.ts'
import { recipientOf } from '../../store/identifiers.ts'
import { endLinks, saveLink } from '../../store/links.ts'
import type { Account } from '../../types.ts'
import { opensByMail, restart, restartWorksFor } from '../rules.ts'
import type { Block } from '../types.ts'

/**
 * Blocks an account at once: nobody can sign in with it, and whoever is signed in is out. The person is told by mail,
 * with a link to begin again where the reason allows it and else with whom to ask.
 */
export function blockAccount(
  { db, secrets }: Pick<House, 'db' | 'secrets'>,
  actor: Actor,
  accountId: AccountId,
  block: Block,
  now: Date,
): Promise<{ readonly blocked: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    if (actor.kind === 'person' && actor.accountId === accountId) return refuse('accounts.not-oneself')
    const held = await holdAccount(tx, accountId)
    if (!held) return refuse('accounts.unknown')
    return blockHeld(tx, secrets, actor, held, block, now)
  })
}

/** The same as part of a larger act, which has held the account. */
export async function blockHeld(
  tx: Transaction,
  secrets: Secrets,
  actor: Actor,
  held: Account,
  { reason, note }: Block,
  now: Date,
): Promise<{ readonly blocked: true } | Refusal> {
  const move = { to: 'blocked', act: 'accounts.blocked', reason, note: note?.trim() || undefined } as const
  const moved = await moveAccount(tx, actor, held, move, now)
  if (isRefusal(moved)) return moved
  const link = opensByMail(reason) ? await restartLink(tx, secrets, held.id, now) : undefined
  const to = await recipientOf(tx, held.personId)
  const facts = { account: held.id, since: now.toISOString(), restart: link ?? null }
  if (to) await tell(tx, { occasion: 'accounts.blocked', to, facts, lane: 'now' }, now)
  return { blocked: true }
}

/** A link with which the owner begins again. The one before it is over. */
export async function restartLink(
  tx: Transaction,
  secrets: Secrets,
  accountId: AccountId,
  now: Date,
): Promise<Id> {
  await endLinks(tx, accountId, now, [restart])
  const expiresAt = new Date(now.getTime() + restartWorksFor)
  return saveLink(tx, secrets, { purpose: restart, accountId, expiresAt }, now)
}
