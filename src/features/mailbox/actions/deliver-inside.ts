import { isRefusal } from '../../../values/refusal.ts'
import { type DeliverInside, type Due, type Handed, readMailAddress } from '../../mail-routing/index.ts'
import { receive, type ReceivingHouse } from '../forwarding/receive.ts'
import { type HouseAddress, isHouseName } from '../house-address.ts'
import { findMailboxOfAddress } from '../store/addresses.ts'
import type { Verdict } from '../types.ts'

/**
 * How a letter of the queue gets into a mailbox of this house, or to an address of the house itself. A full mailbox is tried again for
 * days, like any other. Without `addresses`, letters to the house are left to the process that has them.
 */
export const deliverInside =
  (house: ReceivingHouse, addresses?: readonly HouseAddress[]): DeliverInside =>
  async (address, raw, it): Promise<Handed> => {
    const { sender } = it
    const read = readMailAddress(address)
    if (!read) return unknown
    const verdict = verdictOf(it)
    if (isHouseName(read.local)) {
      if (!addresses) return { how: 'left' }
      const meant = addresses.find((one) => one.matches(read.local))
      const facts = { local: read.local, address, sender, verdict, at: house.clock.now() }
      return meant ? meant.take(raw, facts) : unknown
    }
    const box = await findMailboxOfAddress(house.db, read)
    if (!box) return unknown
    const outcome = await receive(house, box.id, { raw, sender, verdict })
    return isRefusal(outcome) ? (answers[outcome.refused] ?? never) : { how: 'sent' }
  }

/** A letter that only goes on is from where it came at first. */
const verdictOf = ({ kind, accountId, facts }: Due): Verdict =>
  kind === 'forward' && facts['verdict']
    ? (facts['verdict'] as Verdict)
    : { origin: 'inside', ...(accountId && { accountId }) }

const unknown: Handed = { how: 'never', said: 'no such mailbox here', code: '5.1.1' }
const never: Handed = { how: 'never', said: 'the mailbox is not in use', code: '5.2.1' }
const answers: Readonly<Record<string, Handed>> = {
  'mailbox.full': { how: 'later', said: 'the mailbox is full' },
  'mailbox.full-for-days': { how: 'never', said: 'the mailbox has been full for days', code: '5.2.2' },
  'mailbox.too-large': { how: 'never', said: 'the message is too large', code: '5.3.4' },
}
