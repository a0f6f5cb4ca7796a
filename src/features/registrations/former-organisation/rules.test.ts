import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hangsOnOrganisation } from './rules.ts'

const way = (regime: 'automatic' | 'focal-point' | 'accreditation') => ({ regime, rule: 'a-rule' })

test('what a desk decided about hangs on the organisation, also after the decision', () => {
  assert.ok(hangsOnOrganisation({ waitsFor: 'focal-point' }, way('automatic')))
  assert.ok(hangsOnOrganisation({ waitsFor: 'secretariat' }, way('focal-point')))
})

test('a focal point’s own registration hangs on the organisation too', () => {
  assert.ok(hangsOnOrganisation({ waitsFor: null }, way('focal-point')))
  assert.ok(hangsOnOrganisation({ waitsFor: null }, { refused: 'participation.refused' }))
})

test('what nobody was asked about stays', () => {
  assert.ok(!hangsOnOrganisation({ waitsFor: null }, way('automatic')))
})
