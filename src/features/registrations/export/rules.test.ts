import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideExport, isThere } from './rules.ts'

test('one file at a time is made for somebody', () => {
  assert.deepEqual(decideExport(undefined, 'csv', 3), { make: true })
  assert.deepEqual(decideExport({ state: 'ready' }, 'csv', 3), { make: true })
  assert.deepEqual(decideExport({ state: 'failed' }, 'csv', 3), { make: true })
  assert.deepEqual(decideExport({ state: 'asked' }, 'csv', 3), {
    refused: 'registrations.export-in-the-making',
  })
})

test('a file of nobody is none, and a sheet that cannot be opened is not made', () => {
  assert.ok('refused' in decideExport(undefined, 'csv', 0))
  assert.ok('refused' in decideExport(undefined, 'xlsx', 1_048_576))
  assert.deepEqual(decideExport(undefined, 'csv', 1_048_576), { make: true })
})

test('a file is there when it is whole, until its day is over', () => {
  const now = new Date('2026-11-25T09:00:00Z')
  const later = new Date('2026-11-25T09:00:01Z')
  assert.ok(isThere({ state: 'ready', expiresAt: later }, now))
  assert.ok(!isThere({ state: 'ready', expiresAt: now }, now))
  assert.ok(!isThere({ state: 'asked', expiresAt: later }, now))
})
