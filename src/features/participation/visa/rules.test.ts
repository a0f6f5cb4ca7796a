import { test } from 'node:test'
import assert from 'node:assert/strict'
import type { VisaFacts } from '../types.ts'
import { lastDayForVisa, mayAskForVisa } from './rules.ts'

const delegate: VisaFacts = {
  mode: 'on-site',
  eventCountry: 'CH',
  eventCity: { en: 'Geneva', fr: 'Genève' },
  isMember: true,
  membership: 'active',
  today: '2026-11-25',
  startsOn: '2027-01-06',
  visa: { countryCode: 'CH', city: { en: 'Geneva', fr: 'Genève' }, onlyMembers: true, leadDays: 28 },
}
const ask = (facts: Partial<VisaFacts> = {}) => mayAskForVisa({ ...delegate, ...facts })
const because = (reason: string) => ({ may: false, because: `participation.visa.${reason}` })

test('a member who comes on site to the seat, early enough, may ask', () => {
  assert.deepEqual(ask(), { may: true })
})

test('somebody who takes part remotely cannot ask', () => {
  assert.deepEqual(ask({ mode: 'remote' }), because('not-on-site'))
})

test('a meeting in another country is the host’s matter', () => {
  assert.deepEqual(ask({ eventCountry: 'IN', eventCity: { en: 'Bhubaneswar' } }), because('elsewhere'))
})

test('a meeting in another city of the same country is the host’s matter too', () => {
  assert.deepEqual(ask({ eventCity: { en: 'Lausanne', fr: 'Lausanne' } }), because('elsewhere'))
})

test('a meeting without a place is nowhere one needs a visa for', () => {
  assert.deepEqual(ask({ eventCountry: null, eventCity: {} }), because('elsewhere'))
})

test('the country decides alone where the meeting or the policy names no city', () => {
  assert.deepEqual(ask({ eventCity: {} }), { may: true })
  assert.deepEqual(ask({ visa: { ...delegate.visa, city: undefined }, eventCity: { en: 'Bern' } }), {
    may: true,
  })
})

test('a non-member cannot ask', () => {
  assert.deepEqual(ask({ isMember: false, membership: 'none' }), because('members-only'))
})

test('a member whose membership is suspended or not verified cannot ask', () => {
  assert.deepEqual(ask({ membership: 'suspended' }), because('members-only'))
  assert.deepEqual(ask({ membership: 'unverified' }), because('members-only'))
})

test('a body may help everybody', () => {
  const visa = { ...delegate.visa, onlyMembers: false }
  assert.deepEqual(ask({ visa, isMember: false, membership: 'none' }), { may: true })
})

test('the twenty-eighth day before the start is early enough, the day after it is not', () => {
  assert.deepEqual(ask({ today: '2026-12-09' }), { may: true })
  assert.deepEqual(ask({ today: '2026-12-10' }), { ...because('too-late'), values: { days: 28 } })
})

test('the last day is counted over the ends of months and leap years', () => {
  assert.equal(lastDayForVisa('2028-03-14', 14), '2028-02-29')
  assert.equal(lastDayForVisa('2027-01-06', 28), '2026-12-09')
  assert.equal(lastDayForVisa('2027-03-01', 0), '2027-03-01')
})
