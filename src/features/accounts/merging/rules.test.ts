import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Account } from '../types.ts'
import { decideMerge, decideTakingApart, isToSettle } from './rules.ts'
import type { ToMerge } from './rules.ts'
import type { Merge } from './types.ts'

const day = 24 * 3_600_000
const now = new Date('2026-11-25T09:00:00Z')
const before = (days: number) => new Date(now.getTime() - days * day)
const account = (id: string, more: Partial<Account> = {}) =>
  ({ id, personId: `${id}-person`, state: 'active', blockReason: null, mergedInto: null, ...more }) as Account
const two: ToMerge = {
  survivor: account('a'),
  merged: account('b'),
  standing: { isPrivileged: false, contactChangedAt: null },
  hasStaffRole: false,
  hasSecondFactor: false,
}
const decided = (more: Partial<ToMerge>, by: 'owner' | 'desk' = 'owner') => {
  const outcome = decideMerge({ ...two, ...more }, by, now)
  return 'refused' in outcome ? outcome.refused : 'merge'
}

test('two active accounts of one person become one', () => {
  assert.equal(decided({}), 'merge')
})

test('an account does not become part of itself, of one that is over, or twice', () => {
  assert.equal(decided({ merged: two.survivor }), 'accounts.merge-same')
  assert.equal(decided({ survivor: account('a', { state: 'blocked' }) }), 'accounts.merge-survivor-over')
  assert.equal(decided({ merged: account('b', { state: 'closed' }) }), 'accounts.merge-over')
  assert.equal(decided({ merged: account('b', { state: 'merged' }) }), 'accounts.merge-over')
})

test('an account that lies idle, or that its owner locked, can go; one that others blocked cannot', () => {
  const blocked = (blockReason: Account['blockReason']) => account('b', { state: 'blocked', blockReason })
  for (const own of ['inactive', 'owner', 'initial-not-changed'] as const)
    assert.equal(decided({ merged: blocked(own) }), 'merge')
  for (const others of ['staff', 'breach', 'focal-point'] as const) {
    assert.equal(decided({ merged: blocked(others) }), 'accounts.merge-blocked')
    assert.equal(decided({ merged: blocked(others) }, 'desk'), 'merge')
  }
  assert.equal(decided({ merged: account('b', { state: 'initial' }) }), 'merge')
})

test('powers never move because somebody reads a mailbox', () => {
  const standing = { isPrivileged: true, contactChangedAt: null }
  assert.equal(decided({ standing }), 'accounts.merge-focal-point')
  assert.equal(decided({ standing, hasStaffRole: true }), 'accounts.merge-staff')
  assert.equal(decided({ standing, hasStaffRole: true }, 'desk'), 'accounts.merge-staff')
  assert.equal(decided({ standing }, 'desk'), 'merge')
})

test('what a second factor guards, and what has just changed hands, goes by the desk', () => {
  assert.equal(decided({ hasSecondFactor: true }), 'accounts.merge-second-factor')
  const standing = { isPrivileged: false, contactChangedAt: before(6) }
  assert.equal(decided({ standing }), 'accounts.merge-contact-new')
  assert.equal(decided({ standing: { ...standing, contactChangedAt: before(7) } }), 'merge')
  assert.equal(decided({ standing, hasSecondFactor: true }, 'desk'), 'merge')
})

const merge: Merge = {
  id: 'm',
  survivorId: 'a',
  mergedId: 'b',
  mergedAt: before(29),
  moved: {},
  undoneAt: null,
  settledAt: null,
}
const gone = { state: 'merged', mergedInto: 'a' } as const
const apart = (it: Merge | undefined, merged: Parameters<typeof decideTakingApart>[1] = gone) => {
  const outcome = decideTakingApart(it, merged, now)
  return 'refused' in outcome ? outcome.refused : 'apart'
}

test('two accounts can be taken apart for thirty days, once', () => {
  assert.equal(apart(merge), 'apart')
  assert.equal(apart({ ...merge, mergedAt: before(30) }), 'accounts.merge-settled')
  assert.equal(apart({ ...merge, settledAt: now }), 'accounts.merge-settled')
  assert.equal(apart({ ...merge, undoneAt: now }), 'accounts.merge-unknown')
  assert.equal(apart(undefined), 'accounts.merge-unknown')
  assert.equal(apart(merge, { state: 'active', mergedInto: null }), 'accounts.not-in-this-state')
  assert.ok(isToSettle({ mergedAt: before(30) }, now) && !isToSettle({ mergedAt: before(29) }, now))
})
