import type { Transaction } from '../../../../platform/database/database.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { Actor } from '../../../../values/actor.ts'
import { recipientOf } from '../../../accounts/index.ts'
import type { Account } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import type { FactorChange } from '../types.ts'

/** What the letter says besides: which passkey, how many recovery codes are left. */
export type ChangeFacts = { readonly name?: string; readonly left?: number }

/**
 * Something about how somebody signs in has changed: the audit has its line, and its owner a mail at the contact address
 * with what to do if it was somebody else.
 */
export async function tellChange(
  tx: Transaction,
  actor: Actor,
  { id, personId }: Pick<Account, 'id' | 'personId'>,
  change: FactorChange,
  facts: ChangeFacts,
  now: Date,
): Promise<void> {
  const details = facts.left === undefined ? {} : { left: facts.left }
  await record(tx, actor, `sign-in.${change}`, id, details, now)
  const to = await recipientOf(tx, personId)
  const occasion = 'sign-in.factor-changed'
  if (to) await tell(tx, { occasion, to, facts: { account: id, change, ...facts }, lane: 'now' }, now)
}
