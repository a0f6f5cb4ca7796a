import type { Transaction } from '../../../platform/database/database.ts'
import type { Recipient } from '../../../platform/outgoing-mail/tell.ts'
import type { PersonId } from '../../../values/ids.ts'
import { recipientOf } from '../../accounts/index.ts'
import { delegateContact } from '../on-behalf/store.ts'

/** Where the body writes to somebody who takes part, with an account or entered by their organisation. */
export const participantContact = async (
  tx: Transaction,
  personId: PersonId,
): Promise<Recipient | undefined> =>
  (await recipientOf(tx, personId)) ?? (await delegateContact(tx, personId))
