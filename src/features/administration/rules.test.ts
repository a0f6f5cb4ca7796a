import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { SignedIn } from '../../values/actor.ts'
import { isRefusal } from '../../values/refusal.ts'
import { decideAct, decideActing, offersFor } from './rules.ts'
import { acts } from './types.ts'
import type { Act, Target } from './types.ts'

const now = new Date('2026-11-25T09:00:00Z')
const days = (count: number) => new Date(now.getTime() + count * 24 * 3_600_000)

const staff = (accountId: string, ...permissions: string[]): SignedIn => ({
  kind: 'person',
  accountId,
  personId: `person of ${accountId}`,
  name: accountId,
  permissions: new Set(['everyone', 'signed-in', ...permissions]),
  assurance: 'two-factor',
  withheld: new Set(),
})
const agent = staff('agent', 'accounts.manage')
const administrator = staff('administrator', 'accounts.manage', 'roles.manage')
const officer = staff('officer', 'events.manage')

const target = (more: Partial<Target> = {}): Target => ({
  accountId: 'somebody',
  personId: 'person',
  state: 'active',
  blockReason: null,
  isStaff: false,
  isFocalPoint: false,
  contactChangedAt: null,
  hasSessions: true,
  hasFactors: true,
  hasChangeWaiting: false,
  isMergeOpen: false,
  asked: [],
  ...more,
})

const refused = (outcome: unknown): string => (isRefusal(outcome) ? outcome.refused : 'may')

describe('whoever acts on an account', () => {
  test('is of the service desk', () => {
    assert.equal(refused(decideActing(agent, target())), 'may')
    assert.equal(refused(decideActing(officer, target())), 'administration.not-yours')
  })
  test('never acts on their own', () => {
    for (const actor of [agent, administrator])
      for (const act of acts)
        assert.equal(
          refused(decideAct(act, actor, target({ accountId: actor.accountId, isStaff: true }), now)),
          'administration.own-account',
        )
  })
  test('is an administrator where it is the account of a member of staff', () => {
    const colleague = target({ isStaff: true })
    for (const act of acts)
      assert.equal(refused(decideAct(act, agent, colleague, now)), 'administration.staff-account')
    assert.equal(refused(decideAct('block', administrator, colleague, now)), 'may')
  })
})

describe('what can be done', () => {
  const offered = (more: Partial<Target>) => offersFor(agent, target(more), now).map(({ act }) => act)

  test('with an active account', () => {
    assert.deepEqual(offered({}), [
      'sign-outs',
      'block',
      'fresh-start',
      'factor-reset',
      'contact-change',
      'name',
      'merger',
      'viewing',
    ])
  })
  test('with one that waits for its holder', () => {
    assert.deepEqual(offered({ state: 'initial', hasSessions: false, hasFactors: false }), [
      'block',
      'fresh-start',
      'contact-change',
      'name',
      'merger',
    ])
  })
  test('with a blocked one', () => {
    assert.deepEqual(offered({ state: 'blocked', blockReason: 'staff', hasSessions: false }), [
      'unblocking',
      'fresh-start',
      'factor-reset',
      'contact-change',
      'name',
      'merger',
    ])
  })
  test('with one that was closed: nothing', () =>
    assert.deepEqual(offered({ state: 'closed', hasSessions: false }), []))
  test('with a merged one: taking it apart, while that can be done', () => {
    assert.deepEqual(offered({ state: 'merged', hasSessions: false, isMergeOpen: true }), ['merger-undoing'])
    assert.deepEqual(offered({ state: 'merged', hasSessions: false }), [])
  })
  test('not twice at once what waits for a second person', () => {
    assert.ok(
      !offered({ asked: ['merge', 'factor-reset'] }).some(
        (act) => act === 'merger' || act === 'factor-reset',
      ),
    )
    assert.ok(!offered({ hasChangeWaiting: true }).includes('contact-change'))
  })
})

test('nobody looks at the pages of a member of staff, not even an administrator', () => {
  assert.equal(
    refused(decideAct('viewing', administrator, target({ isStaff: true }), now)),
    'administration.staff-is-not-viewed',
  )
})

describe('a second person must agree', () => {
  const needs = (act: Act, more: Partial<Target> = {}, actor = agent) => {
    const outcome = decideAct(act, actor, target(more), now)
    return !isRefusal(outcome) && outcome.needsSecond
  }
  test('always to what opens an account to somebody else, and to making two one', () => {
    for (const act of ['factor-reset', 'contact-change', 'merger'] as const) {
      assert.ok(needs(act))
      assert.ok(needs(act, {}, administrator))
    }
  })
  test('to a new beginning of an account with powers', () => {
    assert.ok(!needs('fresh-start'))
    assert.ok(needs('fresh-start', { isFocalPoint: true }))
    assert.ok(needs('fresh-start', { isStaff: true }, administrator))
  })
  test('for a week after the contact address was changed', () => {
    assert.ok(needs('fresh-start', { contactChangedAt: days(-6) }))
    assert.ok(!needs('fresh-start', { contactChangedAt: days(-8) }))
  })
  test('to opening a blocked account with powers, unless an administrator does', () => {
    const blocked = { state: 'blocked', blockReason: 'staff', isFocalPoint: true } as const
    assert.ok(needs('unblocking', blocked))
    assert.ok(!needs('unblocking', blocked, administrator))
    assert.ok(!needs('unblocking', { ...blocked, isFocalPoint: false }))
  })
  test('to nothing else', () => {
    for (const act of ['sign-outs', 'block', 'name', 'viewing'] as const)
      assert.ok(!needs(act, { isFocalPoint: true }))
  })
})
