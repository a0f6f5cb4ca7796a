import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { isRefusal } from '../../values/refusal.ts'
import { decideParticipation, tiesOf } from './rules.ts'
import type { CategoryFacts, ParticipationFacts, PolicyRow, Ties } from './types.ts'

const categories: CategoryFacts[] = [
  { id: 'stranger', isMember: false, kind: 'none' },
  { id: 'company', isMember: true, kind: 'organisation' },
  { id: 'associate', isMember: true, kind: 'organisation' },
]
const policy: PolicyRow[] = [
  { eventType: '*', category: '*', regime: 'refused', rule: 'closed' },
  { eventType: 'committee', category: 'company', regime: 'focal-point', rule: 'members' },
  {
    eventType: 'committee',
    category: 'company',
    sector: 'other',
    regime: 'accreditation',
    rule: 'other-sector',
  },
  { eventType: 'committee', category: 'associate', regime: 'focal-point', rule: 'associates' },
  { eventType: 'committee', category: 'associate', group: 'other', regime: 'refused', rule: 'other-group' },
]
const facts: ParticipationFacts = {
  eventType: 'committee',
  category: 'associate',
  membership: 'active',
  accountState: 'active',
  overrides: {},
  policy,
  categories,
}
const none: Ties = { sector: 'none', group: 'none' }
const ruleFor = (change: Partial<ParticipationFacts>) => {
  const outcome = decideParticipation({ ...facts, ...change })
  return isRefusal(outcome) ? outcome.values?.['rule'] : outcome.rule
}

test('an associate takes part in its own study group and not in another', () => {
  assert.equal(ruleFor({ ties: { ...none, group: 'own' } }), 'associates')
  assert.equal(ruleFor({ ties: { ...none, group: 'other' } }), 'other-group')
})

test('where nothing is known of a study group the general row counts', () => {
  assert.equal(ruleFor({ ties: none }), 'associates')
  assert.equal(ruleFor({}), 'associates')
})

test('a member of another sector goes another way than one of this sector', () => {
  assert.equal(ruleFor({ category: 'company', ties: { ...none, sector: 'own' } }), 'members')
  assert.equal(ruleFor({ category: 'company', ties: { ...none, sector: 'other' } }), 'other-sector')
})

test('a study group has its own word, and its event the last one', () => {
  assert.equal(ruleFor({ groupOverrides: { associate: 'accreditation' } }), 'override-accreditation')
  const both = { groupOverrides: { associate: 'accreditation' }, overrides: { '*': 'automatic' } }
  assert.equal(ruleFor(both), 'override-automatic')
})

test('an event for people with member access refuses whoever has none, after everything else', () => {
  assert.equal(ruleFor({ access: { isNeeded: true, isHeld: true } }), 'associates')
  assert.equal(ruleFor({ access: { isNeeded: true, isHeld: false } }), 'access-needed')
  assert.equal(ruleFor({ access: { isNeeded: false, isHeld: false } }), 'associates')
  const other = { ties: { ...none, group: 'other' } as const, access: { isNeeded: true, isHeld: false } }
  assert.equal(ruleFor(other), 'other-group')
})

test('an empty list of sectors is all of them', () => {
  const event = { sector: 'T', groupId: 'sg12' }
  assert.deepEqual(tiesOf(event, { sectors: [], studyGroup: null }), { sector: 'own', group: 'none' })
  assert.deepEqual(tiesOf(event, { sectors: ['R'], studyGroup: 'sg12' }), { sector: 'other', group: 'own' })
  assert.deepEqual(tiesOf(event, { sectors: ['T'], studyGroup: 'sg3' }), { sector: 'own', group: 'other' })
  assert.deepEqual(tiesOf(event, undefined), none)
  assert.deepEqual(tiesOf({ sector: null }, { sectors: ['T'] }), none)
})

test('whatever the facts, there is an answer and it names its rule', () => {
  const relation = fc.constantFrom('own', 'other', 'none') as fc.Arbitrary<Ties['sector']>
  const word = fc.constantFrom(
    'automatic',
    'focal-point',
    'accreditation',
    'nomination-only',
    'refused',
    'nonsense',
  )
  const overrides = fc.dictionary(fc.constantFrom('*', 'company', 'associate', 'stranger'), word)
  fc.assert(
    fc.property(
      fc.record({
        eventType: fc.constantFrom('committee', 'workshop', ''),
        category: fc.constantFrom('company', 'associate', 'stranger', 'unheard-of'),
        membership: fc.constantFrom('active', 'suspended', 'unverified', 'none'),
        accountState: fc.constantFrom('initial', 'active', 'blocked', 'closed', 'merged'),
        overrides,
        groupOverrides: overrides,
        ties: fc.record({ sector: relation, group: relation }),
        access: fc.record({ isNeeded: fc.boolean(), isHeld: fc.boolean() }),
      }),
      (change) => {
        const outcome = decideParticipation({ ...facts, ...(change as Partial<ParticipationFacts>) })
        const rule = isRefusal(outcome) ? outcome.values?.['rule'] : outcome.rule
        assert.equal(typeof rule, 'string')
        if (change.accountState !== 'active') assert.ok(isRefusal(outcome))
      },
    ),
  )
})
