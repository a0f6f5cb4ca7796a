import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SignedIn } from '../../../values/actor.ts'
import type { FourEyes } from '../../accounts/index.ts'
import type { Target } from '../types.ts'
import { decideAgreement } from './rules.ts'

const now = new Date('2026-11-25T09:00:00Z')
const staff = (accountId: string, ...permissions: string[]): SignedIn => ({
  kind: 'person',
  accountId,
  personId: accountId,
  name: accountId,
  permissions: new Set(permissions),
  assurance: 'two-factor',
  withheld: new Set(),
})
const agent = staff('agent', 'accounts.manage')
const administrator = staff('administrator', 'accounts.manage', 'roles.manage')

const asked = (more: Partial<FourEyes> = {}): FourEyes => ({
  id: 'asked',
  kind: 'factor-reset',
  accountId: 'somebody',
  askedBy: 'colleague',
  reason: 'Lost the phone',
  facts: {},
  createdAt: now,
  expiresAt: new Date(now.getTime() + 1000),
  confirmedBy: null,
  confirmedAt: null,
  refusedBy: null,
  refusedAt: null,
  endedAt: null,
  ...more,
})
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
const outcome = (actor: SignedIn, it: FourEyes, ...targets: Target[]) => {
  const decided = decideAgreement(actor, it, targets, now)
  return 'refused' in decided ? decided.refused : 'may'
}

test('another member of the service desk may agree', () =>
  assert.equal(outcome(agent, asked(), about()), 'may'))

test('whoever asked may not', () =>
  assert.equal(outcome(agent, asked({ askedBy: 'agent' }), about()), 'accounts.four-eyes-same-person'))

test('nobody agrees to what is about themselves, nor where theirs is the other of two accounts', () => {
  assert.equal(outcome(agent, asked({ accountId: 'agent' })), 'accounts.four-eyes-about-you')
  assert.equal(
    outcome(
      administrator,
      asked({ kind: 'merge' }),
      about(),
      about({ accountId: 'administrator', isStaff: true }),
    ),
    'administration.own-account',
  )
})

test('what is about a member of staff is agreed to by an administrator', () => {
  assert.equal(outcome(agent, asked(), about({ isStaff: true })), 'administration.staff-account')
  assert.equal(outcome(administrator, asked(), about({ isStaff: true })), 'may')
})

test('roles are agreed to by administrators', () => {
  assert.equal(outcome(agent, asked({ kind: 'role' }), about()), 'administration.administrators-only')
  assert.equal(outcome(administrator, asked({ kind: 'role' }), about()), 'may')
})

test('what ran out or is settled cannot be agreed to', () => {
  assert.equal(outcome(agent, asked({ expiresAt: now }), about()), 'accounts.four-eyes-expired')
  assert.equal(outcome(agent, asked({ refusedAt: now }), about()), 'accounts.four-eyes-settled')
})
