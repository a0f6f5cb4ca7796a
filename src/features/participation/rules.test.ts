import { test } from 'node:test'
import assert from 'node:assert/strict'
import { audienceOf, decideParticipation, membershipOf } from './rules.ts'
import type { CategoryFacts, ParticipationFacts, PolicyRow } from './types.ts'

const categories: CategoryFacts[] = [
  { id: 'unknown', isMember: false, kind: 'unknown' },
  { id: 'stranger', isMember: false, kind: 'none' },
  { id: 'state', isMember: true, kind: 'state' },
  { id: 'company', isMember: true, kind: 'organisation' },
  { id: 'press', isMember: false, kind: 'guest' },
]
const policy: PolicyRow[] = [
  { eventType: '*', category: '*', regime: 'automatic', rule: 'open' },
  { eventType: 'committee', category: 'state', regime: 'focal-point', rule: 'committee-members' },
  { eventType: 'committee', category: 'company', regime: 'focal-point', rule: 'committee-members' },
  { eventType: 'committee', category: 'unknown', regime: 'refused', rule: 'committee-unknown' },
  { eventType: 'committee', category: 'stranger', regime: 'refused', rule: 'committee-closed' },
  { eventType: 'committee', category: 'press', regime: 'refused', rule: 'committee-press' },
  { eventType: 'council', category: '*', regime: 'nomination-only', rule: 'council-named' },
]
const person: ParticipationFacts = {
  eventType: 'workshop',
  category: 'company',
  membership: 'active',
  accountState: 'active',
  overrides: {},
  policy,
  categories,
}
const at = (eventType: string, facts: Partial<ParticipationFacts> = {}) =>
  decideParticipation({ ...person, eventType, ...facts })
const no = (name: string, rule = name) => ({ refused: `participation.${name}`, values: { rule } })

test('a workshop is open to a member', () => {
  assert.deepEqual(at('workshop'), { regime: 'automatic', rule: 'open' })
})

test('a workshop is open to a non-member', () => {
  assert.deepEqual(at('workshop', { category: 'stranger', membership: 'none' }), {
    regime: 'automatic',
    rule: 'open',
  })
})

test('a workshop is open to somebody who does not know their organisation', () => {
  assert.deepEqual(at('workshop', { category: 'unknown', membership: 'unverified' }), {
    regime: 'automatic',
    rule: 'open',
  })
})

test('a workshop is open to an organisation that nobody has verified yet', () => {
  assert.deepEqual(at('workshop', { membership: 'unverified' }), { regime: 'automatic', rule: 'open' })
})

test('a workshop is open to a suspended member, as to any non-member', () => {
  assert.deepEqual(at('workshop', { membership: 'suspended' }), { regime: 'automatic', rule: 'open' })
})

test('a committee asks the focal point of a member', () => {
  assert.deepEqual(at('committee'), { regime: 'focal-point', rule: 'committee-members' })
})

test('a committee refuses a non-member by its own rule', () => {
  assert.deepEqual(
    at('committee', { category: 'stranger', membership: 'none' }),
    no('refused', 'committee-closed'),
  )
})

test('a committee refuses the press by a rule of its own', () => {
  assert.deepEqual(
    at('committee', { category: 'press', membership: 'none' }),
    no('refused', 'committee-press'),
  )
})

test('a committee refuses somebody whose organisation is not known', () => {
  assert.deepEqual(
    at('committee', { category: 'unknown', membership: 'none' }),
    no('refused', 'committee-unknown'),
  )
})

test('a committee refuses a suspended member and says that this is why', () => {
  assert.deepEqual(at('committee', { membership: 'suspended' }), no('membership-suspended'))
})

test('a committee refuses an unverified organisation and says that this is why', () => {
  assert.deepEqual(at('committee', { membership: 'unverified' }), no('organisation-unverified'))
})

test('a committee refuses a former member as a non-member', () => {
  assert.deepEqual(at('committee', { membership: 'none' }), no('refused', 'committee-closed'))
})

test('a suspended member hears the rule that refuses every member before anything else', () => {
  assert.deepEqual(at('council', { membership: 'suspended' }), no('nomination-only', 'council-named'))
})

test('an account that is not active cannot register for anything', () => {
  for (const accountState of ['blocked', 'closed', 'waiting'])
    assert.deepEqual(at('workshop', { accountState }), no('account-not-active'))
})

test('the secretariat looks where the event asks for accreditation', () => {
  assert.deepEqual(at('workshop', { overrides: { '*': 'accreditation' } }), {
    regime: 'accreditation',
    rule: 'override-accreditation',
  })
})

