import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isAmong, isFetch, partOf } from './ranges.ts'

for (const [range, part] of [
  [undefined, 'whole'],
  ['', 'whole'],
  ['bytes=0-', { from: 0, to: 99 }],
  ['bytes=10-19', { from: 10, to: 19 }],
  ['bytes=90-500', { from: 90, to: 99 }],
  ['bytes=-10', { from: 90, to: 99 }],
  ['bytes=-500', { from: 0, to: 99 }],
  ['bytes=99-99', { from: 99, to: 99 }],
  ['bytes=100-', 'beyond'],
  ['bytes=-0', 'beyond'],
  ['bytes=20-10', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['lines=0-1', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=a-b', 'whole'],
] as const)
  test(`of a hundred bytes, "${range}" asks for ${typeof part === 'string' ? part : `${part.from} to ${part.to}`}`, () =>
    assert.deepEqual(partOf(range, 100), part))

test('whatever is asked for, nothing outside the file is given', () =>
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), fc.integer({ min: 1, max: 5000 }), (text, a, b, size) => {
      for (const range of [text, `bytes=${text}`, `bytes=${a}-${b}`, `bytes=${a}-`, `bytes=-${b}`]) {
        const part = partOf(range, size)
        if (typeof part === 'string') continue
        assert.ok(part.from >= 0 && part.from <= part.to && part.to < size)
      }
    }),
  ))

test('a part is a fetch of its own with the first byte, or with most of them unless it goes on where another broke off', () => {
  const fetches = (from: number, to: number, goesOn = false) => isFetch({ from, to }, 100, goesOn)
  assert.deepEqual([fetches(0, 99), fetches(0, 9), fetches(0, 9, true)], [true, true, true])
  assert.deepEqual(
    [fetches(1, 99), fetches(10, 99), fetches(50, 99), fetches(90, 99)],
    [true, true, false, false],
  )
  assert.deepEqual([fetches(1, 99, true), fetches(60, 99, true)], [false, false])
})

test('a mark is found among several, weak or strong', () => {
  assert.equal(isAmong('"a", W/"b"', '"b"'), true)
  assert.equal(isAmong('*', '"b"'), true)
  assert.equal(isAmong('"c"', '"b"'), false)
  assert.equal(isAmong(undefined, '"b"'), false)
})
