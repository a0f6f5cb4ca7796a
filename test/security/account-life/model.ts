import { isResting } from '../../../src/features/accounts/addresses/rules.ts'
import { decideClosing, erasedOn, thinkItOver } from '../../../src/features/accounts/closing/rules.ts'
import { fourEyesWaitFor, mayUnblockAlone, opensByMail } from '../../../src/features/accounts/life/rules.ts'
import { decideLink } from '../../../src/features/accounts/links/rules.ts'
import { canBeUndoneFor } from '../../../src/features/accounts/merging/rules.ts'
import { lockWorksFor } from '../../../src/features/sign-in/lock/rules.ts'
import {
  decideReset,
  earlierOf,
  mayWriteAgain,
  recoveryWorksFor,
} from '../../../src/features/sign-in/recovery/rules.ts'
import {
  decideCode,
  decideOpened,
  isAbandoned,
  openingsOf,
} from '../../../src/features/sign-in/welcome/rules.ts'
import { stranger } from '../../../src/values/actor.ts'
import { isRefusal } from '../../../src/values/refusal.ts'
import { changeContact, free, holderOf, undo } from './addresses.ts'
import { again, ask, unblock } from './again.ts'
import {
  beginAgain,
  block,
  change,
  endLinks,
  giveCode,
  giveLink,
  giveRestart,
  move,
  standingOf,
  tell,
} from './moves.ts'
import {
  leadsTo,
  liveOf,
  reasons,
  waits,
  type Act,
  type Aimed,
  type Kind,
  type One,
  type World,
} from './world.ts'

const hour = 3_600_000

function begin(world: World, key: string, state: 'initial' | 'active', isPowerful: boolean): One | undefined {
  if (holderOf(world, key)) return undefined
  free(world, key)
  const one: One = {
    place: world.accounts.length,
    isPowerful,
    state,
    reason: null,
    stateSince: world.now,
    hasPassword: state === 'active',
    hasSignedIn: false,
    sessions: 0,
    contactChangedAt: null,
    addresses: [{ key, shown: key, isContact: true, since: world.now, endedAt: null }],
    links: [],
    mergedInto: undefined,
    mergedAt: undefined,
    acts: [],
    mails: {},
  }
  world.accounts.push(one)
  return one
}

