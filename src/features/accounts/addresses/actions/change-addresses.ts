import { inTransaction } from '../../../../platform/database/database.ts'
import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { holdAccount } from '../../store/accounts.ts'
import { recipientOf } from '../../store/identifiers.ts'
import { findLink } from '../../store/links.ts'
import { decideContact, decideRemoval } from '../rules.ts'
import { addressesOf, endAsked, saveAddressEnded, saveContact } from '../store.ts'
import { confirmPurpose } from '../types.ts'
import type { Address, AskedFacts } from '../types.ts'
import { tellChanged } from './tellings.ts'
import type { Changed } from './tellings.ts'

type Doors = Pick<House, 'db' | 'secrets'>

/** The body writes to another of the account's addresses. The one it wrote to before can take that back for a week. */
export function makeContact(
  { db, secrets }: Doors,
  actor: SignedIn,
  key: string,
  now: Date,
): Promise<{ readonly contact: string } | Refusal> {
  return inTransaction(db, async (tx) => {
    const all = await heldAddresses(tx, actor)
    const outcome = decideContact(all, key)
    if (isRefusal(outcome)) return outcome
    const { was, becomes } = outcome
    await saveContact(tx, actor.accountId, becomes.key, now)
    await record(tx, actor, 'accounts.contact-changed', actor.accountId, {}, now)
    await told(tx, secrets, actor, { what: 'contact', about: was, old: was, before: all }, now)
    return { contact: becomes.shown }
  })
}

/** An address no longer leads to the account. It rests for a week: nobody else may have it, and it can come back. */
export function removeAddress(
  { db, secrets }: Doors,
  actor: SignedIn,
  key: string,
  now: Date,
): Promise<{ readonly removed: string } | Refusal> {
  return inTransaction(db, async (tx) => {
    const all = await heldAddresses(tx, actor)
    const outcome = decideRemoval(all, key)
    if (isRefusal(outcome)) return outcome
    const { removed } = outcome
    await saveAddressEnded(tx, actor.accountId, removed.key, now)
    await record(tx, actor, 'accounts.address-removed', actor.accountId, {}, now)
    await told(tx, secrets, actor, { what: 'removed', about: removed, old: removed, before: all }, now)
    return { removed: removed.shown }
  })
}

/** Gives up an address that was asked for and is not proven yet. */
export function giveUpAsked(
  { db }: Pick<House, 'db'>,
  actor: SignedIn,
  id: Id,
  now: Date,
): Promise<{ readonly givenUp: true } | Refusal> {
  return inTransaction(db, async (tx) => {
    const link = await findLink(tx, id)
    if (link?.accountId !== actor.accountId || link.purpose !== confirmPurpose)
      return refuse('accounts.address-unknown')
    await endAsked(tx, actor.accountId, (link.facts as unknown as AskedFacts).key, now)
    await record(tx, actor, 'accounts.address-given-up', actor.accountId, { link: id }, now)
    return { givenUp: true }
  })
}

async function heldAddresses(tx: Transaction, actor: SignedIn): Promise<readonly Address[]> {
  const held = await holdAccount(tx, actor.accountId)
  return held?.state === 'active' ? addressesOf(tx, held.id) : []
}

async function told(
  tx: Transaction,
  secrets: Doors['secrets'],
  actor: SignedIn,
  change: Omit<Changed, 'accountId' | 'to'>,
  now: Date,
): Promise<void> {
  const to = await recipientOf(tx, actor.personId)
  if (to) await tellChanged(tx, secrets, { ...change, accountId: actor.accountId, to }, now)
}
