import { fourEyesWaitFor, opensAs } from '../../../src/features/accounts/life/rules.ts'
import { day, decideAgain } from '../../../src/features/sign-in/welcome/rules.ts'
import type { Beginner } from '../../../src/features/sign-in/welcome/rules.ts'
import { isRefusal } from '../../../src/values/refusal.ts'
import { beginAgain, giveCode, move, standingOf, tell } from './moves.ts'
import type { One, World } from './world.ts'

// Opening and beginning again, alone or with a second person.

export function unblock(world: World, one: One): boolean {
  const to = opensAs(one.reason, one.hasPassword)
  if (!move(world, one, to, 'accounts.unblocked')) return false
  if (to === 'initial') giveCode(world, one, true)
  else tell(one, 'accounts.unblocked')
  return true
}

export function ask(
  world: World,
  one: One,
  kind: 'reinitialise' | 'unblock',
  by: 'owner' | 'staff',
): boolean {
  const isWaiting = world.asked.some(
    (it) =>
      it.account === one.place &&
      it.kind === kind &&
      !it.isSettled &&
      it.at.getTime() + fourEyesWaitFor > world.now.getTime(),
  )
  if (!isWaiting) world.asked.push({ account: one.place, kind, by, at: world.now, isSettled: false })
  return !isWaiting
}

export function again(world: World, one: One, by: Beginner, take = () => {}): boolean {
  const since = world.now.getTime() - day
  const today = one.links.filter(
    (link) => link.purpose === 'welcome' && link.facts['again'] === true && link.createdAt.getTime() > since,
  ).length
  const verdict = decideAgain(
    { account: { state: one.state, blockReason: one.reason }, standing: standingOf(one), by, today },
    world.now,
  )
  if (isRefusal(verdict)) return false
  take()
  return verdict === 'begin'
    ? beginAgain(world, one)
    : ask(world, one, 'reinitialise', by === 'owner' ? 'owner' : 'staff')
}
