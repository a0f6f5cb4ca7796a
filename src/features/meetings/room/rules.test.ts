import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { leads, mayAskForFloor, mayMoveFloor, movedPlace } from './rules.ts'
import type { Role } from '../types.ts'

const open = { listIsClosed: false, endedAt: null }
const closed = { listIsClosed: true, endedAt: null }
const asked = (...given: Parameters<typeof mayAskForFloor>) => mayAskForFloor(...given)?.refused

test('anybody may ask for the floor, once', () => {
  assert.equal(asked(open, undefined, undefined), undefined)
  assert.equal(asked(open, 'spoken', undefined), undefined)
  assert.equal(asked(open, 'withdrawn', undefined), undefined)
  assert.equal(asked(open, 'waiting', undefined), 'meetings.floor.asked-already')
  assert.equal(asked(open, 'speaking', 'chair'), 'meetings.floor.asked-already')
})
test('a closed list takes only those who lead', () => {
  assert.equal(asked(closed, undefined, undefined), 'meetings.floor.closed')
  assert.equal(asked(closed, undefined, 'chair'), undefined)
  assert.equal(asked(closed, undefined, 'secretariat'), undefined)
})
for (const role of ['interpreter', 'captioner', 'technician'] as const)
  test(`a ${role} works there and does not speak`, () => {
    assert.equal(asked(open, undefined, role), 'meetings.floor.not-your-role')
    assert.equal(leads(role), false)
  })
test('chair and secretariat lead, nobody else', () => {
  const roles: (Role | undefined)[] = ['chair', 'secretariat', undefined]
  assert.deepEqual(roles.map(leads), [true, true, false])
})
test('only who waits can be called, moved or struck; only who speaks can end', () => {
  for (const act of ['give', 'up', 'down', 'strike'] as const) {
    assert.equal(mayMoveFloor(act, { state: 'waiting' }), undefined)
    assert.equal(mayMoveFloor(act, { state: 'speaking' })?.refused, 'meetings.floor.changed')
  }
  assert.equal(mayMoveFloor('end', { state: 'speaking' }), undefined)
  assert.equal(mayMoveFloor('end', { state: 'spoken' })?.refused, 'meetings.floor.changed')
})
test('moving one by one changes places with the neighbour and with nobody else, as often as one likes', () => {
  const by = fc.constantFrom<1 | -1>(1, -1)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.array(fc.tuple(fc.nat(7), by), { maxLength: 40 }),
      (count, moves) => {
        let list = Array.from({ length: count }, (_, nth) => ({ who: nth, place: nth }))
        for (const [at, step] of moves) {
          const before = list.map(({ who }) => who)
          const place = movedPlace(
            list.map((one) => one.place),
            at,
            step,
          )
          if (place === undefined) {
            assert.ok(at >= count || at + step < 0 || at + step >= count)
            continue
          }
          list = list
            .map((one, nth) => (nth === at ? { ...one, place } : one))
            .toSorted((a, b) => a.place - b.place)
          const expected = [...before]
          ;[expected[at], expected[at + step]] = [expected[at + step] as number, expected[at] as number]
          assert.deepEqual(
            list.map(({ who }) => who),
            expected,
          )
        }
      },
    ),
  )
})
