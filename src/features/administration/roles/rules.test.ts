import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SignedIn } from '../../../values/actor.ts'
import type { Target } from '../types.ts'
import { decideRole } from './rules.ts'

const administrator: SignedIn = {
  kind: 'person',
  accountId: 'administrator',
  personId: 'p',
  name: 'A',
  permissions: new Set(['roles.manage']),
  assurance: 'two-factor',
  withheld: new Set(),
}
const about = (more: Partial<Target> = {}): Target => ({
  accountId: 'somebody',
  personId: 'p',
  state: 'active',
  blockReason: null,
  isStaff: false,
  isFocalPoint: false,
  contactChangedAt: null,
  hasSessions: false,
  hasFactors: true,
  hasChangeWaiting: false,
  isMergeOpen: false,
  asked: [],
  ...more,
})
const outcome = (role: string, ends: boolean, it: Target) => {
  const decided = decideRole(administrator, { accountId: it.accountId, role, ends }, it)
  return 'refused' in decided ? decided.refused : decided.needsSecond ? 'asks' : 'does'
}

test('an administrator gives and ends roles of others', () => {
  assert.equal(outcome('badge-desk', false, about()), 'does')
  assert.equal(outcome('badge-desk', true, about({ isStaff: true })), 'does')
})

test('who becomes an administrator, and who no longer is one, two agree on', () => {
  assert.equal(outcome('administrator', false, about()), 'asks')
  assert.equal(outcome('administrator', true, about({ isStaff: true })), 'asks')
  assert.equal(outcome('administrator', false, about({ asked: ['role'] })), 'accounts.four-eyes-waiting')
})

test('nobody changes their own roles', () => {
  assert.equal(
    outcome('badge-desk', false, about({ accountId: 'administrator' })),
    'administration.own-account',
  )
})

test('only an account that can be signed in to is given a role, and any loses one', () => {
  assert.equal(outcome('badge-desk', false, about({ state: 'blocked' })), 'administration.role-needs-active')
  assert.equal(outcome('badge-desk', true, about({ state: 'blocked' })), 'does')
})
