import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { Id } from '../../../../values/ids.ts'
import { endLinks, recipientOf, saveLink } from '../../../accounts/index.ts'
import type { Account } from '../../../accounts/index.ts'
import { codeOf } from '../code.ts'
import { welcome } from '../rules.ts'

/**
 * Gives an account its welcome code and writes it to the contact address, and to nobody else: whoever asked for it does
 * not see it. The code before it is over.
 */
export async function giveCode(
  tx: Transaction,
  { secrets, profile }: Pick<House, 'secrets' | 'profile'>,
  account: Pick<Account, 'id' | 'personId'>,
  /** The account was used before and begins again. */
  isAgain: boolean,
  now: Date,
): Promise<Id> {
  await endLinks(tx, account.id, now, [welcome])
  const code = {
    purpose: welcome,
    accountId: account.id,
    facts: { again: isAgain, openings: [] },
    expiresAt: new Date(now.getTime() + profile.welcomeHours * 3_600_000),
    tokenOf: codeOf,
  }
  const link = await saveLink(tx, secrets, code, now)
  const to = await recipientOf(tx, account.personId)
  const about = { occasion: 'sign-in.welcome', facts: { link }, onceKey: `sign-in.welcome:${link}` }
  if (to) await tell(tx, { ...about, to, lane: 'now' }, now)
  return link
}
