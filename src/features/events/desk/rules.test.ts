import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EventView } from '../types.ts'
import { decideCancelling, decideChange, modesWithMore, movedByDays, sessionProblems } from './rules.ts'

const now = new Date('2027-03-24T12:00:00Z')
const seats = { modes: ['on-site', 'remote'], onSiteCapacity: 10, remoteCapacity: null } as const
const event = (wishes: Partial<EventView>) =>
  ({ ...seats, seatsPerOrganisation: null, ...wishes }) as unknown as EventView

test('nothing about an event that is cancelled changes', () =>
  assert.deepEqual(decideChange({ state: 'cancelled' }, []), { refused: 'events.desk.cancelled' }))
test('a code changes while the event is a draft, and never after', () => {
  assert.equal(decideChange({ state: 'draft' }, ['code']), undefined)
  assert.deepEqual(decideChange({ state: 'published' }, ['code']), { refused: 'events.desk.code-stays' })
  assert.equal(decideChange({ state: 'published' }, ['title.fr']), undefined)
})
test('an event is cancelled until it ends, also as a draft, and once', () => {
  const ahead = new Date('2027-03-24T12:00:01Z')
  for (const state of ['draft', 'published'] as const)
    assert.deepEqual(decideCancelling({ state, endsAt: ahead }, now), { next: 'cancelled' })
  const over = decideCancelling({ state: 'published', endsAt: now }, now)
  assert.deepEqual(over, { refused: 'events.desk.over' })
  const again = decideCancelling({ state: 'cancelled', endsAt: ahead }, now)
  assert.deepEqual(again, { refused: 'events.move-not-possible' })
})
test('there is more of a mode when its limit rises or falls away, and not when a first limit is set', () => {
  assert.deepEqual(modesWithMore(event({}), event({ onSiteCapacity: 11 })), ['on-site'])
  assert.deepEqual(modesWithMore(event({}), event({ onSiteCapacity: null })), ['on-site'])
  assert.deepEqual(modesWithMore(event({}), event({ onSiteCapacity: 9, remoteCapacity: 5 })), [])
  const more = modesWithMore(event({ seatsPerOrganisation: 2 }), event({ seatsPerOrganisation: 3 }))
  assert.deepEqual(more, ['on-site', 'remote'])
})
test('what moves by days keeps its hour on the clocks, in another place on the clocks there', () => {
  const before = new Date('2027-03-26T08:30:00Z')
  const moved = (to?: string) => movedByDays(before, 'Europe/Zurich', 4, to).toISOString()
  assert.equal(moved(), '2027-03-30T07:30:00.000Z')
  assert.equal(moved('America/New_York'), '2027-03-30T13:30:00.000Z')
})
test('a session lies within its event and ends after it begins', () => {
  const [startsAt, endsAt] = [new Date('2027-03-22T08:30:00Z'), new Date('2027-03-26T16:30:00Z')]
  const problems = (from: Date, to: Date) =>
    sessionProblems({ startsAt: from, endsAt: to }, { startsAt, endsAt }).map(({ field }) => field)
  assert.deepEqual(problems(startsAt, endsAt), [])
  assert.deepEqual(problems(endsAt, startsAt), ['endsAt'])
  assert.deepEqual(problems(new Date('2027-03-22T08:29:00Z'), endsAt), ['startsAt'])
  assert.deepEqual(problems(startsAt, new Date('2027-03-26T16:31:00Z')), ['endsAt'])
})
