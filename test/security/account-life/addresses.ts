import {
  decideAddition,
  decideAsk,
  decideReturn,
  goesBackTo,
  isResting,
  standing,
  undoWorksFor,
} from '../../../src/features/accounts/addresses/rules.ts'
import type { Address } from '../../../src/features/accounts/addresses/types.ts'
import { decideLink } from '../../../src/features/accounts/links/rules.ts'
import { isRefusal } from '../../../src/values/refusal.ts'
import { change, endLinks, giveLink } from './moves.ts'
import type { Act, One, World } from './world.ts'

// Addresses that come and go, and changes that are taken back.

const hour = 3_600_000

/** Whose an address is, or was until lately. */
export function holderOf(world: World, key: string): { one: One; address: Address } | undefined {
  for (const one of world.accounts)
    for (const address of one.addresses)
      if (address.key === key && (address.endedAt === null || isResting(address, world.now)))
        return { one, address }
  return undefined
}

/** Lets go of an address that rested long enough, for somebody else. */
export function free(world: World, key: string): void {
  for (const one of world.accounts)
    one.addresses = one.addresses.filter(
      (each) => each.key !== key || each.endedAt === null || isResting(each, world.now),
    )
}

/** Asks for another contact address and proves it. */
export const changeContact: Act = (world, { account, address }) => {
  if (account.state !== 'active') return false
  const lately = account.links.filter(
    (one) => one.purpose === 'address.confirm' && world.now.getTime() - one.createdAt.getTime() < hour,
  )
  if (isRefusal(decideAsk(account.addresses, address, lately.length))) return false
  endLinks(world, account, (one) => one.purpose === 'address.confirm' && one.facts['key'] === address)
  const link = giveLink(world, account, 'address.confirm', 72 * hour, { key: address })
  const holder = holderOf(world, address)
  const whose = holder && { isOther: holder.one !== account, isResting: holder.address.endedAt !== null }
  if (isRefusal(decideAddition(account.addresses, whose))) return false
  change(account, link, { usedAt: world.now })
  const before = [...account.addresses]
  const was = before.find(({ isContact }) => isContact) as Address
  free(world, address)
  const others = account.addresses.filter(({ key }) => key !== address)
  const added = { key: address, shown: address, isContact: true, since: world.now, endedAt: null }
  account.addresses = [...others.map((one) => ({ ...one, isContact: false })), added]
  account.contactChangedAt = world.now
  const facts = { what: 'contact', about: was.shown, to: was.key, before: standing(before) }
  giveLink(world, account, 'address.undo', undoWorksFor, facts)
  return true
}
/** The old address takes the change back. */
export const undo: Act = (world, { account, link }) => {
  if (!link || isRefusal(decideLink(link, world.now)) || account.state === 'merged') return false
  const since = world.now.getTime() - undoWorksFor
  const lately = account.links.filter(
    (one) => one.purpose === 'address.undo' && one.createdAt.getTime() > since,
  )
  const back = decideReturn(account.addresses, goesBackTo(link, lately, world.now), world.now)
  if (isRefusal(back)) return false
  change(account, link, { usedAt: world.now })
  account.addresses = account.addresses.map((one) => ({
    ...one,
    endedAt: back.revive.includes(one) ? null : back.end.includes(one) ? world.now : one.endedAt,
    isContact: one.key === back.contact.key,
  }))
  account.contactChangedAt = null
  account.sessions = 0
  endLinks(world, account, ({ purpose }) => purpose !== 'account.reopen')
  return true
}
