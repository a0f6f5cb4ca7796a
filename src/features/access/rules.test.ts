import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { isRefusal } from '../../values/refusal.ts'
import {
  decideApplication,
  decideApproval,
  decideAssignment,
  decideFollowing,
  decideRejection,
  decideRemoval,
  decideWithdrawal,
  eligibilityOf,
  type ApplyFacts,
} from './rules.ts'
import { applicationStates, isOpen, isOver, mayMove } from './states.ts'
import type { Eligibility, OrganisationFacts } from './types.ts'

const entitled = ['member-state', 'sector-member', 'associate', 'academia']
const member: OrganisationFacts = { category: 'sector-member', isListed: true, membership: 'active' }
const said = (outcome: object) => (isRefusal(outcome) ? outcome.refused : Object.values(outcome)[0])

describe('who can have access', () => {
  const cases: readonly [string, OrganisationFacts | undefined, Eligibility][] = [
    ['people of a member', member, 'eligible'],
    ['people of a state', { ...member, category: 'member-state' }, 'eligible'],
    ['people of an associate', { ...member, category: 'associate' }, 'eligible'],
    ['people of a university that is a member', { ...member, category: 'academia' }, 'eligible'],
    ['nobody without an organisation', undefined, 'no-organisation'],
    ['nobody of a kind that is not entitled', { ...member, category: 'media' }, 'not-a-member'],
    ['nobody of a kind the body does not know', { ...member, category: '' }, 'not-a-member'],
    ['nobody of an entry nobody has verified', { ...member, isListed: false }, 'not-listed'],
    ['nobody while the membership rests', { ...member, membership: 'suspended' }, 'membership-rests'],
    ['nobody after the membership', { ...member, membership: 'former' }, 'membership-ended'],
    [
      'nobody of a listed organisation that is no member',
      { ...member, membership: 'none' },
      'membership-ended',
    ],
  ]
  for (const [name, organisation, expected] of cases)
    test(name, () => assert.equal(eligibilityOf(organisation, entitled), expected))
})

describe('an application', () => {
  const facts: ApplyFacts = {
    eligibility: 'eligible',
    belongs: 'approved',
    alive: undefined,
    hasFocalPoint: true,
    isFocalPoint: false,
  }
  const cases: readonly [string, Partial<ApplyFacts>, string][] = [
    ['waits for the focal point', {}, 'awaiting'],
    ['waits for the secretariat where there is none', { hasFocalPoint: false }, 'returned'],
    ['of a focal point needs nobody else', { isFocalPoint: true }, 'active'],
    ['of somebody who only says they belong waits', { belongs: 'claimed' }, 'awaiting'],
    [
      'of a focal point who only says they belong waits, too',
      { belongs: 'claimed', isFocalPoint: true },
      'awaiting',
    ],
    ['without an organisation is refused', { belongs: 'no' }, 'access.refused.no-organisation'],
    ['through a non-member is refused', { eligibility: 'not-a-member' }, 'access.refused.not-a-member'],
    [
      'while the membership rests is refused',
      { eligibility: 'membership-rests' },
      'access.refused.membership-rests',
    ],
    [
      'while another one waits is refused',
      { alive: { id: 'a', state: 'awaiting' } },
      'access.refused.already',
    ],
    ['while access is open is refused', { alive: { id: 'a', state: 'active' } }, 'access.refused.already'],
  ]
  for (const [name, changed, expected] of cases)
    test(name, () => assert.equal(said(decideApplication({ ...facts, ...changed })), expected))
})

describe('access that is given', () => {
  const facts = {
    eligibility: 'eligible',
    belongs: 'approved',
    alive: undefined,
    hasFocalPoint: true,
    isFocalPoint: false,
    accountIsActive: true,
  } as const
  test('opens at once for whoever belongs, or with the account', () => {
    assert.equal(said(decideAssignment(facts)), 'active')
    assert.equal(said(decideAssignment({ ...facts, accountIsActive: false })), 'approved')
  })
  test('is the answer to an application that waits', () => {
    assert.equal(said(decideAssignment({ ...facts, alive: { id: 'a', state: 'awaiting' } })), 'active')
    assert.equal(said(decideAssignment({ ...facts, alive: { id: 'a', state: 'returned' } })), 'active')
  })
  test('is not given twice, to nobody who does not belong, and through nobody who is not entitled', () => {
    for (const state of ['active', 'approved', 'suspended'] as const)
      assert.equal(said(decideAssignment({ ...facts, alive: { id: 'a', state } })), 'access.refused.already')
    for (const belongs of ['no', 'claimed'] as const)
      assert.equal(said(decideAssignment({ ...facts, belongs })), 'access.refused.no-organisation')
    assert.equal(
      said(decideAssignment({ ...facts, eligibility: 'not-a-member' })),
      'access.refused.not-a-member',
    )
  })
})

