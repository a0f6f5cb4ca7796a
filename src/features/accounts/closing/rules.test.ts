import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideClosing, decideReopening, erasedOn, isToErase, lastRoles } from './rules.ts'
import type { RoleThere } from './types.ts'

const day = 24 * 3_600_000
const now = new Date('2026-11-25T09:00:00Z')
const before = (days: number) => new Date(now.getTime() - days * day)
const closed = (days: number, erasedAt: Date | null = null) =>
  ({ state: 'closed', stateSince: before(days), erasedAt }) as const
const refused = (outcome: unknown) => (outcome as { refused?: string }).refused
const role = (personId: string, more: Partial<RoleThere> = {}): RoleThere => ({
  id: `${personId}-role`,
  organisationId: 'sankofa',
  personId,
  kind: 'designated',
  sector: null,
  isDeputy: false,
  isAway: false,
  isReachable: true,
  organisation: { name: 'Sankofa', names: {} },
  ...more,
})

test('an active account without duties can be closed', () => {
  assert.deepEqual(decideClosing({ state: 'active' }, { staffRoles: [], lastIn: [] }), { close: true })
  assert.equal(
    refused(decideClosing({ state: 'blocked' }, { staffRoles: [], lastIn: [] })),
    'accounts.not-in-this-state',
  )
})

test('staff and the last focal point of an organisation hand over first', () => {
  assert.equal(
    refused(decideClosing({ state: 'active' }, { staffRoles: ['secretariat'], lastIn: [] })),
    'accounts.closing-staff',
  )
  assert.equal(
    refused(decideClosing({ state: 'active' }, { staffRoles: [], lastIn: [role('ama')] })),
    'accounts.closing-last-focal-point',
  )
})

test('somebody is the last where nobody else decides about the same, whom one can reach', () => {
  const mine = role('ama')
  assert.deepEqual(lastRoles('ama', [mine]), [mine])
  assert.deepEqual(lastRoles('ama', [mine, role('efua')]), [])
  assert.deepEqual(lastRoles('ama', [mine, role('efua', { isReachable: false })]), [mine])
  assert.deepEqual(lastRoles('ama', [mine, role('efua', { isDeputy: true })]), [mine])
  assert.deepEqual(lastRoles('ama', [mine, role('efua', { kind: 'access' })]), [mine])
  assert.deepEqual(lastRoles('ama', [mine, role('efua', { organisationId: 'volta' })]), [mine])
})

test('a deputy may go, and somebody whose Sector another answers for', () => {
  assert.deepEqual(lastRoles('ama', [role('ama', { isDeputy: true })]), [])
  assert.deepEqual(lastRoles('ama', [role('ama', { sector: 'one' }), role('efua')]), [])
  const mine = role('ama', { sector: 'one' })
  assert.deepEqual(lastRoles('ama', [mine, role('efua', { sector: 'two' })]), [mine])
})

test('a closed account is opened again within thirty days, and never once it is erased', () => {
  assert.deepEqual(decideReopening(closed(29), now), { reopen: true })
  assert.equal(refused(decideReopening(closed(30), now)), 'accounts.link-expired')
  assert.equal(refused(decideReopening(closed(3, before(1)), now)), 'accounts.link-expired')
  assert.equal(refused(decideReopening({ ...closed(3), state: 'active' }, now)), 'accounts.link-used')
})

test('a closed account is erased after thirty days, once', () => {
  assert.ok(!isToErase(closed(29.9), now))
  assert.ok(isToErase(closed(30), now))
  assert.ok(!isToErase(closed(60, before(30)), now))
  assert.deepEqual(erasedOn(before(30)), now)
})
