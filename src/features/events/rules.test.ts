import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefusal } from '../../values/refusal.ts'
import { deadlinesOf, decideMove, hasSeat, seatsLeft, windowOf, windowOfEvent } from './rules.ts'
import type { Dates, Mode } from './types.ts'

const at = (text: string) => new Date(`2026-12-${text}:00Z`)
const both: readonly Mode[] = ['on-site', 'remote']
const workshop: Dates & { modes: readonly Mode[] } = {
  state: 'published',
  modes: both,
  startsAt: at('10T04:00'),
  endsAt: at('11T10:30'),
  registrationOpensAt: at('01T00:00'),
  onSiteClosesAt: at('05T12:00'),
  remoteClosesAt: null,
  modeChangeUntil: at('07T12:00'),
}

test('registration is not open before its first moment', () => {
  assert.equal(windowOf(workshop, 'on-site', new Date('2026-11-30T23:59:59Z')), 'not-open')
})
test('registration is open from its first moment on', () => {
  assert.equal(windowOf(workshop, 'on-site', at('01T00:00')), 'open')
})
test('on-site registration closes at its deadline while remote goes on', () => {
  assert.equal(windowOf(workshop, 'on-site', at('05T12:00')), 'closed')
  assert.equal(windowOf(workshop, 'remote', at('05T12:00')), 'open')
})
test('a mode without a deadline stays open until the event ends', () => {
  assert.equal(windowOf(workshop, 'remote', at('11T10:29')), 'open')
  assert.equal(windowOf(workshop, 'remote', at('11T10:30')), 'over')
})
test('a cancelled event is over', () => {
  assert.equal(windowOf({ ...workshop, state: 'cancelled' }, 'remote', at('02T00:00')), 'over')
})
test('registration that is closed by hand is closed whatever its deadlines say, until the event is over', () => {
  const shut = { ...workshop, registrationClosedAt: at('02T00:00') }
  assert.equal(windowOf(shut, 'on-site', at('03T00:00')), 'closed')
  assert.equal(windowOfEvent(shut, at('03T00:00')), 'closed')
  assert.equal(windowOf(shut, 'remote', at('11T10:30')), 'over')
})
test('an event is open as long as one of its modes is', () => {
  assert.equal(windowOfEvent(workshop, at('06T00:00')), 'open')
  assert.equal(windowOfEvent({ ...workshop, modes: ['on-site'] }, at('06T00:00')), 'closed')
})

const seats = { onSiteCapacity: 3, onSiteTaken: 2, remoteCapacity: null, remoteTaken: 900 }
test('seats left are the capacity less the taken ones', () => assert.equal(seatsLeft(seats, 'on-site'), 1))
test('a mode without a capacity counts nothing and is never full', () => {
  assert.equal(seatsLeft(seats, 'remote'), null)
  assert.equal(hasSeat(seats, 'remote'), true)
})
test('a full mode has no seat', () => assert.equal(hasSeat({ ...seats, onSiteTaken: 3 }, 'on-site'), false))

test('the line of deadlines is in the order of time and marks the next one to act on', () => {
  const line = deadlinesOf(workshop, 30, at('02T00:00'))
  assert.deepEqual(
    line.map((point) => [point.what, point.state]),
    [
      ['opens', 'done'],
      ['on-site-closes', 'deadline'],
      ['mode-change', 'next'],
      ['join-opens', 'next'],
      ['remote-closes', 'next'],
    ],
  )
  assert.equal(line[3]?.at.toISOString(), '2026-12-10T03:30:00.000Z')
})
test('an event with one mode has no deadline for changing it', () => {
  assert.deepEqual(
    deadlinesOf({ ...workshop, modes: ['remote'] }, 30, at('02T00:00')).map((point) => point.what),
    ['opens', 'join-opens', 'remote-closes'],
  )
})

test('a draft may be published, a published event cancelled', () => {
  assert.deepEqual(decideMove('draft', 'published'), { next: 'published' })
  assert.deepEqual(decideMove('published', 'cancelled'), { next: 'cancelled' })
})
test('a cancelled event cannot come back', () => assert.ok(isRefusal(decideMove('cancelled', 'published'))))
