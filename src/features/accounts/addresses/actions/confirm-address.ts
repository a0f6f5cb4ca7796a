import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { compareSoon } from '../../near-duplicates/store.ts'
import { holdAccount } from '../../store/accounts.ts'
import { recipientOf } from '../../store/identifiers.ts'
import { findLinkOfToken, takeLink } from '../../store/links.ts'
import { holdAddress } from '../../store/sign-ups.ts'
import { decideLinkOf } from '../../links/rules.ts'
import { decideAddition, isResting } from '../rules.ts'
import { addressesOf, findAddressHolder, freeAddress, saveAddress, saveContact } from '../store.ts'
import { confirmPurpose } from '../types.ts'
import type { Address, AskedFacts } from '../types.ts'
import { tellChanged } from './tellings.ts'

/**
 * Makes an address lead to the account that asked for it, once its holder, signed in to that account, says that it is
 * theirs. Whoever comes second with the same link is refused, and so is an address that somebody else has by then.
 */
export function confirmAddress(
  { db, secrets }: Pick<House, 'db' | 'secrets'>,
  actor: SignedIn,
  token: string,
  now: Date,
): Promise<{ readonly added: string; readonly isContact: boolean } | Refusal> {
  return inTransaction(db, async (tx) => {
    const found = await findLinkOfToken(tx, confirmPurpose, token)
    const link = decideLinkOf(actor.accountId, found, now)
    if (isRefusal(link)) return link
    const held = await holdAccount(tx, actor.accountId)
    if (held?.state !== 'active') return refuse('accounts.not-in-this-state')
    const it = link.facts as unknown as AskedFacts
    await holdAddress(tx, it.key)
    const before = await addressesOf(tx, held.id)
    const outcome = decideAddition(before, await holderOf(tx, held.id, it.key, now))
    if (isRefusal(outcome)) return outcome
    if (!(await takeLink(tx, link.id, now))) return refuse('accounts.link-used')

    await freeAddress(tx, it.key, now)
    await saveAddress(tx, held.id, it, now)
    if (it.isContact) await saveContact(tx, held.id, it.key, now)
    await compareSoon(tx, held.id, now)
    await record(
      tx,
      actor,
      'accounts.address-added',
      held.id,
      { link: link.id, isContact: it.isContact },
      now,
    )
    const was = before.find((one) => one.isContact)
    const to = await recipientOf(tx, actor.personId)
    if (was && to)
      await tellChanged(tx, secrets, { accountId: held.id, to, before, ...changeOf(it, was) }, now)
    return { added: it.shown, isContact: it.isContact }
  })
}

async function holderOf(tx: Transaction, own: string, key: string, now: Date) {
  const holder = await findAddressHolder(tx, key, now)
  return holder && { isOther: holder.accountId !== own, isResting: isResting(holder, now) }
}

/** An address that is at once the contact address is told as that: it is what its owner would want to take back. */
const changeOf = (it: AskedFacts, was: Address) =>
  it.isContact
    ? ({ what: 'contact', about: was, old: was } as const)
    : ({ what: 'added', about: it, old: was } as const)
