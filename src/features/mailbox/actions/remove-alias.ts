import { inTransaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Actor } from '../../../values/actor.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { emailKey, endMailName } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { holdMailbox } from '../store/mailboxes.ts'
import type { MailboxId } from '../types.ts'

/**
 * Takes another address away from a mailbox. Mail to it comes back to whoever sends it, and nobody gets it again; the mailbox's own
 * address stays as long as the mailbox.
 */
export function removeAlias(
  { db, clock }: Pick<House, 'db' | 'clock'>,
  actor: Actor,
  id: MailboxId,
  address: string,
): Promise<{ readonly address: string } | Refusal> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const held = await holdMailbox(tx, id)
    if (!held || held.state === 'deleted') return refuse('mailbox.unknown')
    const key = emailKey(address)
    if (key === emailKey(held.address)) return refuse('mailbox.alias-is-own')
    if (key === undefined || !(await endMailName(tx, held.accountId, key, now)))
      return refuse('mailbox.alias-unknown')
    await record(tx, actor, 'mailbox.alias-removed', id, {}, now)
    return { address }
  })
}
