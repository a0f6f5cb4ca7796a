import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filterOf, parseRejection, pickedOf, placeOf, queryFor } from './parse.ts'
import { decideBy, facetsOf, foretell, isNear, waitOf, withHeap } from './rules.ts'
import type { QueueCount, QueueEvent } from './types.ts'

const now = new Date('2026-11-25T09:00:00Z')
const after = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)
const eventOf = (code: string, change: Partial<QueueEvent> = {}): QueueEvent => ({
  code,
  type: 'study-group',
  title: { en: code },
  groupName: {},
  city: {},
  timeZone: 'UTC',
  state: 'published',
  startsAt: after(30),
  endsAt: after(32),
  onSiteClosesAt: after(20),
  remoteClosesAt: null,
  ...change,
})
const far = eventOf('C-00000001')
const soon = eventOf('C-00000002', { onSiteClosesAt: after(3) })
const counted = (count: number, it: Partial<QueueCount>): QueueCount => ({
  heap: 'waiting',
  event: far,
  mode: 'on-site',
  age: 0,
  isClaimed: false,
  count,
  ...it,
})
const counts = [
  counted(1, {}),
  counted(2, { mode: 'remote', age: 3 }),
  counted(4, { event: soon, age: 10, isClaimed: true }),
  counted(8, { heap: 'approved' }),
  counted(16, { heap: 'rejected', event: soon }),
]

test('beside each filter stands what one would see by choosing it and keeping the others', () => {
  const all = facetsOf(counts, { heap: 'waiting' }, now)
  assert.deepEqual(all.heaps, { waiting: 7, approved: 8, rejected: 16 })
  assert.deepEqual([all.matching, all.anyEvent, all.anyMode, all.anyAge], [7, 7, 7, 7])
  assert.deepEqual(
    all.events.map(({ event, count }) => [event.code, count]),
    [
      [far.code, 3],
      [soon.code, 4],
    ],
  )
  assert.deepEqual(all.modes, { 'on-site': 5, remote: 2 })
  assert.deepEqual(all.ages, { 3: 6, 5: 4, 10: 4 })
  assert.deepEqual([all.near, all.claimed], [4, 4])
  const remote = facetsOf(counts, { heap: 'waiting', mode: 'remote' }, now)
  assert.deepEqual([remote.matching, remote.near, remote.claimed, remote.ages[3]], [2, 0, 0, 2])
  assert.deepEqual(remote.modes, { 'on-site': 5, remote: 2 })
})

test('what is asked of waiting ones only does not narrow what was decided', () => {
  const filter = { heap: 'waiting', age: 10, isNear: true, isClaimed: true, event: soon.code } as const
  assert.deepEqual(facetsOf(counts, filter, now).heaps, { waiting: 4, approved: 0, rejected: 16 })
  assert.deepEqual(withHeap(filter, 'rejected'), { heap: 'rejected', event: soon.code, mode: undefined })
  assert.equal(withHeap(filter, 'waiting'), filter)
})

test('the nearest deadline is that of those who are shown, and only when it is near', () => {
  assert.equal(facetsOf(counts, { heap: 'waiting' }, now).nearest?.event.code, soon.code)
  assert.equal(facetsOf(counts, { heap: 'waiting', event: far.code }, now).nearest, undefined)
  assert.equal(facetsOf(counts, { heap: 'rejected' }, now).nearest, undefined)
})

test('a decision should not come after the end of registration, then the beginning, then the end', () => {
  assert.deepEqual(decideBy(far, 'on-site', now), { what: 'closes', at: after(20) })
  assert.deepEqual(decideBy(far, 'remote', now), { what: 'starts', at: after(30) })
  assert.deepEqual(decideBy(far, 'on-site', after(21)), { what: 'starts', at: after(30) })
  assert.deepEqual(decideBy(far, 'on-site', after(31)), { what: 'ends', at: after(32) })
})

test('a deadline is near for seven days', () => {
  assert.ok(!isNear(far, 'on-site', after(12.9)))
  assert.ok(isNear(far, 'on-site', after(13)))
  assert.ok(!isNear(far, 'on-site', after(20.5)))
  assert.ok(isNear(far, 'on-site', after(23)))
})

