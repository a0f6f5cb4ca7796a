import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database } from '../../../../platform/database/database.ts'
import { stranger } from '../../../../values/actor.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { decideLink } from '../../links/rules.ts'
import { holdAccount } from '../../store/accounts.ts'
import { findLinkOfToken, takeLink } from '../../store/links.ts'
import { saveStayed } from '../store.ts'
import { stayPurpose } from '../types.ts'

/** Keeps an account that nobody used for long, for whoever holds the mailed link: it counts like signing in. */
export function stay(db: Database, token: string, now: Date): Promise<{ readonly stays: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    const link = decideLink(await findLinkOfToken(tx, stayPurpose, token), now)
    if (isRefusal(link)) return link
    const held = await holdAccount(tx, link.accountId)
    if (held?.state !== 'active') return refuse('accounts.link-replaced')
    if (!(await takeLink(tx, link.id, now))) return refuse('accounts.link-used')
    await saveStayed(tx, held.id, now)
    await record(tx, stranger, 'accounts.stayed', held.id, {}, now)
    return { stays: true }
  })
}
