import assert from 'node:assert/strict'
import { test } from 'node:test'
import { regionStep } from './rules.ts'

test('a region is as dark as its share of the largest one', () => {
  assert.deepEqual(
    [0, 1, 100, 101, 200, 201, 300].map((count) => regionStep(count, 300)),
    [0, 1, 1, 2, 2, 3, 3],
  )
  assert.equal(regionStep(0, 0), 0)
})