test('five days are too long to go unnoticed', () => {
  assert.deepEqual(waitOf(after(-5), now), { days: 5, isLong: true })
  assert.deepEqual(waitOf(after(-4.9), now), { days: 4, isLong: false })
  assert.deepEqual(waitOf(after(1), now), { days: 0, isLong: false })
})

test('a filter survives its way through an address', () => {
  const filter = {
    heap: 'waiting',
    event: 'C-00015213',
    mode: 'remote',
    age: 5,
    isNear: true,
    isClaimed: true,
  } as const
  const query = queryFor(filter)
  assert.equal(query, '?event=C-00015213&mode=remote&age=5&deadline=near&claim=waiting')
  assert.deepEqual(filterOf(Object.fromEntries(new URLSearchParams(query))), filter)
  assert.equal(queryFor({ heap: 'waiting' }), '')
  assert.equal(queryFor({ heap: 'rejected' }, { after: 'R-0000-0001' }), '?state=rejected&after=R-0000-0001')
})

test('nonsense in an address asks nothing', () => {
  const nonsense = { state: 'x', event: "' or 1", mode: '', age: '4', deadline: 'far', claim: '1' }
  assert.equal(queryFor(filterOf(nonsense)), '')
  assert.deepEqual(placeOf({ after: 'everything', before: ['R-0000-0001', 'R-1'] }), {
    before: 'R-0000-0001',
  })
  assert.deepEqual(placeOf({}), {})
})

test('those who were picked are numbers, each once', () => {
  const picked = pickedOf({ act: 'reject', picks: 'R-0000-0001 R-0000-0001 x', pick: 'R-0000-0002' })
  assert.deepEqual(picked.numbers, ['R-0000-0002', 'R-0000-0001'])
  assert.equal(picked.act, 'reject')
})

test('a rejection has a reason of the list, or own words, or both', () => {
  const asked = (typed: object, asksClaim = false) => parseRejection({ ...typed }, asksClaim)
  assert.ok(asked({ because: 'details', reason: '' }).ok)
  assert.ok(asked({ because: '', reason: 'Not this year' }).ok)
  assert.ok(asked({ because: 'other', reason: 'Not this year' }).ok)
  for (const empty of [{}, { because: 'other', reason: ' ' }, { because: '', reason: '' }])
    assert.deepEqual(asked(empty), {
      ok: false,
      problems: [{ field: 'reason', code: 'registrations.reject.reason.missing' }],
    })
  assert.ok(!asked({ because: 'hunger', reason: 'x' }).ok)
})

test('where a claim goes with it, it must be said which of the two is rejected', () => {
  const why = { because: 'twice', reason: '' }
  const missing = parseRejection(why, true)
  assert.ok(!missing.ok && missing.problems[0]?.code === 'registrations.reject.claim.missing')
  const both = parseRejection({ ...why, claim: 'both' }, true)
  assert.ok(both.ok && both.value.withClaim)
  const one = parseRejection({ ...why, claim: 'registration' }, true)
  assert.ok(one.ok && !one.value.withClaim)
  const unasked = parseRejection({ ...why, claim: 'both' }, false)
  assert.ok(unasked.ok && !unasked.value.withClaim)
})

const free = (onSite: number | null, remote: number | null, hasShares = false) => ({
  free: { 'on-site': onSite, remote },
  hasShares,
})
const onSite = (number: string, event = 'C-1') => ({ number, event, mode: 'on-site' as const })

test('those after the last seat are told that they wait, each mode and event by itself', () => {
  const seats = new Map([
    ['C-1', free(2, null)],
    ['C-2', free(1, 0)],
  ])
  const remote = { number: 'd', event: 'C-2', mode: 'remote' as const }
  const mails = foretell([onSite('a'), onSite('b'), onSite('c'), onSite('e', 'C-2'), remote], seats)
  assert.deepEqual(Object.fromEntries(mails), {
    a: 'confirmed',
    b: 'confirmed',
    c: 'waitlisted',
    e: 'confirmed',
    d: 'waitlisted',
  })
})

test('where nobody counts everybody is confirmed; with shares, or without an event, it may be either', () => {
  assert.equal(foretell([onSite('a')], new Map([['C-1', free(null, null)]])).get('a'), 'confirmed')
  assert.equal(foretell([onSite('a')], new Map([['C-1', free(5, 5, true)]])).get('a'), 'either')
  assert.equal(foretell([onSite('a')], new Map()).get('a'), 'either')
})
