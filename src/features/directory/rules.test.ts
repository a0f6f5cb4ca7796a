import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  inOrderOfAsking,
  isAwayOn,
  isOfMember,
  leaderOf,
  leadingAffiliation,
  maySeeFocalPoints,
  maySeeMembershipState,
  organisationName,
  otherNames,
  permissionsOfFocalPoint,
  stateOfNewClaim,
  tileStep,
  webAddress,
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

test('of two approved affiliations the main one leads, but never a claim before an approved one', () => {
  const main = { ...claim('approved', '2026-01-01'), isMain: true }
  assert.equal(leadingAffiliation([claim('approved', '2026-11-02'), main]), main)
  const claimed = { ...claim('claimed', '2026-11-02'), isMain: true }
  assert.equal(leadingAffiliation([claimed, claim('approved', '2026-01-01')])?.state, 'approved')
})

test('only a designated focal point may decide about registrations; every kind opens the own organisation', () => {
  assert.deepEqual(permissionsOfFocalPoint(['member-access', 'designated']), [
    'approvals.decide',
    'organisation.manage',
  ])
  assert.deepEqual(permissionsOfFocalPoint(['member-access']), ['organisation.manage'])
  assert.deepEqual(permissionsOfFocalPoint([]), [])
})

const viewer = { isSignedIn: false, isOfMember: false, isStaff: false }

test('names of focal points are for people who have signed in', () => {
  assert.ok(!maySeeFocalPoints(viewer))
  assert.ok(maySeeFocalPoints({ ...viewer, isSignedIn: true }))
  assert.ok(maySeeFocalPoints({ ...viewer, isStaff: true }))
})

test('whether a membership is active is for members and those who keep the directory', () => {
  assert.ok(!maySeeMembershipState({ ...viewer, isSignedIn: true }))
  assert.ok(maySeeMembershipState({ ...viewer, isSignedIn: true, isOfMember: true }))
  assert.ok(maySeeMembershipState({ ...viewer, isStaff: true }))
})

test('only an approved affiliation to a member makes somebody of a member', () => {
  assert.ok(isOfMember({ state: 'approved', membership: 'active' }))
  assert.ok(isOfMember({ state: 'approved', membership: 'suspended' }))
  assert.ok(!isOfMember({ state: 'approved', membership: 'none' }))
  assert.ok(!isOfMember({ state: 'claimed', membership: 'active' }))
  assert.ok(!isOfMember(undefined))
})

test('each name is said once, the own one first, and the one that leads not again', () => {
  assert.deepEqual(otherNames(armor, 'Armor Télécom'), [{ language: 'zh', name: '阿摩电信' }])
  assert.deepEqual(otherNames(armor, '阿摩电信'), [{ name: 'Armor Télécom' }])
  const known = { ...armor, names: { en: 'Armor Telecom', fr: 'Armor Télécom' } }
  assert.deepEqual(otherNames(known, ''), [
    { language: 'fr', name: 'Armor Télécom' },
    { language: 'en', name: 'Armor Telecom' },
  ])
})

test('a web address leads to a web site and shows which', () => {
  assert.deepEqual(webAddress('armor.example'), { href: 'https://armor.example/', shown: 'armor.example' })
  assert.deepEqual(webAddress(' http://armor.example/fr '), {
    href: 'http://armor.example/fr',
    shown: 'armor.example/fr',
  })
})

test('what is no web address, or pretends to be another one, is no link', () => {
  for (const typed of [
    null,
    '',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:a@armor.example',
    'https://bank.example@evil.example/',
    'http://localhost/',
    'not a site',
    'file:///etc/passwd',
  ])
    assert.equal(webAddress(typed), undefined, String(typed))
})

test('a tile is as dark as its number is large', () => {
  assert.deepEqual([0, 1, 4, 5, 19, 20, 4000].map(tileStep), [0, 1, 1, 2, 2, 3, 3])
})

test('one that has most is named only when it alone does', () => {
  assert.equal(leaderOf([{ count: 2 }, { count: 7 }, { count: 3 }])?.count, 7)
  assert.equal(leaderOf([{ count: 7 }, { count: 7 }]), undefined)
  assert.equal(leaderOf([{ count: 0 }]), undefined)
  assert.equal(leaderOf([]), undefined)
})
