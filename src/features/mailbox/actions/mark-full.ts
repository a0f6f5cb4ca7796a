import { decideDelivery } from '../rules.ts'
import type { MailboxId } from '../types.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { countUse, within, type MailHouse } from './within.ts'

/** Something so large was turned away at the door because there is no room: the days of a full mailbox begin, and its holder is told. */
export const markFull = (house: MailHouse, mailboxId: MailboxId, size: number) =>
  within(house, mailboxId, async (it) => {
    const decided = decideDelivery(it.mailbox, { adds: size, size }, it.now)
    if (isRefusal(decided) && decided.refused.startsWith('mailbox.full')) await countUse(it, 0, true)
    return { marked: true }
  })