describe('a decision', () => {
  const it = { state: 'awaiting', revision: 3 } as const
  const seen = { revision: 3, eligibility: 'eligible', accountIsActive: true } as const
  const no = { revision: 3, reason: 'Left us in May' }

  test('opens access at once where the account is active', () =>
    assert.equal(said(decideApproval(it, seen)), 'active'))
  test('opens it with the account where that is still to be activated', () =>
    assert.equal(said(decideApproval(it, { ...seen, accountIsActive: false })), 'approved'))
  test('is for those who wait for the secretariat, too', () =>
    assert.equal(said(decideApproval({ ...it, state: 'returned' }, seen)), 'active'))
  test('about what was decided meanwhile is refused', () => {
    for (const state of applicationStates.filter((one) => !isOpen(one))) {
      assert.equal(said(decideApproval({ ...it, state }, seen)), 'access.refused.decided')
      assert.equal(said(decideRejection({ ...it, state }, no)), 'access.refused.decided')
    }
  })
  test('about what has changed since it was read is refused', () => {
    assert.equal(said(decideApproval(it, { ...seen, revision: 2 })), 'access.refused.decided')
    assert.equal(said(decideRejection(it, { ...no, revision: 2 })), 'access.refused.decided')
    assert.equal(
      said(decideRemoval({ ...it, state: 'active' }, { ...no, revision: 2 })),
      'access.refused.decided',
    )
  })
  test('says no with a reason', () => {
    assert.equal(said(decideRejection(it, no)), 'rejected')
    assert.equal(said(decideRejection(it, { ...no, reason: '  ' })), 'access.refused.no-reason')
  })
  test('opens nothing while the membership rests', () =>
    assert.equal(
      said(decideApproval(it, { ...seen, eligibility: 'membership-rests' })),
      'access.refused.membership-rests',
    ))
  test('takes access away again, with a reason, from whoever has it', () => {
    for (const state of ['active', 'suspended', 'approved'] as const) {
      assert.equal(said(decideRemoval({ ...it, state }, no)), 'revoked')
      assert.equal(said(decideRemoval({ ...it, state }, { ...no, reason: '' })), 'access.refused.no-reason')
    }
    assert.equal(said(decideRemoval(it, no)), 'access.refused.decided')
  })
  test('can be made unnecessary by whoever asked, until it is over', () => {
    for (const state of applicationStates)
      assert.equal(said(decideWithdrawal({ state })), isOver(state) ? 'access.refused.over' : 'withdrawn')
  })
})

describe('access follows', () => {
  const facts = {
    eligibility: 'eligible',
    belongs: true,
    accountIsActive: true,
    hasFocalPoint: true,
  } as const

  test('the membership: it rests and comes back with it', () => {
    assert.equal(decideFollowing('active', { ...facts, eligibility: 'membership-rests' }), 'suspended')
    assert.equal(decideFollowing('suspended', facts), 'active')
    assert.equal(decideFollowing('suspended', { ...facts, eligibility: 'membership-rests' }), undefined)
  })
  test('whether somebody belongs: it ends with that', () => {
    for (const state of ['active', 'suspended', 'approved'] as const)
      assert.equal(decideFollowing(state, { ...facts, belongs: false }), 'revoked')
    for (const state of ['awaiting', 'returned'] as const)
      assert.equal(decideFollowing(state, { ...facts, belongs: false }), 'withdrawn')
  })
  test('the account: it opens with it', () => {
    assert.equal(decideFollowing('approved', facts), 'active')
    assert.equal(decideFollowing('approved', { ...facts, accountIsActive: false }), undefined)
  })
  test('who decides: the secretariat while there is no focal point', () => {
    assert.equal(decideFollowing('awaiting', { ...facts, hasFocalPoint: false }), 'returned')
    assert.equal(decideFollowing('returned', facts), 'awaiting')
  })
  test('only along the drawn ways, and comes to rest', () => {
    const anything = fc.record({
      eligibility: fc.constantFrom<Eligibility>(
        'eligible',
        'not-a-member',
        'membership-rests',
        'membership-ended',
      ),
      belongs: fc.boolean(),
      accountIsActive: fc.boolean(),
      hasFocalPoint: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.constantFrom(...applicationStates), anything, (state, facts) => {
        let now = state
        for (let steps = 0; steps < 4; steps++) {
          const next = decideFollowing(now, facts)
          if (next === undefined) return true
          assert.ok(mayMove(now, next), `${now} to ${next}`)
          now = next
        }
        return false
      }),
    )
  })
})
