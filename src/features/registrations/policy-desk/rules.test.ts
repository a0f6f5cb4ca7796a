import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { loadProfile } from '../../../platform/profile/index.ts'
import { standings, type Ties } from '../../participation/index.ts'
import { censusOf, isCounting, outcomeFor } from './rules.ts'
import { outcomes, type Alike } from './types.ts'

const itu = loadProfile('itu')
const meeting = { type: 'study-group', policy: {}, groupPolicy: {}, requiresMemberAccess: false }
const someone: Alike = {
  category: 'sector-member',
  membership: 'active',
  ties: { sector: 'own', group: 'none' },
  accountState: 'active',
  isEntitled: false,
  nominated: undefined,
  hasFocalPoint: true,
  hasAccess: false,
  people: 1,
}
const outcome = (change: Partial<Alike>, event: Partial<typeof meeting> = {}) =>
  outcomeFor(itu, { ...meeting, ...event }, { ...someone, ...change })

test('people whose organisation has a focal point wait there, others for the secretariat', () => {
  assert.equal(outcome({}).outcome, 'focal-point')
  assert.equal(outcome({ hasFocalPoint: false }).outcome, 'secretariat')
})

test('whoever is confirmed for an event that opens this one is counted as confirmed at once', () => {
  assert.deepEqual(outcome({ isEntitled: true }), { outcome: 'confirmed', rule: 'linked-event' })
})

test('accounts that are not active are counted as refused, by that rule', () => {
  assert.deepEqual(outcome({ accountState: 'blocked' }), { outcome: 'refused', rule: 'account-not-active' })
})

test('an event for people with member access is for those who have it', () => {
  assert.equal(outcome({}, { requiresMemberAccess: true }).rule, 'access-needed')
  assert.equal(outcome({ hasAccess: true }, { requiresMemberAccess: true }).outcome, 'focal-point')
})

test('everybody is counted once by category, once by rule, and once in all', () => {
  const relation = fc.constantFrom<Ties['sector'][]>('own', 'other', 'none')
  const alike = fc.record({
    category: fc.constantFrom(...itu.categories.map(({ id }) => id), 'of-another-time'),
    membership: fc.constantFrom(...standings),
    ties: fc.record({ sector: relation, group: relation }),
    accountState: fc.constantFrom('active', 'initial', 'blocked'),
    isEntitled: fc.boolean(),
    nominated: fc.constantFrom('person' as const, 'organisation' as const, undefined),
    hasFocalPoint: fc.boolean(),
    hasAccess: fc.boolean(),
    people: fc.integer({ min: 1, max: 1000 }),
  })
  const type = fc.constantFrom(...itu.eventTypes.map(({ id }) => id))
  fc.assert(
    fc.property(fc.array(alike, { maxLength: 30 }), type, (all, type) => {
      const census = censusOf(itu, { ...meeting, type }, all)
      const everybody = all.reduce((sum, { people }) => sum + people, 0)
      const sum = (counts: readonly number[]) => counts.reduce((one, other) => one + other, 0)
      assert.equal(
        sum(census.byCategory.flatMap(({ people }) => outcomes.map((one) => people[one]))),
        everybody,
      )
      assert.equal(sum(census.byRule.map(({ people }) => people)), everybody)
      assert.equal(sum(outcomes.map((one) => census.all[one])), everybody)
      for (const { rule } of census.byRule) assert.ok(itu.ruleParts[rule], rule)
    }),
  )
})

test('counting is under way from the asking to the answer, and is given up after ten minutes', () => {
  const asked = new Date('2026-11-25T09:00:00Z')
  const later = (minutes: number) => new Date(asked.getTime() + minutes * 60_000)
  assert.equal(isCounting(undefined, asked), false)
  assert.equal(isCounting({ askedAt: asked, countedAt: null }, later(1)), true)
  assert.equal(isCounting({ askedAt: asked, countedAt: null }, later(11)), false)
  assert.equal(isCounting({ askedAt: asked, countedAt: later(1) }, later(2)), false)
  assert.equal(isCounting({ askedAt: asked, countedAt: later(-5) }, later(2)), true)
})
