import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { moveAccount } from '../../actions/move.ts'
import { isLive, isResting } from '../../addresses/rules.ts'
import { addressesOf } from '../../addresses/store.ts'
import { holdAccount } from '../../store/accounts.ts'
import { recipientOf } from '../../store/identifiers.ts'
import { saveLink } from '../../store/links.ts'
import type { Account } from '../../types.ts'
import type { WhenGoing } from '../listeners.ts'
import { decideClosing, erasedOn } from '../rules.ts'
import { findToHandOver, holdOrganisationsOf } from '../store.ts'
import { reopenPurpose } from '../types.ts'

/**
 * Closes somebody's own account: everybody is signed out, nothing lets in any more, and what the rooms above keep for the
 * person is withdrawn by `whenClosed`. For thirty days a mailed link opens it again; then it is erased.
 */
export function closeAccount(
  { db, secrets }: Pick<House, 'db' | 'secrets'>,
  actor: SignedIn,
  whenClosed: readonly WhenGoing[],
  now: Date,
): Promise<{ readonly closed: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    const held = await holdAccount(tx, actor.accountId)
    if (!held) return refuse('accounts.not-in-this-state')
    const going = { accountId: held.id, personId: held.personId }
    await holdOrganisationsOf(tx, held.personId)
    const outcome = decideClosing(held, await findToHandOver(tx, going))
    if (isRefusal(outcome)) return outcome

    const moved = await moveAccount(tx, actor, held, { to: 'closed', act: 'accounts.closed' }, now)
    if (isRefusal(moved)) return moved
    for (const listen of whenClosed) await listen(tx, actor, going, now)
    const about = { purpose: reopenPurpose, accountId: held.id, expiresAt: erasedOn(now) }
    await tellClosed(tx, held, await saveLink(tx, secrets, about, now), now)
    return { closed: true }
  })
}

/** To every address, also those removed lately: if somebody else closed the account, its owner reads one of them. */
async function tellClosed(tx: Transaction, held: Account, link: Id, now: Date): Promise<void> {
  const to = await recipientOf(tx, held.personId)
  const all = await addressesOf(tx, held.id)
  for (const { key, shown } of all.filter((one) => isLive(one) || isResting(one, now))) {
    const onceKey = `accounts.closed:${link}:${key}`
    const facts = { account: held.id, link }
    if (to)
      await tell(
        tx,
        { occasion: 'accounts.closed', to: { ...to, address: shown }, facts, lane: 'now', onceKey },
        now,
      )
  }
}
