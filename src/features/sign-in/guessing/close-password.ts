import type { Transaction } from '../../../platform/database/database.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import { stranger } from '../../../values/actor.ts'
import { recipientOf } from '../../accounts/index.ts'
import type { Account } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'

/** Too many in a row: the password is closed from now on, which its owner is told, and nobody else. */
export async function tellClosed(tx: Transaction, account: Account, now: Date): Promise<void> {
  await record(tx, stranger, 'sign-in.password-closed', account.id, {}, now)
  const to = account.state === 'active' ? await recipientOf(tx, account.personId) : undefined
  if (to)
    await tell(tx, { occasion: 'sign-in.guessed', to, facts: { account: account.id }, lane: 'now' }, now)
}
