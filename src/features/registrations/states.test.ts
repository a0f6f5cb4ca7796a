import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holdsSeat, isLive, mayMove, states } from './states.ts'
import type { State } from './types.ts'

const allowed = [
  'draft -> pending, confirmed, waitlisted',
  'pending -> confirmed, waitlisted, rejected, withdrawn, cancelled',
  'waitlisted -> offered, confirmed, withdrawn, cancelled',
  'offered -> confirmed, withdrawn, cancelled',
  'confirmed -> checked-in, withdrawn, cancelled',
  'checked-in -> withdrawn, cancelled',
  'rejected -> ',
  'withdrawn -> ',
  'cancelled -> ',
]

for (const line of allowed) {
  const [from, to] = line.split(' -> ') as [State, string]
  const next = to === '' ? [] : to.split(', ')
  test(`from ${from} one comes to ${to || 'nothing'}, and nowhere else`, () => {
    assert.deepEqual(
      states.filter((state) => mayMove(from, state)),
      states.filter((state) => next.includes(state)),
    )
  })
}

test('every state is drawn above', () => assert.equal(allowed.length, states.length))
test('no state follows itself', () => assert.ok(states.every((state) => !mayMove(state, state))))
test('nothing comes back to being a draft', () =>
  assert.ok(states.every((state) => !mayMove(state, 'draft'))))
test('a rejected, withdrawn or cancelled registration is not live, so one may register again', () => {
  assert.deepEqual(states.filter((state) => !isLive(state)).sort(), ['cancelled', 'rejected', 'withdrawn'])
})
test('confirmed, offered and checked-in registrations hold a seat; waiting ones do not', () => {
  assert.deepEqual(states.filter(holdsSeat).sort(), ['checked-in', 'confirmed', 'offered'])
})
test('everything that holds a seat is live', () => assert.ok(states.filter(holdsSeat).every(isLive)))
