import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { daysBetween, daysLater, instantOf, instantsOf, isMoment, isZone, localOf } from './local-time.ts'

const iso = (at: Date) => at.toISOString()

test('clocks in winter and in summer are the right hour from UTC', () => {
  assert.equal(iso(instantOf('Europe/Zurich', '2027-01-11T09:30')), '2027-01-11T08:30:00.000Z')
  assert.equal(iso(instantOf('Europe/Zurich', '2027-07-12T09:30')), '2027-07-12T07:30:00.000Z')
  assert.equal(iso(instantOf('Asia/Kolkata', '2027-07-12T09:30')), '2027-07-12T04:00:00.000Z')
  assert.equal(iso(instantOf('Pacific/Auckland', '2027-01-11T09:30')), '2027-01-10T20:30:00.000Z')
})
test('what no clock can show is no moment', () => {
  for (const moment of [
    '2026-06-31T10:00',
    '2026-02-29T10:00',
    '2026-12-03T25:00',
    '0000-00-00T99:99',
    '9999-12-31T10:00',
    'undefinedTundefined',
  ])
    assert.equal(isMoment(moment), false, moment)
  for (const moment of ['2026-06-30T23:59', '2028-02-29T00:00']) assert.equal(isMoment(moment), true, moment)
})

test('an hour that clocks skip has no instant, and gives the one as much later', () => {
  assert.deepEqual(instantsOf('Europe/Zurich', '2027-03-28T02:30'), [])
  assert.equal(localOf('Europe/Zurich', instantOf('Europe/Zurich', '2027-03-28T02:30')), '2027-03-28T03:30')
})
test('an hour that clocks repeat has two, and gives the first', () => {
  const both = instantsOf('Europe/Zurich', '2026-10-25T02:30')
  assert.deepEqual(both.map(iso), ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'])
  assert.equal(iso(instantOf('Europe/Zurich', '2026-10-25T02:30')), '2026-10-25T00:30:00.000Z')
})
test('the same clock some days later is the same clock also across a change of the hour', () => {
  const moved = instantOf('Europe/Zurich', daysLater('2027-03-22T09:30', 14))
  assert.equal(iso(moved), '2027-04-05T07:30:00.000Z')
  assert.equal(daysBetween('2027-03-22', '2027-04-05'), 14)
  assert.equal(daysLater('2027-01-01T00:15', -1), '2026-12-31T00:15')
})
test('whatever instant clocks show, it is found again', () => {
  const zones = [
    'Europe/Zurich',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'UTC',
  ]
  const minute = fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2060, 0, 1) / 60_000 })
  fc.assert(
    fc.property(fc.constantFrom(...zones), minute, (zone, minutes) => {
      const at = new Date(minutes * 60_000)
      assert.ok(instantsOf(zone, localOf(zone, at)).some((one) => one.getTime() === at.getTime()))
    }),
    { numRuns: 300 },
  )
})
test('only time zones that exist are', () =>
  assert.deepEqual([isZone('Europe/Paris'), isZone('Mars')], [true, false]))
