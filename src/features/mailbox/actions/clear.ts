import { inTransaction } from '../../../platform/database/database.ts'
import { system } from '../../../values/actor.ts'
import { archivedFor } from '../rules.ts'
import { dropSome, listToClear, listArchivedBefore } from '../store/clearing.ts'
import { holdMailbox } from '../store/mailboxes.ts'
import { forgetGone } from '../store/messages.ts'
import { moveHeld } from './life.ts'
import type { MailHouse } from './within.ts'

const rememberedFor = 60 * 86_400_000

/** Deletes mailboxes that have been archived for ninety days. */
export async function deleteArchived({ db, clock }: MailHouse): Promise<void> {
  const before = new Date(clock.now().getTime() - archivedFor)
  for (const id of await listArchivedBefore(db, before))
    await inTransaction(db, async (tx) => {
      const held = await holdMailbox(tx, id)
      if (held?.state === 'archived') await moveHeld(tx, system, held, 'deleted', clock.now())
    })
}

/** Takes away what was in deleted mailboxes, some hundred messages at a time so that nobody waits for it. */
export async function clearDeleted({ db }: MailHouse): Promise<void> {
  for (const id of await listToClear(db)) while ((await inTransaction(db, (tx) => dropSome(tx, id))) > 0);
}

/** Forgets the numbers of messages that are gone for so long that no mail program asks for them. */
export const forgetNumbers = ({ db, clock }: MailHouse): Promise<void> =>
  forgetGone(db, new Date(clock.now().getTime() - rememberedFor))
