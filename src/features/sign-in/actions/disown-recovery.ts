import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { hashToken } from '../../../platform/secrets.ts'
import { stranger } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { holdAccount } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { decideReset } from '../rules.ts'
import { endRecoveries, findRecoveryByToken, holdRecovery } from '../store/recoveries.ts'

/** The owner says that somebody else asked for the link: it is dead, and the password stays as it is. */
export async function disownRecovery(
  { db }: Pick<House, 'db'>,
  token: string,
  now: Date,
): Promise<{ readonly disowned: true } | Refusal> {
  const link = decideReset(await findRecoveryByToken(db, hashToken(token)), now)
  if (isRefusal(link)) return link
  return inTransaction(db, async (tx) => {
    await holdAccount(tx, link.accountId)
    const held = decideReset(await holdRecovery(tx, link.id), now)
    if (isRefusal(held)) return held
    await endRecoveries(tx, held.accountId, now)
    await record(tx, stranger, 'sign-in.recovery-disowned', held.accountId, {}, now)
    return { disowned: true }
  })
}