const acts: Readonly<Record<Kind, Act>> = {
  signUp: (world, { address }) => {
    const lately = world.signUps.filter(
      (one) => one.address === address && world.now.getTime() - one.at.getTime() < hour,
    )
    if (lately.filter((one) => !one.isSilent).length >= 5) {
      world.signUps.push({ address, at: world.now, isSilent: true, usedAt: null, endedAt: world.now })
      return true
    }
    for (const one of world.signUps) if (one.address === address && !one.usedAt) one.endedAt ??= world.now
    world.signUps.push({ address, at: world.now, isSilent: false, usedAt: null, endedAt: null })
    return true
  },
  verify: (world, { signUp, how }) => {
    const it = world.signUps[signUp]
    if (!it || it.usedAt || it.endedAt || it.at.getTime() + 72 * hour <= world.now.getTime()) return false
    const one = begin(world, it.address, 'active', how % 4 === 3)
    if (!one) return false
    it.usedAt = world.now
    tell(one, 'accounts.activated')
    return true
  },
  create: (world, { address, how }) => {
    const one = begin(world, address, 'initial', how % 4 === 3)
    if (one) giveCode(world, one, false)
    return one !== undefined
  },
  open: (world, { account, link }) => {
    const live = decideCode(link, world.now)
    if (!link || isRefusal(live) || account.state !== 'initial') return false
    if (isAbandoned(live, world.now)) {
      block(world, account, 'initial-not-changed')
      return false
    }
    const openings = [...openingsOf(live), { at: world.now.toISOString() }]
    change(account, link, { facts: { ...link.facts, openings } })
    world.opened.push({ account: account.place, nth: link.nth, opening: openings.length - 1 })
    return true
  },
  leave: (world, it) => {
    const found = codeOpened(world, it)
    if (!found) return false
    const { account, link, opening } = found
    const openings = openingsOf(link).map((one, place) => (place === opening ? { ...one, left: true } : one))
    change(account, link, { facts: { ...link.facts, openings } })
    if (isAbandoned({ facts: { openings } }, world.now)) block(world, account, 'initial-not-changed')
    return true
  },
  choose: (world, it) => {
    const found = codeOpened(world, it)
    if (!found || found.account.state !== 'initial') return false
    change(found.account, found.link, { usedAt: world.now })
    move(world, found.account, 'active', 'sign-in.activated')
    found.account.hasPassword = true
    tell(found.account, 'accounts.activated')
    return true
  },
  pass: (world, { how }) => {
    world.now = new Date(world.now.getTime() + (waits[how % waits.length] ?? 0))
    for (const one of world.accounts) {
      if (one.state !== 'initial') continue
      const live = decideCode(liveOf(one, 'welcome')[0], world.now)
      if (isRefusal(live) || isAbandoned(live, world.now)) block(world, one, 'initial-not-changed')
    }
    return true
  },
  enter: (world, { account, how }) => {
    const one = leadsTo(world, account)
    if (one.state !== 'active' || !one.hasPassword) return false
    if (one.hasSignedIn && how % 2 === 0) {
      giveLink(world, one, 'account.lock', lockWorksFor)
      tell(one, 'sign-in.new-device')
    }
    one.hasSignedIn = true
    one.sessions += 1
    return true
  },
  guess: () => false,
  recover: (world, { account }) => {
    const one = leadsTo(world, account)
    const earlier = one.links.filter(({ purpose }) => purpose === 'recovery').map(earlierOf)
    if (!mayWriteAgain(false, earlier, world.now)) return true
    endLinks(world, one, ({ purpose }) => purpose === 'recovery')
    giveLink(world, one, 'recovery', recoveryWorksFor, { by: 'identifier' })
    if (one.state !== 'active') endLinks(world, one, ({ purpose }) => purpose === 'recovery')
    if (one.state === 'initial' || opensByMail(one.reason)) giveRestart(world, one)
    return true
  },
  reset: (world, { account, link }) => {
    if (!link || isRefusal(decideReset(link, world.now)) || account.state !== 'active') return false
    change(account, link, { usedAt: world.now })
    endLinks(world, account, ({ purpose }) => purpose === 'recovery')
    account.sessions = 0
    account.hasPassword = true
    return true
  },
  block: (world, { account, how }) => block(world, account, reasons[how % reasons.length] ?? 'staff'),
  unblock: (world, { account }) => {
    if (account.state !== 'blocked') return false
    const officer = { ...stranger, permissions: new Set(['accounts.manage']) }
    return mayUnblockAlone(standingOf(account), officer, world.now)
      ? unblock(world, account)
      : ask(world, account, 'unblock', 'staff')
  },
  again: (world, { account, how }) => again(world, account, how % 2 === 0 ? 'staff' : 'focal-point'),
  confirm: (world, { asked }) => {
    const it = world.asked[asked]
    const one = it && world.accounts[it.account]
    if (!it || !one || it.isSettled || it.at.getTime() + fourEyesWaitFor <= world.now.getTime()) return false
    const isDone =
      it.kind === 'unblock' ? one.state === 'blocked' && unblock(world, one) : beginAgain(world, one)
    it.isSettled = isDone
    return isDone
  },
  lock: (world, { account, link }) => {
    if (!link || isRefusal(decideLink(link, world.now))) return false
    change(account, link, { usedAt: world.now })
    return block(world, account, 'owner')
  },
  restart: (world, { account, link }) => {
    if (!link || isRefusal(decideLink(link, world.now))) return false
    return again(world, account, 'owner', () => change(account, link, { usedAt: world.now }))
  },
  changeContact,
  undo,
  merge: (world, { account: survivor, other: merged }) => {
    if (survivor === merged || survivor.state !== 'active') return false
    if (merged.state === 'closed' || merged.state === 'merged' || merged.isPowerful) return false
    move(world, merged, 'merged', 'accounts.merged')
    merged.hasPassword = false
    merged.mergedInto = survivor.place
    merged.mergedAt = world.now
    for (let mails = 0; mails < 2; mails++) tell(survivor, 'accounts.merged')
    return true
  },
  takeApart: (world, { account: merged }) => {
    const survivor = merged.mergedInto === undefined ? undefined : world.accounts[merged.mergedInto]
    if (merged.state !== 'merged' || !survivor || !merged.mergedAt) return false
    if (merged.mergedAt.getTime() + canBeUndoneFor <= world.now.getTime()) return false
    move(world, merged, 'active', 'accounts.merge-undone')
    for (const one of [survivor, merged]) tell(one, 'accounts.merge-undone')
    return true
  },
  close: (world, { account }) => {
    const staffRoles = account.isPowerful ? ['badge-desk'] : []
    if (isRefusal(decideClosing(account, { staffRoles, lastIn: [] }))) return false
    move(world, account, 'closed', 'accounts.closed')
    giveLink(world, account, 'account.reopen', thinkItOver)
    for (const one of account.addresses)
      if (one.endedAt === null || isResting(one, world.now)) tell(account, 'accounts.closed')
    return true
  },
  reopen: (world, { account, link }) => {
    if (!link || isRefusal(decideLink(link, world.now)) || account.state !== 'closed') return false
    if (erasedOn(account.stateSince) <= world.now) return false
    change(account, link, { usedAt: world.now })
    move(world, account, 'active', 'accounts.reopened')
    tell(account, 'accounts.reopened')
    return true
  },
}

/** Does a step in the world. */
export const act = (world: World, it: Aimed): boolean => acts[it.kind](world, it)

function codeOpened(world: World, { opened: place }: Aimed) {
  const opened = world.opened[place]
  const account = opened && world.accounts[opened.account]
  const link = account?.links.find((one) => one.purpose === 'welcome' && one.nth === opened?.nth)
  if (!account || !link || !opened) return undefined
  return isRefusal(decideOpened(link, opened.opening, world.now))
    ? undefined
    : { account, link, opening: opened.opening }
}
