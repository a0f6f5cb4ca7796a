import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { loadProfile } from '../../platform/profile/index.ts'
import { isRefusal } from '../../values/refusal.ts'
import { explainParticipation } from './explained.ts'
import { decideParticipation } from './rules.ts'
import { policyTable, standings } from './table.ts'
import type { ParticipationFacts, Ties } from './types.ts'

const profiles = ['itu', 'northlight'].map((name) => loadProfile(name))
const relation = fc.constantFrom<Ties['sector'][]>('own', 'other', 'none')
const word = fc.constantFrom(
  'automatic',
  'focal-point',
  'accreditation',
  'nomination-only',
  'refused',
  'slip',
)

/** Any person at any event of either body, with every fact that the policy may look at. */
const anyFacts = fc.constantFrom(...profiles).chain((profile) => {
  const categories = profile.categories.map(({ id }) => id)
  const overrides = fc.dictionary(fc.constantFrom('*', ...categories), word, { maxKeys: 3 })
  return fc
    .record({
      eventType: fc.constantFrom(...profile.eventTypes.map(({ id }) => id)),
      category: fc.constantFrom(...categories),
      membership: fc.constantFrom(...standings),
      accountState: fc.constantFrom('active', 'active', 'active', 'initial', 'blocked', 'closed', 'merged'),
      overrides,
      groupOverrides: overrides,
      ties: fc.record({ sector: relation, group: relation }),
      isEntitled: fc.boolean(),
      nominated: fc.constantFrom('person', 'organisation', undefined),
      access: fc.record({ isNeeded: fc.boolean(), isHeld: fc.boolean() }),
    })
    .map((facts) => ({
      profile,
      facts: { ...facts, policy: profile.policy, categories: profile.categories } as ParticipationFacts,
    }))
})
type Any = { readonly profile: (typeof profiles)[number]; readonly facts: ParticipationFacts }
const everywhere = (check: (it: Any) => void) => fc.assert(fc.property(anyFacts, check), { numRuns: 3000 })

const ruleOf = (answer: ReturnType<typeof decideParticipation>) =>
  isRefusal(answer) ? String(answer.values?.['rule']) : answer.rule

test('whatever is asked of a person, there is an answer, and its rule has words in every language', () => {
  everywhere(({ profile, facts }) => {
    const rule = profile.ruleParts[ruleOf(decideParticipation(facts))]
    for (const language of profile.languages) assert.ok(rule?.words[language])
  })
})

test('every no names a rule with a way out in every language', () => {
  everywhere(({ profile, facts }) => {
    const answer = decideParticipation(facts)
    if (!isRefusal(answer)) return
    const rule = profile.ruleParts[ruleOf(answer)]
    for (const language of profile.languages) assert.ok(rule?.wayOut?.[language], ruleOf(answer))
  })
})

test('the explanation ends where the decision ends, by the same rule', () => {
  everywhere(({ facts }) => {
    const { steps, answer } = explainParticipation(facts)
    assert.deepEqual(answer, decideParticipation(facts))
    const told = steps.map((step) => (step.asks === 'word' ? step.said.rule : step.rule)).filter(Boolean)
    assert.equal(told.at(-1), ruleOf(answer))
    assert.equal(steps.at(-1)?.outcome === 'refused', isRefusal(answer))
  })
})

test('no step comes after a no, except that a member is told why they do not count as one', () => {
  everywhere(({ facts }) => {
    const { steps } = explainParticipation(facts)
    const first = steps.findIndex(({ outcome }) => outcome === 'refused')
    if (first < 0) return
    const after = steps.slice(first + 1)
    assert.ok(after.every(({ asks, outcome }) => asks === 'standing' && outcome === 'refused'))
  })
})

test('whoever is confirmed for the event that opens this one is in, whatever the policy says', () => {
  everywhere(({ facts }) => {
    const answer = decideParticipation({
      ...facts,
      accountState: 'active',
      isEntitled: true,
      access: { isNeeded: false, isHeld: false },
    })
    assert.deepEqual(answer, { regime: 'automatic', rule: 'linked-event' })
  })
})

test('being nominated lets in where nomination is asked for, and changes nothing anywhere else', () => {
  everywhere(({ facts }) => {
    const usual = { ...facts, membership: 'active' as const, isEntitled: false }
    const without = decideParticipation({ ...usual, nominated: undefined })
    const answer = decideParticipation({ ...usual, nominated: 'person' })
    const isAsked = isRefusal(without) && without.refused === 'participation.nomination-only'
    if (isAsked) assert.ok(['nominated', 'access-needed'].includes(ruleOf(answer)))
    else assert.deepEqual(answer, without)
  })
})

test('a link opens no event for people with member access to those without', () => {
  everywhere(({ facts }) => {
    const access = { isNeeded: true, isHeld: false }
    const answer = decideParticipation({ ...facts, accountState: 'active', isEntitled: true, access })
    assert.equal(ruleOf(answer), 'access-needed')
  })
})

test('the table says of every category, standing and tie what the decision says', () => {
  for (const profile of profiles)
    for (const { id: eventType } of profile.eventTypes) {
      const event = { eventType, policy: profile.policy, categories: profile.categories, overrides: {} }
      const table = policyTable(event)
      assert.deepEqual(
        [...new Set(table.map(({ category }) => category))],
        profile.categories.map(({ id }) => id),
      )
      for (const { category, ties, cells } of table)
        for (const membership of standings) {
          const answer = decideParticipation({ ...event, ties, category, membership, accountState: 'active' })
          assert.equal(cells[membership].rule, ruleOf(answer))
          assert.equal(['refused', 'nomination-only'].includes(cells[membership].regime), isRefusal(answer))
        }
    }
})

test('an associate has a line for the study group it picked and one for every other', () => {
  const [itu] = profiles
  assert.ok(itu)
  const table = policyTable({ ...itu, eventType: 'study-group', overrides: {} })
  const lines = table.filter(({ category }) => category === 'associate')
  assert.deepEqual(
    lines.map(({ ties, cells }) => [ties.group, cells.active.regime]),
    [
      ['none', 'focal-point'],
      ['own', 'focal-point'],
      ['other', 'refused'],
    ],
  )
})