test('an event that admits non-members after a look admits a suspended member that way', () => {
  assert.deepEqual(at('committee', { membership: 'suspended', overrides: { stranger: 'accreditation' } }), {
    regime: 'accreditation',
    rule: 'override-accreditation',
  })
})

test('an event may open a committee to non-members', () => {
  assert.deepEqual(
    at('committee', { category: 'stranger', membership: 'none', overrides: { stranger: 'automatic' } }),
    {
      regime: 'automatic',
      rule: 'override-automatic',
    },
  )
})

test('what an event says of a category goes before what it says of all', () => {
  const overrides = { '*': 'refused', company: 'automatic' }
  assert.deepEqual(at('workshop', { overrides }), { regime: 'automatic', rule: 'override-automatic' })
  assert.deepEqual(at('workshop', { category: 'press', overrides }), no('refused', 'override-refused'))
})

test('an event for members refuses a suspended one and says that this is why', () => {
  const overrides = { '*': 'refused', company: 'automatic' }
  assert.deepEqual(at('workshop', { membership: 'suspended', overrides }), no('membership-suspended'))
})

test('an override that is no regime lets nobody in unseen', () => {
  assert.deepEqual(at('workshop', { overrides: { company: 'whatever' } }), {
    regime: 'accreditation',
    rule: 'override-accreditation',
  })
})

test('a council for named people names its rule when it says no', () => {
  assert.deepEqual(at('council'), no('nomination-only', 'council-named'))
})

test('whoever was nominated for a council is confirmed, and the people of an organisation that was go to its focal point', () => {
  assert.deepEqual(at('council', { nominated: 'person' }), { regime: 'automatic', rule: 'nominated' })
  assert.deepEqual(at('council', { nominated: 'organisation' }), {
    regime: 'focal-point',
    rule: 'nominated-organisation',
  })
  assert.deepEqual(at('committee', { nominated: 'person' }), {
    regime: 'focal-point',
    rule: 'committee-members',
  })
})

test('of two rows that name as much, the later one wins', () => {
  const rows: PolicyRow[] = [
    ...policy,
    { eventType: '*', category: 'press', regime: 'accreditation', rule: 'press-desk' },
  ]
  assert.deepEqual(at('workshop', { category: 'press', policy: rows }), {
    regime: 'accreditation',
    rule: 'press-desk',
  })
  assert.deepEqual(at('committee', { category: 'press', policy: rows }), no('refused', 'committee-press'))
})

test('where the policy says nothing, the answer is no', () => {
  assert.deepEqual(at('workshop', { policy: [] }), no('refused', 'override-refused'))
})

test('an event says who may attend, in the order of the profile', () => {
  assert.deepEqual(audienceOf({ policy, categories, eventType: 'committee', overrides: {} }), {
    automatic: [],
    focalPoint: ['state', 'company'],
    accreditation: [],
    nomination: [],
    refused: ['unknown', 'stranger', 'press'],
    isOpenToAll: false,
  })
})

test('an open event is open to all', () => {
  const audience = audienceOf({ policy, categories, eventType: 'workshop', overrides: {} })
  assert.equal(audience.isOpenToAll, true)
  assert.deepEqual(audience.refused, [])
})

const organisation = {
  id: 'o',
  name: 'Sankofa Networks',
  names: {},
  acronym: null,
  countryCode: 'GH',
  category: 'company',
  state: 'listed',
  membership: 'active',
  sectors: [],
  webSite: null,
} as const
const link = { organisation, state: 'approved', membership: 'active' } as const

test('a claim counts as the membership of the organisation it names, approved or not yet', () => {
  assert.equal(membershipOf(link), 'active')
  assert.equal(membershipOf({ ...link, state: 'claimed' }), 'active')
  assert.equal(membershipOf({ ...link, membership: 'suspended' }), 'suspended')
})

test('a claim that was rejected or has ended gives nothing', () => {
  assert.equal(membershipOf({ ...link, state: 'rejected' }), 'none')
  assert.equal(membershipOf({ ...link, state: 'ended' }), 'none')
})

test('an organisation that nobody has found or verified is unverified', () => {
  assert.equal(
    membershipOf({ ...link, organisation: { ...organisation, state: 'unverified' } }),
    'unverified',
  )
  assert.equal(membershipOf({ ...link, organisation: undefined, membership: 'none' }), 'unverified')
})

test('an organisation that was refused, and nobody at all, give nothing', () => {
  assert.equal(membershipOf({ ...link, organisation: { ...organisation, state: 'refused' } }), 'none')
  assert.equal(membershipOf(undefined), 'none')
})
