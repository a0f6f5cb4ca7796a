import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shownNetwork } from './rules.ts'

test('a network is shown without the last part of an address', () => {
  assert.equal(shownNetwork('203.0.113'), '203.0.113.•••')
  assert.equal(shownNetwork('20010db8004200'), '2001:db8:42:•••')
  assert.equal(shownNetwork('00000000000000'), '0:0:0:•••')
})
