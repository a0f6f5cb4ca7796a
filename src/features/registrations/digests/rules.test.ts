import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  decideBy,
  dueAt,
  inCharge,
  isAtOnce,
  isDigestTime,
  mayRemindNow,
  stepReached,
  usual,
} from './rules.ts'

const now = new Date('2026-11-25T09:00:00Z')
const hour = 60 * 60_000
const day = 24 * hour
const later = (ms: number) => new Date(now.getTime() + ms)
const far = later(60 * day)

const one = (personId: string, more: object = {}) => ({ personId, isDeputy: false, isAway: false, ...more })
const names = (all: readonly { personId: string }[]) => all.map(({ personId }) => personId)

test('focal points are asked first, deputies only while all of them are away', () => {
  const deputy = one('efua', { isDeputy: true })
  assert.deepEqual(names(inCharge([one('kwabena'), deputy])), ['kwabena'])
  assert.deepEqual(names(inCharge([one('kwabena', { isAway: true }), one('yaw'), deputy])), ['yaw'])
  assert.deepEqual(names(inCharge([one('kwabena', { isAway: true }), deputy])), ['efua'])
})
test('when everybody is away nobody of the organisation is asked', () => {
  assert.deepEqual(
    inCharge([one('kwabena', { isAway: true }), one('efua', { isAway: true, isDeputy: true })]),
    [],
  )
  assert.deepEqual(inCharge([]), [])
})

const waiting = {
  since: now,
  asksVisa: false,
  startsAt: later(40 * day),
  endsAt: later(44 * day),
  closesAt: later(30 * day),
}
test('a decision is wanted by the first deadline that is ahead', () => {
  assert.deepEqual(decideBy(waiting, 28), later(30 * day))
  assert.deepEqual(decideBy({ ...waiting, asksVisa: true }, 28), later(12 * day))
  assert.deepEqual(decideBy({ ...waiting, asksVisa: true }, 50), later(30 * day))
  assert.deepEqual(decideBy({ ...waiting, closesAt: null }, 28), later(40 * day))
  assert.deepEqual(decideBy({ ...waiting, since: later(41 * day) }, 28), later(44 * day))
})

test('usually the first ten a day are told at once, the others in the morning', () => {
  assert.equal(isAtOnce(usual, far, 9, now), true)
  assert.equal(isAtOnce(usual, far, 10, now), false)
})
test('whoever wants one mail a day gets those at once for which little time is left', () => {
  const setting = { habit: 'by-deadline', hour: 8 } as const
  assert.equal(isAtOnce(setting, far, 0, now), false)
  assert.equal(isAtOnce(setting, later(47 * hour), 50, now), true)
  assert.equal(isAtOnce(usual, later(47 * hour), 50, now), true)
})
test('whoever wants only one mail a day gets no other', () => {
  assert.equal(isAtOnce({ habit: 'daily', hour: 8 }, later(hour), 0, now), false)
})

test('far from the deadline one is reminded after three and seven days, the secretariat is asked after fourteen', () => {
  assert.deepEqual(dueAt('first-reminder', now, far), later(3 * day))
  assert.deepEqual(dueAt('second-reminder', now, far), later(7 * day))
  assert.deepEqual(dueAt('escalation', now, far), later(14 * day))
})
test('within two weeks of the deadline every step comes sooner', () => {
  const by = later(10 * day)
  assert.deepEqual(dueAt('first-reminder', now, by), later(1 * day))
  assert.deepEqual(dueAt('second-reminder', now, by), later(3 * day))
  assert.deepEqual(dueAt('escalation', now, by), later(5 * day))
})
test('in the last three days the secretariat is asked after one', () => {
  assert.deepEqual(dueAt('escalation', now, later(2 * day)), later(1 * day))
  assert.deepEqual(dueAt('escalation', now, later(7.5 * day)), later(4.5 * day))
})
test('no step is due before the one in front of it, however much time is left', () => {
  for (let hours = 0; hours < 24 * 40; hours += 5) {
    const by = later(hours * hour)
    const at = (['first-reminder', 'second-reminder', 'escalation'] as const).map((step) =>
      dueAt(step, now, by).getTime(),
    )
    assert.deepEqual(
      at,
      at.toSorted((a, b) => a - b),
      `${hours} hours left`,
    )
    assert.ok((at[0] ?? 0) > now.getTime())
  }
})
test('the latest step that is due counts', () => {
  assert.equal(stepReached(now, far, later(2 * day)), undefined)
  assert.equal(stepReached(now, far, later(3 * day)), 'first-reminder')
  assert.equal(stepReached(now, far, later(13 * day)), 'second-reminder')
  assert.equal(stepReached(now, far, later(20 * day)), 'escalation')
})

test('the mail of the day comes at the chosen hour of one’s own clock', () => {
  assert.equal(isDigestTime(usual, 'Africa/Accra', now), true)
  assert.equal(isDigestTime(usual, 'America/New_York', now), false)
  assert.equal(isDigestTime({ ...usual, hour: 18 }, 'Asia/Tokyo', now), true)
})
test('nobody is reminded at night, unless little time is left', () => {
  const night = new Date('2026-11-25T23:00:00Z')
  assert.equal(mayRemindNow(usual, 'Africa/Accra', far, night), false)
  assert.equal(mayRemindNow(usual, 'Africa/Accra', new Date(night.getTime() + hour), night), true)
  assert.equal(mayRemindNow(usual, 'Africa/Accra', far, now), true)
})
