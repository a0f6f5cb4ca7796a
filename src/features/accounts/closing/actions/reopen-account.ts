import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database } from '../../../../platform/database/database.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { stranger } from '../../../../values/actor.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { moveAccount } from '../../actions/move.ts'
import { saveStayed } from '../../inactivity/store.ts'
import { decideLink } from '../../links/rules.ts'
import { recipientOf } from '../../store/identifiers.ts'
import { findLinkOfToken, takeLink } from '../../store/links.ts'
import { decideReopening } from '../rules.ts'
import { holdClosed } from '../store.ts'
import { reopenPurpose } from '../types.ts'

/** Opens a closed account again for whoever holds the mailed link. What was withdrawn with it does not come back. */
export function reopenAccount(
  db: Database,
  token: string,
  now: Date,
): Promise<{ readonly reopened: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    const link = decideLink(await findLinkOfToken(tx, reopenPurpose, token), now)
    if (isRefusal(link)) return link
    const held = await holdClosed(tx, link.accountId)
    const outcome = held && decideReopening(held, now)
    if (!held || !outcome) return refuse('accounts.link-unknown')
    if (isRefusal(outcome)) return outcome
    if (!(await takeLink(tx, link.id, now))) return refuse('accounts.link-used')

    const moved = await moveAccount(tx, stranger, held, { to: 'active', act: 'accounts.reopened' }, now)
    if (isRefusal(moved)) return moved
    await saveStayed(tx, held.id, now)
    const to = await recipientOf(tx, held.personId)
    const onceKey = `accounts.reopened:${link.id}`
    const facts = { account: held.id }
    if (to) await tell(tx, { occasion: 'accounts.reopened', to, facts, lane: 'now', onceKey }, now)
    return { reopened: true }
  })
}
