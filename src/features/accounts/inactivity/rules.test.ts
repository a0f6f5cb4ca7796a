import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideInactivity, monthsLater, quietBefore } from './rules.ts'
import type { Inactivity } from './types.ts'

const day = 24 * 3_600_000
const active = new Date('2024-11-25T09:00:00Z')
const end = new Date('2026-11-25T09:00:00Z')
const daysBefore = (days: number) => new Date(end.getTime() - days * day)
const told = (warnedDays: Inactivity['warnedDays'], blocksAt = end): Inactivity => ({
  activeAt: active,
  blocksAt,
  warnedDays,
  warnedAt: active,
})
const decided = (known: Inactivity | undefined, now: Date) => {
  const step = decideInactivity(active, 24, known, now)
  return step.is === 'warn' ? `${step.days}` : step.is
}

test('nothing happens to an account until sixty days before the end', () => {
  assert.equal(decided(undefined, daysBefore(61)), 'nothing')
  assert.equal(decided(undefined, daysBefore(60)), '60')
})

test('the warnings come sixty, thirty and seven days before, each once, then the account is blocked', () => {
  assert.equal(decided(told(60), daysBefore(59)), 'nothing')
  assert.equal(decided(told(60), daysBefore(30)), '30')
  assert.equal(decided(told(30), daysBefore(29)), 'nothing')
  assert.equal(decided(told(30), daysBefore(7)), '7')
  assert.equal(decided(told(7), daysBefore(1)), 'nothing')
  assert.equal(decided(told(7), end), 'block')
})

test('whoever used the account since the warning begins anew', () => {
  const since = { ...told(7), activeAt: daysBefore(900) }
  assert.equal(decided(since, daysBefore(61)), 'nothing')
  assert.equal(decided(since, end), '60')
})

test('an account that nobody was warned about is warned first, however long it lay idle', () => {
  const late = new Date(end.getTime() + 400 * day)
  const step = decideInactivity(active, 24, undefined, late)
  assert.deepEqual(step, { is: 'warn', days: 60, blocksAt: new Date(late.getTime() + 60 * day) })
})

test('a warning that comes late moves the end, so that everybody has the days it promises', () => {
  const step = decideInactivity(active, 24, told(60), daysBefore(2))
  assert.deepEqual(step, { is: 'warn', days: 30, blocksAt: new Date(daysBefore(2).getTime() + 30 * day) })
})

test('months end on the last day of a shorter month', () => {
  assert.equal(monthsLater(new Date('2024-01-31T10:00:00Z'), 1).toISOString(), '2024-02-29T10:00:00.000Z')
  assert.equal(monthsLater(new Date('2026-03-31T10:00:00Z'), -1).toISOString(), '2026-02-28T10:00:00.000Z')
})

test('those are looked at whose first warning may be due', () => {
  const edge = quietBefore(daysBefore(60), 24)
  assert.ok(Math.abs(edge.getTime() - active.getTime()) <= 2 * day)
})
