import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { stranger } from '../../../../values/actor.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { blockHeld, decideLink, findLinkOfToken, holdAccount, takeLink } from '../../../accounts/index.ts'
import { lock } from '../rules.ts'

/**
 * The owner locks their account with the link of a mail: everybody is out, the password is forgotten, every other link is
 * over. How to begin again comes by mail.
 */
export async function lockAccount(
  { db, secrets }: Pick<House, 'db' | 'secrets'>,
  token: string,
  now: Date,
): Promise<{ readonly blocked: true } | Refusal> {
  const link = decideLink(await findLinkOfToken(db, lock, token), now)
  if (isRefusal(link)) return link
  return inTransaction(db, async (tx) => {
    const held = await holdAccount(tx, link.accountId)
    if (!held || !(await takeLink(tx, link.id, now))) return refuse('accounts.link-used')
    return blockHeld(tx, secrets, stranger, held, { reason: 'owner' }, now)
  })
}
