import { randomBytes } from 'node:crypto'
import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Actor, SignedIn } from '../../../values/actor.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { holdAccount } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { findMailboxOf } from '../store/mailboxes.ts'
import { tellSessionsOver } from '../store/waking.ts'
import { appPasswordFrom, bytesForPassword, mostAppPasswords, shownAppPassword } from './rules.ts'
import { appPasswordsOf, endAppPasswords, insertAppPassword } from './store.ts'

type Needs = Pick<House, 'db' | 'clock'>

/** Makes a password for one mail program. It is shown once; what is kept lets nobody in. */
export function makeAppPassword(
  { db, clock }: Needs,
  actor: SignedIn,
  name: string,
): Promise<{ readonly id: Id; readonly shown: string } | Refusal> {
  const password = appPasswordFrom(randomBytes(bytesForPassword))
  return inTransaction(db, async (tx) => {
    const held = await holdAccount(tx, actor.accountId)
    if (held?.state !== 'active') return refuse('mailbox.not-in-use')
    if (!(await findMailboxOf(tx, actor.accountId))) return refuse('mailbox.none')
    if ((await appPasswordsOf(tx, actor.accountId)).length >= mostAppPasswords)
      return refuse('mailbox.app-passwords-enough')
    const id = await insertAppPassword(tx, actor.accountId, { name, password }, clock.now())
    await record(tx, actor, 'mailbox.app-password-made', id, {}, clock.now())
    return { id, shown: shownAppPassword(password) }
  })
}

/** Ends one, and every mail session with it. */
export function endAppPassword(
  { db, clock }: Needs,
  actor: SignedIn,
  id: Id,
): Promise<{ readonly ended: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    const ended = await endAppPasswords(tx, actor.accountId, clock.now(), id)
    if (ended === 0) return refuse('mailbox.app-password-gone')
    await tellSessionsOver(tx, actor.accountId)
    await record(tx, actor, 'mailbox.app-password-ended', id, {}, clock.now())
    return { ended: true }
  })
}

/** All at once: the account is closed, begins again, or is part of another now. */
export async function forgetAppPasswords(
  tx: Transaction,
  actor: Actor,
  accountId: AccountId,
  now: Date,
): Promise<void> {
  if ((await endAppPasswords(tx, accountId, now)) === 0) return
  await record(tx, actor, 'mailbox.app-passwords-ended', accountId, {}, now)
}
