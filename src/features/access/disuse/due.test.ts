import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decideDisuse } from './due.ts'
import type { Disuse } from './types.ts'

const day = 24 * 3_600_000
const used = new Date('2025-11-25T09:00:00Z')
const end = new Date('2026-11-25T09:00:00Z')
const before = (days: number) => new Date(end.getTime() - days * day)
const told = (warnedDays: Disuse['warnedDays'], endsAt = end): Disuse => ({
  activeAt: used,
  endsAt,
  warnedDays,
  warnedAt: used,
})
const due = (known: Disuse | undefined, now: Date) => {
  const step = decideDisuse(used, 12, known, now)
  return step.is === 'warn' ? `${step.days}` : step.is
}

test('warnings come sixty, thirty and seven days before the end, each once, then access ends', () => {
  assert.equal(due(undefined, before(61)), 'nothing')
  assert.equal(due(undefined, before(60)), '60')
  assert.equal(due(told(60), before(59)), 'nothing')
  assert.equal(due(told(60), before(30)), '30')
  assert.equal(due(told(30), before(7)), '7')
  assert.equal(due(told(7), before(1)), 'nothing')
  assert.equal(due(told(7), end), 'expire')
})

test('whoever used it since the warning begins anew', () =>
  assert.equal(due({ ...told(7), activeAt: before(900) }, before(61)), 'nothing'))

test('whenever somebody looks, access ends after three warnings only, each with all its days', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 40 }), (waits) => {
      let now = used.getTime()
      let known: Disuse | undefined
      const warned: { days: number; at: number }[] = []
      for (const wait of waits) {
        now += wait * day
        const step = decideDisuse(used, 12, known, new Date(now))
        if (step.is === 'expire') {
          assert.deepEqual(
            warned.map(({ days }) => days),
            [60, 30, 7],
          )
          for (const { days, at } of warned) assert.ok(now - at >= days * day)
          return
        }
        if (step.is !== 'warn') continue
        warned.push({ days: step.days, at: now })
        known = { activeAt: used, endsAt: step.endsAt, warnedDays: step.days, warnedAt: new Date(now) }
      }
    }),
  ))
