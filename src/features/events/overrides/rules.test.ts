import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { isRefusal } from '../../../values/refusal.ts'
import { changesBetween, decideChange, stampOf } from './rules.ts'

const before = { media: 'refused', '*': 'automatic' }

test('every category that is said differently is one change, from what to what', () => {
  assert.deepEqual(changesBetween(before, { media: 'accreditation', academia: 'focal-point' }), [
    { category: 'media', from: 'refused', to: 'accreditation' },
    { category: '*', from: 'automatic', to: null },
    { category: 'academia', from: null, to: 'focal-point' },
  ])
})

test('what somebody else changed meanwhile is not overwritten', () => {
  const outcome = decideChange(before, { wanted: {}, seen: stampOf({ media: 'refused' }), reason: 'why' })
  assert.deepEqual(outcome, { refused: 'events.overrides.changed-meanwhile' })
})

test('saying the same again changes nothing', () => {
  const wanted = { '*': 'automatic', media: 'refused' }
  const outcome = decideChange(before, { wanted, seen: stampOf(wanted), reason: 'why' })
  assert.deepEqual(outcome, { refused: 'events.overrides.nothing-changes' })
})

test('applying the changes to what was there gives what is wanted, always', () => {
  const overrides = fc.dictionary(
    fc.constantFrom('*', 'media', 'academia', 'associate'),
    fc.constantFrom('automatic', 'focal-point', 'refused'),
  )
  fc.assert(
    fc.property(overrides, overrides, (old, wanted) => {
      const outcome = decideChange(old, { wanted, seen: stampOf(old), reason: 'why' })
      const changes = isRefusal(outcome) ? [] : outcome
      const applied: Record<string, string> = { ...old }
      for (const { category, to } of changes)
        if (to === null) delete applied[category]
        else applied[category] = to
      assert.equal(stampOf(applied), stampOf(wanted))
      for (const { category, from } of changes) assert.equal(old[category] ?? null, from)
    }),
  )
})
