import type { Transaction } from '../../../../platform/database/database.ts'
import type { Secrets } from '../../../../platform/secrets.ts'
import type { Actor } from '../../../../values/actor.ts'
import type { AccountId } from '../../../../values/ids.ts'
import { refuse } from '../../../../values/refusal.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { emailKey } from '../../rules.ts'
import { holdAccount } from '../../store/accounts.ts'
import { recipientOf } from '../../store/identifiers.ts'
import { holdAddress } from '../../store/sign-ups.ts'
import { addressesOf, findAddressHolder, freeAddress, saveAddress, saveContact } from '../store.ts'
import { isLive } from '../rules.ts'
import { tellChanged } from './tellings.ts'

/**
 * Gives an account another contact address, for somebody who can no longer read the old one. The old one is told, and can
 * take it back for a week; until then nothing that is mailed to the new one opens the account by itself.
 */
export async function replaceContact(
  tx: Transaction,
  secrets: Secrets,
  actor: Actor,
  it: { readonly accountId: AccountId; readonly email: string },
  now: Date,
): Promise<{ readonly contact: string } | Refusal> {
  const key = emailKey(it.email)
  const held = await holdAccount(tx, it.accountId)
  if (!key) return refuse('accounts.address-wrong')
  if (!held || held.state === 'merged' || held.state === 'closed') return refuse('accounts.not-in-this-state')
  await holdAddress(tx, key)
  const before = await addressesOf(tx, held.id)
  const was = before.find((one) => one.isContact)
  if (was?.key === key) return refuse('accounts.address-is-contact-already')
  const holder = await findAddressHolder(tx, key, now)
  if (holder && holder.accountId !== held.id) return refuse('accounts.address-elsewhere')

  if (!before.some((one) => isLive(one) && one.key === key)) {
    await freeAddress(tx, key, now)
    await saveAddress(tx, held.id, { key, shown: it.email }, now)
  }
  await saveContact(tx, held.id, key, now)
  await record(tx, actor, 'accounts.contact-changed', held.id, {}, now)
  const to = await recipientOf(tx, held.personId)
  const change = { accountId: held.id, what: 'contact', before } as const
  if (to && was) await tellChanged(tx, secrets, { ...change, to, about: was, old: was }, now)
  return { contact: it.email }
}
