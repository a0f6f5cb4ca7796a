import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sampleData } from '../../../../test/support/organisations.ts'
import { changesBetween, fieldsOf, isAskable, isSame, withField } from './fields/rules.ts'
import {
  decideMerger,
  decideReview,
  isOverdue,
  monthsLater,
  problemsIn,
  seesContact,
  settledMembership,
} from './rules.ts'
import type { DataFacts, OrganisationData } from './types.ts'

const facts: DataFacts = {
  countries: [{ code: 'GH' }],
  categories: [
    { id: 'company', isMember: true, picksStudyGroup: false, kind: 'organisation' },
    { id: 'laboratory', isMember: true, picksStudyGroup: true, kind: 'organisation' },
    { id: 'stranger', isMember: false, picksStudyGroup: false, kind: 'none' },
    { id: 'unknown', isMember: false, picksStudyGroup: false, kind: 'unknown' },
  ],
  sectors: [{ id: 'T' }],
  studyGroups: [{ id: 't-sg12' }],
  contactRoles: [{ id: 'billing' }],
  languages: ['en', 'fr'],
}
const data = sampleData({ category: 'company', sectors: ['T'] })
const wrong = (change: Partial<typeof data>) =>
  problemsIn({ ...data, ...change }, facts).map(({ code }) => code.replace('directory.organisations.', ''))

test('six months after a day is the same day six months later, or the last of that month', () => {
  assert.equal(monthsLater('2026-01-15', 6), '2026-07-15')
  assert.equal(monthsLater('2026-08-31', 6), '2027-02-28')
  assert.equal(monthsLater('2027-08-31', 6), '2028-02-29')
})

test('arrears are overdue on the day after six months, not before', () => {
  assert.equal(isOverdue('2026-05-25', '2026-11-25'), false)
  assert.equal(isOverdue('2026-05-24', '2026-11-25'), true)
  assert.equal(isOverdue(null, '2026-11-25'), false)
})

test('more than six months of arrears suspend a membership', () => {
  const member = { membership: 'active', arrearsSince: '2026-05-01' } as const
  assert.equal(settledMembership(member, undefined, '2026-11-25'), 'suspended')
  assert.equal(
    settledMembership({ ...member, arrearsSince: '2026-06-01' }, undefined, '2026-11-25'),
    'active',
  )
})

test('paying ends a suspension for arrears, and no other suspension', () => {
  const paid = { membership: 'suspended', arrearsSince: null } as const
  const owed = { membership: 'suspended', arrearsSince: '2026-01-01' } as const
  assert.equal(settledMembership(paid, owed, '2026-11-25'), 'active')
  assert.equal(settledMembership(paid, { ...owed, arrearsSince: null }, '2026-11-25'), 'suspended')
  assert.equal(settledMembership({ ...paid, membership: 'none' }, owed, '2026-11-25'), 'none')
})

test('good data has nothing wrong with it', () => {
  assert.deepEqual(problemsIn(data, facts), [])
  assert.deepEqual(problemsIn({ ...data, category: 'laboratory', studyGroup: 't-sg12' }, facts), [])
})

test('what the body does not know is a problem', () => {
  assert.deepEqual(wrong({ countryCode: 'XX' }), ['country-unknown'])
  assert.deepEqual(wrong({ category: 'club' }), ['category-unknown'])
  assert.deepEqual(wrong({ category: 'unknown', membership: 'none' }), ['category-unknown'])
  assert.deepEqual(wrong({ sectors: ['T', 'X'] }), ['sector-unknown'])
  assert.deepEqual(wrong({ studyGroup: 'x' }), ['study-group-unknown', 'study-group-not-picked'])
  assert.deepEqual(
    wrong({ contacts: [{ role: 'kitchen', name: 'A', email: null, phone: null, visibility: 'public' }] }),
    ['contact-role-unknown'],
  )
})

test('a membership needs a category of members, and arrears a membership', () => {
  assert.deepEqual(wrong({ category: 'stranger' }), ['membership-of-no-member'])
  assert.deepEqual(wrong({ membership: 'none', arrearsSince: '2026-01-01' }), ['arrears-of-no-member'])
})

test('a study group is picked by those categories that pick one', () => {
  assert.deepEqual(wrong({ studyGroup: 't-sg12' }), ['study-group-not-picked'])
})

