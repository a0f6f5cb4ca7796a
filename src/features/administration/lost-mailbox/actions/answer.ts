import { inTransaction } from '../../../../platform/database/database.ts'
import type { Database, Transaction } from '../../../../platform/database/database.ts'
import { stranger } from '../../../../values/actor.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { AccountId, Id } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { decideLink, endLinks, findLinkOfToken, takeLink } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import { findTarget } from '../../accounts/store/target.ts'
import { decideActing } from '../../rules.ts'
import { decideOpen } from '../rules.ts'
import { holdChange, saveProven, saveStopped } from '../store.ts'
import { provePurpose, stopPurpose } from '../types.ts'
import type { LostMailboxChange, StoppedBy } from '../types.ts'

/** Whoever reads the new mailbox says that it is theirs. */
export const proveMailbox = (
  db: Database,
  token: string,
  now: Date,
): Promise<{ readonly change: LostMailboxChange } | Refusal> =>
  byLink(db, provePurpose, token, now, async (tx, change) => {
    await saveProven(tx, change.id, now)
    await record(tx, stranger, 'administration.mailbox-proven', change.accountId, { change: change.id }, now)
  })

/** Whoever reads any of the mailboxes says no: nothing is changed. */
export const stopMailboxChange = (
  db: Database,
  token: string,
  now: Date,
): Promise<{ readonly change: LostMailboxChange } | Refusal> =>
  byLink(db, stopPurpose, token, now, (tx, change, side) =>
    stop(tx, change, side === 'new' ? 'new-address' : 'old-address', now),
  )

async function byLink(
  db: Database,
  purpose: string,
  token: string,
  now: Date,
  act: (tx: Transaction, change: LostMailboxChange, side: unknown) => Promise<void>,
): Promise<{ readonly change: LostMailboxChange } | Refusal> {
  return inTransaction(db, async (tx) => {
    const link = decideLink(await findLinkOfToken(tx, purpose, token), now)
    if (isRefusal(link)) return link
    const change = decideOpen(await holdChange(tx, String(link.facts['change'])))
    if (isRefusal(change)) return change
    if (!(await takeLink(tx, link.id, now))) return refuse('accounts.link-used')
    await act(tx, change, link.facts['side'])
    return { change }
  })
}

/** The service desk stops it: whoever asked was not the person, or found their mailbox again. */
export function stopMailboxChangeAtDesk(
  db: Database,
  actor: SignedIn,
  accountId: AccountId,
  id: Id,
  now: Date,
): Promise<{ readonly stopped: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    const target = await findTarget(tx, accountId, now)
    const change = decideOpen(target && (await holdChange(tx, id)))
    if (!target || isRefusal(change)) return isRefusal(change) ? change : refuse('administration.unknown')
    const acting = decideActing(actor, target)
    if (isRefusal(acting)) return acting
    await stop(tx, change, 'staff', now, actor)
    return { stopped: true }
  })
}

async function stop(
  tx: Transaction,
  { id, accountId }: LostMailboxChange,
  by: StoppedBy,
  now: Date,
  actor: SignedIn | typeof stranger = stranger,
): Promise<void> {
  await saveStopped(tx, id, by, now)
  await endLinks(tx, accountId, now, [provePurpose, stopPurpose])
  await record(tx, actor, 'administration.mailbox-change-stopped', accountId, { change: id, by }, now)
}
