import { test } from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { addDays, dayIn, instantAt, weekdayOf } from './local-time.ts'
import { timesOf } from './timetable.ts'
import type { Timetable } from './types.ts'

const day = 24 * 60 * 60_000
const anyMoment = fc.date({ min: new Date('2026-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
const zones = ['Asia/Kolkata', 'Europe/Zurich', 'America/Santiago', 'Pacific/Auckland']

const workshop: Timetable = {
  when: { first: 'thursday', atLeastDaysAhead: 8 },
  timeZone: 'Asia/Kolkata',
  sessions: [
    { day: 0, from: '09:30', to: '17:30' },
    { day: 1, from: '09:30', to: '16:00' },
  ],
  opens: { days: -55, at: '09:00' },
  onSiteCloses: { days: -6, at: '18:00' },
  remoteCloses: { days: 1, at: '12:00' },
}

test('the workshop is on the first Thursday and Friday at least eight days ahead', () => {
  const times = timesOf(workshop, new Date('2026-11-25T09:00:00Z'))
  assert.equal(times.startsAt.toISOString(), '2026-12-03T04:00:00.000Z')
  assert.equal(times.endsAt.toISOString(), '2026-12-04T10:30:00.000Z')
  assert.equal(times.onSiteClosesAt?.toISOString(), '2026-11-27T12:30:00.000Z')
})

test('whenever one looks, it is a Thursday 8 to 14 days ahead, and registration is open', () => {
  fc.assert(
    fc.property(anyMoment, fc.constantFrom(...zones), (now, timeZone) => {
      const times = timesOf({ ...workshop, timeZone }, now)
      const first = dayIn(timeZone, times.startsAt)
      const today = dayIn(timeZone, now)
      assert.equal(weekdayOf(first), 4)
      assert.ok(first >= addDays(today, 8) && first <= addDays(today, 14))
      assert.ok(times.opensAt < now && now < times.onSiteClosesAt!)
    }),
  )
})

test('what is past stays past', () => {
  const past: Timetable = { ...workshop, when: { last: 'tuesday', atLeastDaysAgo: 21 } }
  fc.assert(
    fc.property(anyMoment, (now) => {
      const times = timesOf(past, now)
      assert.equal(weekdayOf(dayIn(past.timeZone, times.startsAt)), 2)
      assert.ok(times.endsAt.getTime() < now.getTime() - 18 * day)
    }),
  )
})

test('the next rehearsal always begins in five to twenty minutes', () => {
  const rehearsal: Timetable = { ...workshop, when: { withinMinutes: 20, lastsMinutes: 45 }, sessions: [] }
  fc.assert(
    fc.property(anyMoment, (now) => {
      const { startsAt, endsAt, sessions } = timesOf(rehearsal, now)
      const minutes = (startsAt.getTime() - now.getTime()) / 60_000
      assert.ok(minutes >= 5 && minutes <= 20, String(minutes))
      assert.equal(endsAt.getTime() - startsAt.getTime(), 45 * 60_000)
      assert.equal(sessions.length, 1)
    }),
  )
})

test('clocks that go forward or back are read as they stand on the wall', () => {
  assert.equal(instantAt('Europe/Zurich', '2027-03-27', '09:30').toISOString(), '2027-03-27T08:30:00.000Z')
  assert.equal(instantAt('Europe/Zurich', '2027-03-29', '09:30').toISOString(), '2027-03-29T07:30:00.000Z')
  assert.equal(instantAt('Asia/Kolkata', '2026-12-03', '09:30').toISOString(), '2026-12-03T04:00:00.000Z')
  assert.equal(instantAt('America/Santiago', '2027-03-17', '09:30').toISOString(), '2027-03-17T12:30:00.000Z')
})
