import type { House } from '../../../platform/house.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { type DeliverInside, type Handed, readMailAddress, withFields } from '../../mail-routing/index.ts'
import { type HouseAddress, isHouseName } from '../smtp/house-address.ts'
import { findMailboxOfAddress } from '../store/addresses.ts'
import { deliver } from './deliver.ts'

/**
 * How a letter of the queue gets into a mailbox of this house, or to an address of the house itself. A full mailbox is tried again for
 * days, like any other. Without `addresses`, letters to the house are left to the process that has them.
 */
export const deliverInside =
  (house: Pick<House, 'db' | 'clock'>, addresses?: readonly HouseAddress[]): DeliverInside =>
  async (address, raw, { sender, accountId }): Promise<Handed> => {
    const read = readMailAddress(address)
    if (!read) return unknown
    const verdict = { origin: 'inside', ...(accountId && { accountId }) } as const
    if (isHouseName(read.local)) {
      if (!addresses) return { how: 'left' }
      const meant = addresses.find((one) => one.matches(read.local))
      const facts = { local: read.local, address, sender, verdict, at: house.clock.now() }
      return meant ? meant.take(raw, facts) : unknown
    }
    const box = await findMailboxOfAddress(house.db, read)
    if (!box) return unknown
    const outcome = await deliver(house, box.id, withFields(raw, [`Return-Path: <${sender}>`]), { verdict })
    return isRefusal(outcome) ? (answers[outcome.refused] ?? never) : { how: 'sent' }
  }

const unknown: Handed = { how: 'never', said: 'no such mailbox here', code: '5.1.1' }
const never: Handed = { how: 'never', said: 'the mailbox is not in use', code: '5.2.1' }
const answers: Readonly<Record<string, Handed>> = {
  'mailbox.full': { how: 'later', said: 'the mailbox is full' },
  'mailbox.full-for-days': { how: 'never', said: 'the mailbox has been full for days', code: '5.2.2' },
  'mailbox.too-large': { how: 'never', said: 'the message is too large', code: '5.3.4' },
}
