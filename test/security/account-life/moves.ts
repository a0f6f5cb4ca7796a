import { forgetsPassword, mayMove, outliving } from '../../../src/features/accounts/states.ts'
import { opensByMail, restart, restartWorksFor } from '../../../src/features/accounts/life/rules.ts'
import type { Standing } from '../../../src/features/accounts/life/types.ts'
import type { AccountState, BlockReason } from '../../../src/features/accounts/types.ts'
import { isLive, liveOf, type Link, type One, type World } from './world.ts'

// What happens to an account in this world, written once, in the order in which the house promises it.

export const standingOf = (one: One): Standing => ({
  isPrivileged: one.isPowerful,
  contactChangedAt: one.contactChangedAt,
})

export function tell(one: One, occasion: string): void {
  one.mails[occasion] = (one.mails[occasion] ?? 0) + 1
}

export function endLinks({ now }: World, one: One, ends: (link: Link) => boolean): void {
  one.links = one.links.map((link) => (isLive(link) && ends(link) ? { ...link, endedAt: now } : link))
}

export function giveLink(
  { now }: World,
  one: One,
  purpose: string,
  worksFor: number,
  facts: Readonly<Record<string, unknown>> = {},
): Link {
  const nth = one.links.filter((link) => link.purpose === purpose).length
  const link: Link = {
    id: `${one.place} ${purpose} ${nth}`,
    nth,
    purpose,
    accountId: String(one.place),
    facts,
    createdAt: now,
    expiresAt: new Date(now.getTime() + worksFor),
    usedAt: null,
    endedAt: null,
  }
  one.links = [...one.links, link]
  return link
}

export function change(one: One, link: Link, to: Partial<Link>): void {
  one.links = one.links.map((each) => (each.id === link.id ? { ...each, ...to } : each))
}

/** The one way a state changes. False: it may not. */
export function move(world: World, one: One, to: AccountState, act: string, reason?: BlockReason): boolean {
  if (!mayMove(one.state, to)) return false
  one.state = to
  one.reason = reason ?? null
  one.stateSince = world.now
  one.sessions = 0
  if (to !== 'merged') one.mergedInto = undefined
  endLinks(world, one, ({ purpose }) => !outliving(to).includes(purpose))
  if (to === 'initial' || forgetsPassword(reason)) one.hasPassword = false
  one.acts.push(act)
  return true
}

export function block(world: World, one: One, reason: BlockReason): boolean {
  if (!move(world, one, 'blocked', 'accounts.blocked', reason)) return false
  if (opensByMail(reason)) giveRestart(world, one)
  tell(one, 'accounts.blocked')
  return true
}

export function giveRestart(world: World, one: One): void {
  endLinks(world, one, ({ purpose }) => purpose === restart)
  giveLink(world, one, restart, restartWorksFor)
}

export const codeWorksFor = 72 * 3_600_000

export function giveCode(world: World, one: One, again: boolean): void {
  endLinks(world, one, ({ purpose }) => purpose === 'welcome')
  giveLink(world, one, 'welcome', codeWorksFor, { again, openings: [] })
  tell(one, 'sign-in.welcome')
}

export function beginAgain(world: World, one: One): boolean {
  if (!move(world, one, 'initial', 'sign-in.reinitialised')) return false
  giveCode(world, one, true)
  for (const address of one.addresses)
    if (address.endedAt === null && !address.isContact) tell(one, 'sign-in.begun-again')
  return true
}

/** What must be true of an account at every moment. Says what is not. */
export function wrongWith(one: One): string[] {
  const wrong: string[] = []
  const live = liveOf(one).map(({ purpose }) => purpose)
  const mayLive: Record<AccountState, (purpose: string) => boolean> = {
    initial: (purpose) => ['welcome', restart, 'address.undo'].includes(purpose),
    active: (purpose) => purpose !== 'welcome' && purpose !== restart,
    blocked: (purpose) => [restart, 'address.undo'].includes(purpose),
    closed: (purpose) => ['account.reopen', 'address.undo'].includes(purpose),
    merged: () => false,
  }
  for (const purpose of live)
    if (!mayLive[one.state](purpose)) wrong.push(`a live ${purpose} while ${one.state}`)
  for (const purpose of ['welcome', 'recovery', restart])
    if (live.filter((each) => each === purpose).length > 1) wrong.push(`two live ${purpose}`)
  if (one.state !== 'active' && one.sessions > 0) wrong.push(`a session while ${one.state}`)
  if (one.state === 'initial' && one.hasPassword) wrong.push('a password while initial')
  if ((one.state === 'blocked') !== (one.reason !== null)) wrong.push('a block without a reason')
  const contacts = one.addresses.filter(({ isContact }) => isContact)
  if (contacts.length !== 1) wrong.push(`${contacts.length} contact addresses`)
  return wrong
}
