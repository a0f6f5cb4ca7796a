import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { joinTimes, partsOf, placesOnLine, walkOf } from './rules.ts'

test('a manual speaks of visa and venue only where there is a room, of JOIN only where one can join', () => {
  assert.deepEqual(partsOf({ modes: ['remote'] }), ['account', 'register', 'decision', 'remote', 'changes'])
  assert.deepEqual(partsOf({ modes: ['on-site'] }), [
    'account',
    'register',
    'decision',
    'visa',
    'on-site',
    'changes',
  ])
  assert.equal(partsOf({ modes: ['on-site', 'remote'] }).length, 7)
})
test('nobody decides on the way to a meeting that is open to all', () => {
  assert.ok(!walkOf('automatic').includes('decision'))
  assert.ok(walkOf('focal-point').includes('decision'))
  assert.ok(walkOf('mixed').includes('decision'))
})
test('JOIN opens the same time before every sitting', () => {
  const sitting = { startsAt: new Date('2026-12-05T09:00:00Z'), endsAt: new Date('2026-12-05T17:00:00Z') }
  assert.equal(joinTimes([sitting], 30)[0]?.opensAt.toISOString(), '2026-12-05T08:30:00.000Z')
})
test('marks on a line keep their order and their distance, whatever the dates', () =>
  fc.assert(
    fc.property(fc.array(fc.date({ noInvalidDate: true }), { minLength: 1, maxLength: 8 }), (dates) => {
      const sorted = dates.toSorted((one, other) => one.getTime() - other.getTime())
      const places = placesOnLine(sorted, 1000, 60)
      assert.ok(places.every((at) => at >= 0 && at <= 1000))
      for (let place = 1; place < places.length; place++)
        assert.ok((places[place] as number) - (places[place - 1] as number) >= 59, places.join())
    }),
  ))
test('two dates stand at the two ends', () =>
  assert.deepEqual(placesOnLine([new Date(0), new Date(5000)], 1000, 60), [0, 1000]))
