import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { AccountLink } from '../links/types.ts'
import type { Address, Before, UndoFacts } from './types.ts'

const hour = 3_600_000
const day = 24 * hour

/** How long the link works that proves a new address. */
export const confirmWorksFor = 72 * hour
/** How long a change can be taken back from the old address. A removed address belongs to nobody else meanwhile. */
export const undoWorksFor = 7 * day
export const mostAddresses = 10
export const mostAsksAnHour = 5

export const isLive = (it: Address): boolean => it.endedAt === null

/** Removed so lately that it can still come back. */
export const isResting = (it: Pick<Address, 'endedAt'>, now: Date): boolean =>
  it.endedAt !== null && it.endedAt.getTime() + undoWorksFor > now.getTime()

/** Whether an account may ask for another address. Says nothing about whether anybody else has it. */
export function decideAsk(
  all: readonly Address[],
  key: string,
  askedLately: number,
): { readonly ask: true } | Refusal {
  const live = all.filter(isLive)
  if (live.some((one) => one.key === key)) return refuse('accounts.address-own')
  if (live.length >= mostAddresses) return refuse('accounts.addresses-enough', { most: mostAddresses })
  if (askedLately >= mostAsksAnHour) return refuse('accounts.address-asks-enough', { most: mostAsksAnHour })
  return { ask: true }
}

/** Whether a proven address can become this account's, given whose it is: another's, or another's that rests. */
export function decideAddition(
  all: readonly Address[],
  holder: { readonly isOther: boolean; readonly isResting: boolean } | undefined,
): { readonly add: true } | Refusal {
  if (holder?.isOther)
    return refuse(holder.isResting ? 'accounts.address-resting' : 'accounts.address-elsewhere')
  if (all.filter(isLive).length >= mostAddresses)
    return refuse('accounts.addresses-enough', { most: mostAddresses })
  return { add: true }
}

/** Which address the body writes to from now on. */
export function decideContact(
  all: readonly Address[],
  key: string,
): { readonly was: Address; readonly becomes: Address } | Refusal {
  const becomes = all.find((one) => isLive(one) && one.key === key)
  const was = all.find((one) => one.isContact)
  if (!becomes || !was) return refuse('accounts.address-unknown')
  if (becomes.isContact) return refuse('accounts.address-is-contact-already')
  return { was, becomes }
}

/** The last address stays, and so does the one that the body writes to: another one takes its place first. */
export function decideRemoval(all: readonly Address[], key: string): { readonly removed: Address } | Refusal {
  const live = all.filter(isLive)
  const removed = live.find((one) => one.key === key)
  if (!removed) return refuse('accounts.address-unknown')
  if (live.length === 1) return refuse('accounts.address-last')
  if (removed.isContact) return refuse('accounts.address-is-contact')
  return { removed }
}

/** How the addresses stand. */
export const standing = (all: readonly Address[]): Before => ({
  keys: all.filter(isLive).map((one) => one.key),
  contact: all.find((one) => one.isContact)?.key ?? '',
})

const factsOf = (link: AccountLink): UndoFacts => link.facts as unknown as UndoFacts

/**
 * To what somebody goes back who opens a link that undoes. Whoever changed one thing after the other cannot stand in the
 * way: it is the state before the earliest change of which the same address was told and that can still be undone.
 */
export function goesBackTo(opened: AccountLink, toldLately: readonly AccountLink[], now: Date): Before {
  const sameAddress = toldLately.filter(
    (one) => factsOf(one).to === factsOf(opened).to && !one.usedAt && !one.endedAt && one.expiresAt > now,
  )
  const earliest = [opened, ...sameAddress].sort(byAge)[0] as AccountLink
  return factsOf(earliest).before
}

/** Identifiers sort by age, so that two links of one moment do too. */
const byAge = (one: AccountLink, other: AccountLink): number =>
  one.createdAt.getTime() - other.createdAt.getTime() || (one.id < other.id ? -1 : 1)

/** What going back changes. An address that is free for others by now does not come back; one is always written to. */
export function decideReturn(
  all: readonly Address[],
  before: Before,
  now: Date,
):
  | { readonly revive: readonly Address[]; readonly end: readonly Address[]; readonly contact: Address }
  | Refusal {
  const back = all.filter((one) => before.keys.includes(one.key) && (isLive(one) || isResting(one, now)))
  const contact = back.find((one) => one.key === before.contact) ?? back[0]
  if (!contact) return refuse('accounts.link-expired')
  return {
    revive: back.filter((one) => !isLive(one)),
    end: all.filter((one) => isLive(one) && !back.includes(one)),
    contact,
  }
}
