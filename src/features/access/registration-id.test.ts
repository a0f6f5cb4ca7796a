import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { registrationId, tidyRegistrationId, type Round } from './registration-id.ts'

const roundWith =
  (key: string): Round =>
  (half, round) =>
    createHmac('sha256', key).update(`${half} ${round}`).digest().readUInt16BE(0)
const round = roundWith('a key')

test('no two applications have the same nine digits', () => {
  const made = new Set(Array.from({ length: 20_000 }, (_, nth) => registrationId(nth, 7, round).slice(0, 9)))
  assert.equal(made.size, 20_000)
})

test('a neighbour cannot be guessed: the numbers do not follow each other, and another house makes others', () => {
  const numbers = Array.from({ length: 200 }, (_, nth) => Number(registrationId(nth, 0, round).slice(0, 9)))
  const steps = new Set(numbers.slice(1).map((number, nth) => number - (numbers[nth] ?? 0)))
  assert.equal(steps.size, 199)
  assert.notEqual(registrationId(1, 0, round), registrationId(1, 0, roundWith('another key')))
})

test('it is read as it was given, however it is typed', () => {
  const id = registrationId(42, 123, round)
  const bare = id.replace('-', '')
  for (const typed of [id, bare, ` ${id} `, id.replace('-', ' – '), id.replace('-', '‑')])
    assert.equal(tidyRegistrationId(typed), id)
  const arabic = bare.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))
  assert.equal(tidyRegistrationId(arabic), id)
})

test('a wrong digit, or two that changed places, is noticed', () => {
  fc.assert(
    fc.property(
      fc.nat(999_999_999),
      fc.nat(999),
      fc.nat(13),
      fc.integer({ min: 1, max: 9 }),
      (nth, random, at, by) => {
        const digits = registrationId(nth, random, round).replace('-', '')
        const wrong = (Number(digits[at]) + by) % 10
        assert.equal(
          tidyRegistrationId(digits.slice(0, at) + String(wrong) + digits.slice(at + 1)),
          undefined,
        )
        const [one, other] = [digits[at] ?? '', digits[at + 1] ?? '']
        if (other === '' || one === other) return
        assert.equal(tidyRegistrationId(digits.slice(0, at) + other + one + digits.slice(at + 2)), undefined)
      },
    ),
  )
})

test('what can be none is none', () => {
  for (const typed of ['', '123456789-12345', '12345', 'abc', `${registrationId(1, 1, round)}0`, '-----'])
    assert.equal(tidyRegistrationId(typed), undefined, typed)
})

test('when the numbers run out it says so', () => {
  assert.throws(() => registrationId(1_000_000_000, 0, round), RangeError)
  assert.throws(() => registrationId(-1, 0, round), RangeError)
})
