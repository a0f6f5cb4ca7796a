import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operator, stranger } from '../../../values/actor.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { blockReasons } from '../states.ts'
import {
  decideFourEyes,
  decideFourEyesRefusal,
  isContactNew,
  mayUnblockAlone,
  needsFourEyes,
  opensAs,
  opensByMail,
} from './rules.ts'
import type { FourEyes, Standing } from './types.ts'

const now = new Date('2026-11-25T12:00:00Z')
const days = (count: number) => new Date(now.getTime() + count * 24 * 3_600_000)
const plain: Standing = { isPrivileged: false, contactChangedAt: null }
const powerful: Standing = { isPrivileged: true, contactChangedAt: null }
const moved = (daysAgo: number): Standing => ({ isPrivileged: false, contactChangedAt: days(-daysAgo) })

const asked: FourEyes = {
  id: 'f',
  kind: 'reinitialise',
  accountId: 'about',
  askedBy: 'one',
  reason: 'The mailbox is lost',
  facts: {},
  createdAt: days(-1),
  expiresAt: days(2),
  confirmedBy: null,
  confirmedAt: null,
  refusedBy: null,
  refusedAt: null,
  endedAt: null,
}
const verdict = (it: FourEyes | undefined, by: string, at = now): string => {
  const outcome = decideFourEyes(it, by, at)
  return isRefusal(outcome) ? outcome.refused : 'fine'
}

const officer = (...permissions: string[]): SignedIn => ({
  kind: 'person',
  accountId: 'officer',
  personId: 'p',
  name: 'Officer',
  permissions: new Set(permissions),
  assurance: 'two-factor',
  withheld: new Set(),
})

test('who lets the first password go by, locks the account, or stays away opens it again by mail', () => {
  assert.deepEqual(blockReasons.filter(opensByMail), ['initial-not-changed', 'owner', 'inactive'])
  assert.equal(opensByMail(null), false)
})

test('a contact address is new for a week', () => {
  assert.ok(isContactNew(moved(0), now) && isContactNew(moved(6.9), now))
  assert.ok(!isContactNew(moved(7), now) && !isContactNew(plain, now))
})

test('staff, focal points and people whose address is new are not begun again by one person alone', () => {
  assert.ok(needsFourEyes(powerful, now) && needsFourEyes(moved(1), now))
  assert.ok(!needsFourEyes(plain, now) && !needsFourEyes(moved(8), now))
})

test('an account with powers is opened by an administrator, an operator, or two people', () => {
  assert.ok(mayUnblockAlone(plain, officer('accounts.manage'), now))
  assert.ok(!mayUnblockAlone(powerful, officer('accounts.manage'), now))
  assert.ok(mayUnblockAlone(powerful, officer('accounts.manage', 'roles.manage'), now))
  assert.ok(mayUnblockAlone(powerful, operator, now))
  assert.ok(!mayUnblockAlone(powerful, stranger, now))
})

test('an account that somebody else may know the way into begins again', () => {
  for (const reason of ['owner', 'breach', 'initial-not-changed'] as const)
    assert.equal(opensAs(reason, true), 'initial', reason)
  for (const reason of ['staff', 'focal-point', 'inactive'] as const)
    assert.deepEqual([opensAs(reason, true), opensAs(reason, false)], ['active', 'initial'], reason)
})

test('another person confirms, in time and once', () => {
  assert.equal(verdict(asked, 'other'), 'fine')
  assert.equal(verdict(asked, 'other', asked.expiresAt), 'accounts.four-eyes-expired')
  for (const settled of [{ confirmedAt: now }, { refusedAt: now }, { endedAt: now }])
    assert.equal(verdict({ ...asked, ...settled }, 'other'), 'accounts.four-eyes-settled')
  assert.equal(verdict(undefined, 'other'), 'accounts.four-eyes-unknown')
})

test('nobody confirms what they asked for, or what is about themselves', () => {
  assert.equal(verdict(asked, 'one'), 'accounts.four-eyes-same-person')
  assert.equal(verdict(asked, 'about'), 'accounts.four-eyes-about-you')
  assert.equal(verdict({ ...asked, askedBy: 'about' }, 'about'), 'accounts.four-eyes-about-you')
})

test('who asked may take it back, but not when it is settled', () => {
  assert.equal(decideFourEyesRefusal(asked, 'one', now), asked)
  assert.equal(decideFourEyesRefusal(asked, 'other', now), asked)
  assert.ok(isRefusal(decideFourEyesRefusal({ ...asked, confirmedAt: now }, 'one', now)))
  assert.ok(isRefusal(decideFourEyesRefusal(asked, 'about', now)))
  assert.ok(isRefusal(decideFourEyesRefusal(undefined, 'one', now)))
})
