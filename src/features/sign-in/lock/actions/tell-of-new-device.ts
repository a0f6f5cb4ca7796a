import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { recipientOf, saveLink } from '../../../accounts/index.ts'
import type { Account } from '../../../accounts/index.ts'
import { lock, lockWorksFor } from '../rules.ts'

/** From what somebody signed in: "Firefox, Linux", and the network without the end of the address. */
export type Device = { readonly name: string; readonly network: string }

/**
 * Writes to the contact address that somebody signed in on a device which is not known, with a link that locks the
 * account. Not for the first sign-in of all: its device is new, and its owner is at it.
 */
export async function tellOfNewDevice(
  tx: Transaction,
  { secrets }: Pick<House, 'secrets'>,
  account: Pick<Account, 'id' | 'personId' | 'signedInAt'>,
  device: Device,
  now: Date,
): Promise<void> {
  const to = account.signedInAt && (await recipientOf(tx, account.personId))
  if (!to) return
  const expiresAt = new Date(now.getTime() + lockWorksFor)
  const link = await saveLink(tx, secrets, { purpose: lock, accountId: account.id, expiresAt }, now)
  const facts = { link, at: now.toISOString(), device: device.name, network: device.network }
  const onceKey = `sign-in.new-device:${link}`
  await tell(tx, { occasion: 'sign-in.new-device', to, facts, lane: 'now', onceKey }, now)
}
