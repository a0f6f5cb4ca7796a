import { type Handed, withoutTag } from '../mail-routing/index.ts'
import type { Verdict } from './types.ts'

/** Before the `@`: names that are the house's own and never anybody's mailbox, whatever follows them after a plus. */
const houseNames: ReadonlySet<string> = new Set(['postmaster', 'abuse', 'enquiry'])

export const isHouseName = (local: string): boolean => houseNames.has(withoutTag(local).toLowerCase())

/** What is known of a message to an address of the house. */
export type HouseMail = {
  /** Before the `@`, as it was written. */
  readonly local: string
  readonly address: string
  /** Of the envelope; empty: a bounce, or something else that nobody answers. */
  readonly sender: string
  readonly verdict: Verdict
  readonly at: Date
}

/**
 * An address at the mail domain behind which is no mailbox but a room of the house; `src/mail.ts` hands them over. Its name stands in
 * `houseNames`. What `take` gives back is the answer at the door: `sent` when the message is kept for good, `later` when its sender is to
 * try again, `never` when there is no such address.
 */
export type HouseAddress = {
  /** Whether this address is meant. Pure, whatever the case of the letters. */
  matches(local: string): boolean
  take(raw: Buffer, facts: HouseMail): Promise<Handed>
}
