import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { stranger } from '../../../values/actor.ts'
import { isRefusal, refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { findLinkOfToken, holdAccount, takeLink } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { decideReset, recovery } from '../recovery/rules.ts'

/** The owner says that somebody else asked for the link: it is dead, and the password stays as it is. */
export async function disownRecovery(
  { db }: Pick<House, 'db'>,
  token: string,
  now: Date,
): Promise<{ readonly disowned: true } | Refusal> {
  const link = decideReset(await findLinkOfToken(db, recovery, token), now)
  if (isRefusal(link)) return link
  return inTransaction(db, async (tx) => {
    await holdAccount(tx, link.accountId)
    if (!(await takeLink(tx, link.id, now))) return refuse('sign-in.recovery-used')
    await record(tx, stranger, 'sign-in.recovery-disowned', link.accountId, {}, now)
    return { disowned: true }
  })
}
