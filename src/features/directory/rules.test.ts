import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  inOrderOfAsking,
  isAwayOn,
  leadingAffiliation,
  organisationName,
  permissionsOfFocalPoint,
  stateOfNewClaim,
} from './rules.ts'
import type { Affiliation, FocalPoint, Organisation } from './types.ts'

const armor: Organisation = {
  id: '0190a000-0000-7000-8000-0000000000a1',
  name: 'Armor Télécom',
  names: { zh: '阿摩电信' },
  acronym: 'AT',
  countryCode: 'FR',
  category: 'sector-member',
  state: 'listed',
  membership: 'active',
  sectors: [],
  webSite: null,
}
const asked = (name: string, it: Partial<FocalPoint>): FocalPoint => ({
  personId: name,
  name,
  isDeputy: false,
  isAway: false,
  awayUntil: null,
  ...it,
})
const claim = (state: Affiliation['state'], day: string): Affiliation => ({
  id: state + day,
  personId: 'p',
  organisation: armor,
  category: 'sector-member',
  state,
  membership: 'active',
  since: new Date(`${day}T00:00:00Z`),
})

test('an organisation is called by its official name in the reader’s language, else by its own', () => {
  assert.equal(organisationName(armor, 'zh'), '阿摩电信')
  assert.equal(organisationName(armor, 'en'), 'Armor Télécom')
})

test('an absence covers both its days', () => {
  const absence = { awayFrom: '2026-11-20', awayUntil: '2026-11-25' }
  assert.deepEqual(
    ['2026-11-19', '2026-11-20', '2026-11-25', '2026-11-26'].map((day) => isAwayOn(absence, day)),
    [false, true, true, false],
  )
})

test('an absence without an end goes on', () => {
  assert.ok(isAwayOn({ awayFrom: '2026-11-20', awayUntil: null }, '2030-01-01'))
})

test('an end without a beginning is no absence', () => {
  assert.ok(!isAwayOn({ awayFrom: null, awayUntil: '2026-11-25' }, '2026-11-24'))
})

test('those who are here are asked before those who are away, and deputies after the others', () => {
  const order = inOrderOfAsking([
    asked('away', { isAway: true }),
    asked('deputy', { isDeputy: true }),
    asked('main', {}),
    asked('deputy away', { isDeputy: true, isAway: true }),
  ])
  assert.deepEqual(
    order.map((one) => one.name),
    ['main', 'deputy', 'away', 'deputy away'],
  )
})

test('working for a member has to be approved', () => {
  assert.equal(stateOfNewClaim({ state: 'listed', membership: 'active' }), 'claimed')
  assert.equal(stateOfNewClaim({ state: 'listed', membership: 'suspended' }), 'claimed')
})

test('working for a listed organisation that is no member needs no approval', () => {
  assert.equal(stateOfNewClaim({ state: 'listed', membership: 'none' }), 'approved')
})

test('an organisation that nobody has verified, or none at all, waits', () => {
  assert.equal(stateOfNewClaim({ state: 'unverified', membership: 'none' }), 'claimed')
  assert.equal(stateOfNewClaim(undefined), 'claimed')
})

test('a person acts with an approved affiliation before a newer claim', () => {
  assert.equal(
    leadingAffiliation([claim('claimed', '2026-11-02'), claim('approved', '2026-01-01')])?.state,
    'approved',
  )
})

test('of two claims the newer one leads', () => {
  const newer = claim('claimed', '2026-11-02')
  assert.equal(leadingAffiliation([claim('claimed', '2026-11-01'), newer]), newer)
  assert.equal(leadingAffiliation([]), undefined)
})

test('only a designated focal point may decide about registrations', () => {
  assert.deepEqual(permissionsOfFocalPoint(['member-access', 'designated']), ['approvals.decide'])
  assert.deepEqual(permissionsOfFocalPoint(['member-access']), [])
  assert.deepEqual(permissionsOfFocalPoint([]), [])
})
