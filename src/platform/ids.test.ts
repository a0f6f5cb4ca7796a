import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from './clock.ts'
import { newId } from './ids.ts'

test('identifiers sort in the order in which they were made', () => {
  const made = Array.from({ length: 500 }, newId)
  assert.deepEqual(made.toSorted(), made)
  assert.match(made[0]!, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('a fixed clock stands still until it is moved', () => {
  const clock = fixedClock(new Date('2026-11-25T09:00:00Z'))
  clock.now().setFullYear(1999)
  clock.move(1500)
  assert.equal(clock.now().toISOString(), '2026-11-25T09:00:01.500Z')
})
