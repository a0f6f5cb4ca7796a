import type { Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { goesOutside } from '../direct/goes-outside.ts'
import { triedFor } from '../rules.ts'
import { insertSending } from '../store/sendings.ts'
import type { NewSending, SendingId } from '../types.ts'

/** Puts a letter into the queue, inside the transaction of the act. Without a relay, what would leave the house is held and shown. */
export const queueLetter = (
  tx: Transaction,
  { config }: Pick<House, 'config'>,
  it: NewSending,
  now: Date,
): Promise<SendingId> =>
  insertSending(tx, it, { now, expiresAt: new Date(now.getTime() + triedFor), isHeld: !goesOutside(config) })
