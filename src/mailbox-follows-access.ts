import { accessAnywhere } from './features/access/index.ts'
import type { AccessParts } from './features/access/index.ts'
import { findAccountOfPerson } from './features/accounts/index.ts'
import { followAccess } from './features/mailbox/index.ts'
import type { House } from './platform/house.ts'

/** Member access brings a mailbox, which rests and goes with it: with the best right somebody has, through whichever organisation. */
export const mailboxFollowsAccess =
  (house: Pick<House, 'config' | 'profile'>): AccessParts['whenAccessMoves'][number] =>
  async (tx, actor, { personId }, now) => {
    const account = await findAccountOfPerson(tx, personId)
    if (account) await followAccess(tx, house, actor, account.id, await accessAnywhere(tx, personId), now)
  }
