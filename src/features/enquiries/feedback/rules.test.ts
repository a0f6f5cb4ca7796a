import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideAnswering, decideNoting, findingOf, mayReadFeedback } from './rules.ts'
import type { Week } from './types.ts'

const startsAt = new Date('2026-11-18T09:00:00Z')
const week = (count: number, rated: number, mean?: number): Week => ({ startsAt, count, rated, mean })
const agreed = { state: 'fresh', mayAnswer: true, personId: null, address: 'ama@outside.example' } as const

test('the secretariat reads feedback', () => {
  assert.ok(mayReadFeedback(new Set(['events.manage'])))
  assert.ok(!mayReadFeedback(new Set(['portal.desk', 'visa-letters.manage'])))
})

test('what is fresh is noted, and what was noted by mistake is fresh again', () => {
  assert.deepEqual(decideNoting({ state: 'fresh' }, 'noted'), { next: 'noted' })
  assert.deepEqual(decideNoting({ state: 'noted' }, 'fresh'), { next: 'fresh' })
  assert.deepEqual(decideNoting({ state: 'answered' }, 'noted'), { refused: 'enquiries.feedback.not-now' })
})

test('nobody is written to who did not agree, and nobody twice', () => {
  assert.equal(decideAnswering(agreed), undefined)
  assert.deepEqual(decideAnswering({ ...agreed, mayAnswer: false }), {
    refused: 'enquiries.feedback.not-agreed',
  })
  assert.deepEqual(decideAnswering({ ...agreed, address: null }), {
    refused: 'enquiries.feedback.not-agreed',
  })
  assert.deepEqual(decideAnswering({ ...agreed, state: 'answered' }), {
    refused: 'enquiries.feedback.answered-already',
  })
})

test('every rating counts once, whatever week it came in', () => {
  assert.deepEqual(findingOf([week(3, 1, 5), week(0, 0), week(3, 3, 1)]), { count: 6, mean: 2 })
  assert.deepEqual(findingOf([week(2, 0)]), { count: 2, mean: undefined })
})
