import assert from 'node:assert/strict'
import { test } from 'node:test'
import { overlap, standIns } from './rules.ts'

const one = (personId: string, more: object = {}) => ({
  id: personId,
  organisationId: 'volta',
  personId,
  kind: 'designated',
  sector: null,
  isDeputy: false,
  isAway: false,
  awayFrom: null,
  awayUntil: null,
  ...more,
})
const kwabena = one('kwabena')
const days = { from: '2026-12-01', until: '2026-12-10' }
const names = (all: readonly { personId: string }[]) => all.map(({ personId }) => personId)

test('focal points stand in before deputies', () => {
  assert.deepEqual(names(standIns(kwabena, [one('efua', { isDeputy: true }), kwabena, one('yaw')], days)), [
    'yaw',
    'efua',
  ])
})
test('whoever is away on the first day does not stand in, whoever is back does', () => {
  const away = one('efua', { awayFrom: '2026-11-20', awayUntil: '2026-12-01' })
  const back = one('yaw', { awayFrom: '2026-11-20', awayUntil: '2026-11-30' })
  assert.deepEqual(names(standIns(kwabena, [away, back], days)), ['yaw'])
})
test('another kind, or another Sector, does not stand in', () => {
  const others = [one('efua', { kind: 'member-access' }), one('yaw', { sector: 'B' })]
  assert.deepEqual(standIns({ ...kwabena, sector: 'A' }, others, days), [])
})
test('absences without an end share every later day', () => {
  assert.ok(overlap({ from: '2026-12-01', until: null }, { from: '2027-05-01', until: null }))
  assert.ok(!overlap({ from: '2026-12-01', until: null }, { from: '2026-11-01', until: '2026-11-30' }))
})
