import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database } from '../../../../platform/database/database.ts'
import { forgetViewed } from '../../../../platform/sessions/store.ts'
import type { Actor, SignedIn } from '../../../../values/actor.ts'
import { system } from '../../../../values/actor.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import { record } from '../../../audit/index.ts'
import { endLooks } from '../store.ts'

/** The visit shows its own pages again. Whatever ends a look first leaves the one line about it. */
export const endLook = (
  db: Database,
  viewer: SignedIn,
  visit: Id,
  how: 'stopped' | 'over',
  now: Date,
): Promise<void> => end(db, viewer, { visit }, how, now)

/** Ends the looks whose time is over, or whose session is, where nobody came back to notice. */
export const endLooksThatAreOver = (db: Database, now: Date): Promise<void> =>
  end(db, system, 'over', 'over', now)

async function end(
  db: Database,
  actor: Actor,
  which: Parameters<typeof endLooks>[1],
  how: 'stopped' | 'over',
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const ended = await endLooks(tx, which, now)
    await forgetViewed(tx, which === 'over' ? ended.map(({ visit }) => visit) : [which.visit])
    for (const { id, accountId } of ended)
      await record(tx, actor, 'administration.look-ended', accountId, { look: id, how }, now)
  })
}

/** A page was looked at: whose, by whom, which. */
export async function noteLook(
  db: Database,
  viewer: SignedIn,
  accountId: AccountId,
  path: string,
  now: Date,
): Promise<void> {
  await inTransaction(db, (tx) =>
    record(tx, viewer, 'administration.looked-at', accountId, { path: path.slice(0, 300) }, now),
  )
}