test('a membership cannot end before it began', () => {
  assert.deepEqual(wrong({ memberSince: '2020-01-02', memberUntil: '2020-01-01' }), ['member-days-backwards'])
  assert.deepEqual(wrong({ memberSince: '2020-01-01', memberUntil: '2020-01-01' }), [])
})

test('only what nobody has looked at is reviewed', () => {
  assert.equal(decideReview('unverified'), undefined)
  for (const state of ['listed', 'merged', 'refused'] as const)
    assert.equal(decideReview(state)?.refused, 'directory.organisations.reviewed-already', state)
})

test('an organisation is merged into a listed other one, once', () => {
  const one = { id: 'a', state: 'unverified' } as const
  const other = { id: 'b', state: 'listed' } as const
  assert.equal(decideMerger(one, other), undefined)
  assert.equal(decideMerger({ ...one, state: 'listed' }, other), undefined)
  assert.equal(decideMerger(one, undefined)?.refused, 'directory.organisations.target-gone')
  assert.equal(
    decideMerger(one, { id: 'b', state: 'unverified' })?.refused,
    'directory.organisations.target-gone',
  )
  assert.equal(
    decideMerger({ id: 'b', state: 'listed' }, other)?.refused,
    'directory.organisations.target-is-itself',
  )
  assert.equal(
    decideMerger({ ...one, state: 'merged' }, other)?.refused,
    'directory.organisations.reviewed-already',
  )
})

test('a contact is seen by those it is for', () => {
  const [stranger, member, staff] = [
    { isOfMember: false, isStaff: false },
    { isOfMember: true, isStaff: false },
    { isOfMember: false, isStaff: true },
  ]
  const seenBy = (visibility: string) => [stranger, member, staff].map((one) => seesContact(visibility, one))
  assert.deepEqual(seenBy('public'), [true, true, true])
  assert.deepEqual(seenBy('members'), [false, true, true])
  assert.deepEqual(seenBy('secretariat'), [false, false, true])
})

test('names and contacts are told one by one', () => {
  const after = {
    ...data,
    names: { fr: 'Réseaux Sankofa' },
    contacts: [
      { role: 'billing', name: null, email: 'a@b.example', phone: null, visibility: 'members' as const },
    ],
  }
  assert.deepEqual(
    changesBetween(data, after).map(({ field, from, to }) => [field, from, to]),
    [
      ['names.fr', null, 'Réseaux Sankofa'],
      ['contacts.billing', null, { name: null, email: 'a@b.example', phone: null, visibility: 'members' }],
    ],
  )
  assert.deepEqual(
    changesBetween(after, data).map(({ to }) => to),
    [null, null],
  )
})

test('taking every change over makes one what the other is', () => {
  const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
  const name = fc.string({ minLength: 1, maxLength: 20 })
  const any = fc
    .record({
      name,
      names: fc.dictionary(fc.constantFrom('en', 'fr'), name, { maxKeys: 2 }),
      acronyms: fc.array(name, { maxLength: 3 }),
      address: some(name),
      domains: fc.array(name, { maxLength: 2 }),
      contacts: fc.uniqueArray(
        fc.record({
          role: fc.constantFrom('billing', 'press'),
          name: some(name),
          email: some(name),
          phone: some(name),
          visibility: fc.constantFrom('public' as const, 'members' as const, 'secretariat' as const),
        }),
        { selector: ({ role }) => role, maxLength: 2 },
      ),
      parentId: some(name),
      memberSince: some(fc.constantFrom('2020-01-01', '2021-01-01')),
    })
    .map((change) => ({ ...data, ...change }))
  fc.assert(
    fc.property(any, any, (before, after) => {
      const changed = changesBetween(before, after).reduce<OrganisationData>(
        (it, { field, to }) => withField(it, field, to),
        before,
      )
      assert.deepEqual(changesBetween(changed, after), [])
      assert.deepEqual(changesBetween(before, before), [])
    }),
    { numRuns: 300 },
  )
})

test('what is between the body and an organisation cannot be asked for', () => {
  for (const field of ['name', 'names.fr', 'contacts.billing', 'domains', 'address'])
    assert.ok(isAskable(field), field)
  for (const field of [
    'category',
    'membership',
    'code',
    'countryCode',
    'memberSince',
    'arrearsSince',
    'sectors',
  ])
    assert.ok(!isAskable(field), field)
  assert.equal([...fieldsOf(data).keys()][0], 'name')
  assert.ok(isSame({ a: 1, b: null }, { b: null, a: 1 }))
})
