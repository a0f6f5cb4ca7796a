import type { Transaction } from '../../../../platform/database/database.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { Secrets } from '../../../../platform/secrets.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { saveLink } from '../../store/links.ts'
import type { Contact } from '../../types.ts'
import { standing, undoWorksFor } from '../rules.ts'
import { undoPurpose } from '../types.ts'
import type { Address, AddressChange, UndoFacts } from '../types.ts'

/** One change to the addresses of an account. */
export type Changed = {
  readonly accountId: AccountId
  /** The person, with the contact address as it is after the change. */
  readonly to: Contact
  readonly what: AddressChange
  /** The address that was added or removed, or that no longer is the contact address. */
  readonly about: Pick<Address, 'key' | 'shown'>
  /** Where the link goes that takes the change back. */
  readonly old: Pick<Address, 'key' | 'shown'>
  /** Every address as it was before. */
  readonly before: readonly Address[]
}

/** Writes to the old address how to take the change back, and to the contact address that it happened. */
export async function tellChanged(tx: Transaction, secrets: Secrets, it: Changed, now: Date): Promise<void> {
  const facts: UndoFacts = {
    what: it.what,
    about: it.about.shown,
    to: it.old.key,
    before: standing(it.before),
  }
  const expiresAt = new Date(now.getTime() + undoWorksFor)
  const link = await saveLink(
    tx,
    secrets,
    { purpose: undoPurpose, accountId: it.accountId, facts, expiresAt },
    now,
  )
  const old = { ...it.to, address: it.old.shown }
  await tell(
    tx,
    {
      occasion: 'accounts.address-changed',
      to: old,
      facts: { link },
      lane: 'now',
      onceKey: `accounts.address-changed:${link}`,
    },
    now,
  )
  if (it.to.address === it.old.shown) return
  await tellNote(tx, it.to, { account: it.accountId, what: it.what, about: it.about.shown }, link, now)
}

/** Tells somebody that their addresses are others than before, where they cannot do anything about it from there. */
export async function tellNote(
  tx: Transaction,
  to: Contact,
  facts: { readonly account: AccountId; readonly what: AddressChange | 'restored'; readonly about: string },
  once: string,
  now: Date,
): Promise<void> {
  const onceKey = `accounts.address-note:${facts.what}:${once}:${to.address}`
  await tell(tx, { occasion: 'accounts.address-note', to, facts, lane: 'now', onceKey }, now)
}
