import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timeLeft } from './time-left.ts'

const [minute, day] = [60_000, 86_400_000]
const left = 30 * minute
const after = (minutes: number, more: { set?: number; off?: number } = {}) => {
  const off = more.off ?? 0
  const began = { set: off, steady: 5 }
  return timeLeft(left, began, {
    set: off + minutes * minute + (more.set ?? 0),
    steady: 5 + minutes * minute,
  })
}

test('what is left runs down by what has passed', () => {
  assert.equal(after(0), left)
  assert.equal(after(10), 20 * minute)
  assert.equal(after(40), -10 * minute)
})
for (const off of [day, -day, 37 * minute, -3 * 3_600_000])
  test(`a device whose clock is ${off / minute} minutes off counts down the same`, () => {
    assert.equal(after(10, { off }), 20 * minute)
  })
test('the time a device slept has passed', () =>
  assert.equal(timeLeft(left, { set: 0, steady: 0 }, { set: 20 * minute, steady: minute }), 10 * minute))
test('a clock that is set meanwhile is not believed', () => {
  assert.equal(after(10, { set: day }), 20 * minute)
  assert.equal(after(10, { set: -day }), 20 * minute)
})
