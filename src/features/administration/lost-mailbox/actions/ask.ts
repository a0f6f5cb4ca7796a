import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database } from '../../../../platform/database/database.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { askForFourEyes, emailKey, findAccountByIdentifier } from '../../../accounts/index.ts'
import { findTarget } from '../../accounts/store/target.ts'
import { decideAct } from '../../rules.ts'

/** Asks a second person to agree that the body shall write to another mailbox, because the old one is lost. */
export function askMailboxChange(
  db: Database,
  actor: SignedIn,
  it: { readonly accountId: AccountId; readonly address: string; readonly reason: string },
  now: Date,
): Promise<{ readonly asked: Id } | Refusal> {
  return inTransaction(db, async (tx) => {
    const target = await findTarget(tx, it.accountId, now)
    if (!target) return refuse('administration.unknown')
    const outcome = decideAct('contact-change', actor, target, now)
    if (isRefusal(outcome)) return outcome
    const key = emailKey(it.address)
    if (!key) return refuse('accounts.address-wrong')
    const holder = await findAccountByIdentifier(tx, it.address)
    if (holder && holder.id !== it.accountId) return refuse('administration.address-elsewhere')
    const facts = { address: it.address, key }
    const { accountId, reason } = it
    return askForFourEyes(tx, actor, { kind: 'contact-change', accountId, reason, facts }, now)
  })
}
