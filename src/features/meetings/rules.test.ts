import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayJoin, opensAt, phaseOf } from './rules.ts'
import type { JoinFacts, Role, Room, Sitting, State } from './types.ts'

const at = (time: string) => new Date(`2027-03-28T${time}Z`)

const room: Room = {
  format: 'remote-participation',
  engine: 'none',
  isUsual: true,
  settings: {},
  address: null,
  telephone: null,
  languages: [],
  capacity: null,
  isOpen: true,
}
const sitting: Sitting = {
  id: '018f0000-0000-7000-8000-000000000001',
  eventId: '018f0000-0000-7000-8000-000000000002',
  code: 'C-00000001',
  eventTitle: { en: 'A meeting' },
  title: { en: 'Opening plenary' },
  state: 'published',
  timeZone: 'Europe/Zurich',
  city: {},
  startsAt: at('10:00:00'),
  endsAt: at('13:00:00'),
  modes: ['on-site', 'remote'],
  modeIsBinding: false,
  joinLeadMinutes: null,
  remoteRights: {},
  room,
}
const ticket = {
  id: '018f0000-0000-7000-8000-000000000003',
  number: 'R-0000-0001',
  state: 'confirmed',
  mode: 'remote',
} as const
const facts: JoinFacts = { sitting, ticket, role: undefined, isRemoved: false, inside: 0, leadMinutes: 30 }

const no = (changed: Partial<JoinFacts>, now = at('10:30:00')) =>
  mayJoin({ ...facts, ...changed }, now)?.refused
const withState = (state: State) => ({ ticket: { ...ticket, state } })
const where = (changed: Partial<Sitting>) => ({ sitting: { ...sitting, ...changed } })
const inRoom = (changed: Partial<Room>) => ({ sitting: { ...sitting, room: { ...room, ...changed } } })

for (const [time, expected] of [
  ['09:29:59.999', 'meetings.no.too-early'],
  ['09:30:00', undefined],
  ['10:00:00', undefined],
  ['12:59:59.999', undefined],
  ['13:00:00', 'meetings.no.ended'],
] as const)
  test(`at ${time} of a sitting from 10 to 13 the door says ${expected ?? 'come in'}`, () =>
    assert.equal(no({}, at(time)), expected))

test('an event says its own lead, and none at all where it says zero', () => {
  assert.equal(no(where({ joinLeadMinutes: 60 }), at('09:00:00')), undefined)
  assert.equal(no(where({ joinLeadMinutes: 0 }), at('09:59:59')), 'meetings.no.too-early')
  assert.equal(no(where({ joinLeadMinutes: 0 }), at('10:00:00')), undefined)
})

for (const [role, opens] of [
  ['technician', '08:30:00'],
  ['interpreter', '08:30:00'],
  ['captioner', '08:30:00'],
  ['chair', '09:00:00'],
  ['secretariat', '09:00:00'],
] as const)
  test(`a ${role} may come in from ${opens} on, and needs no registration`, () => {
    assert.equal(no({ role, ticket: undefined }, at(opens)), undefined)
    assert.equal(no({ role, ticket: undefined }, new Date(at(opens).getTime() - 1)), 'meetings.no.too-early')
  })
test('a role never comes later than everybody', () => {
  const early = { sitting: { ...sitting, joinLeadMinutes: 120 }, role: 'chair' as Role, leadMinutes: 30 }
  assert.deepEqual(opensAt(early), at('08:00:00'))
})

for (const state of [
  'pending',
  'waitlisted',
  'offered',
  'rejected',
  'withdrawn',
  'cancelled',
  'draft',
] as const)
  test(`a registration that is ${state} does not open the door, and says so at any hour`, () => {
    assert.equal(no(withState(state)), `meetings.no.${state}`)
    assert.equal(no(withState(state), at('01:00:00')), `meetings.no.${state}`)
    assert.equal(no(withState(state), at('15:00:00')), `meetings.no.${state}`)
  })
test('somebody who has checked in may come in', () => assert.equal(no(withState('checked-in')), undefined))
test('who is not registered is told so', () => assert.equal(no({ ticket: undefined }), 'meetings.no.none'))

test('who registered on site may come from elsewhere, unless the event binds', () => {
  const onSite = { ticket: { ...ticket, mode: 'on-site' as const } }
  assert.equal(no(onSite), undefined)
  assert.equal(no({ ...onSite, ...where({ modeIsBinding: true }) }), 'meetings.no.bound')
  assert.equal(no(where({ modeIsBinding: true })), undefined)
})
test('nobody comes from elsewhere to a sitting in the room only', () =>
  assert.equal(no(inRoom({ format: 'physical' })), 'meetings.no.in-the-room-only'))
test('a cancelled event comes before everything', () =>
  assert.equal(no({ ...where({ state: 'cancelled' }), ticket: undefined }), 'meetings.no.event-cancelled'))
test('who was put out stays out', () => assert.equal(no({ isRemoved: true }), 'meetings.no.removed'))
test('a full room lets nobody in but those with a role', () => {
  const full = { ...inRoom({ capacity: 2 }), inside: 2 }
  assert.equal(no(full), 'meetings.no.full')
  assert.equal(no({ ...full, inside: 1 }), undefined)
  assert.equal(no({ ...full, role: 'chair' }), undefined)
})
test('a door that is shut says that it is our fault, and only when it should be open', () => {
  assert.equal(no(inRoom({ isOpen: false })), 'meetings.no.engine-down')
  assert.equal(no(inRoom({ isOpen: false }), at('09:00:00')), 'meetings.no.too-early')
})

test('in the night the clocks change, half an hour stays half an hour', () => {
  // Zurich jumps from 02:00 to 03:00: a sitting at 03:15 local is 01:15 in UTC, its door opens at 00:45.
  const night = where({ startsAt: at('01:15:00'), endsAt: at('03:00:00') })
  assert.equal(no(night, at('00:44:59')), 'meetings.no.too-early')
  assert.equal(no(night, at('00:45:00')), undefined)
})

test('the phases of a sitting', () => {
  const phase = (time: string) => phaseOf(facts, at(time))
  assert.deepEqual(['09:00:00', '09:30:00', '12:00:00', '13:00:00'].map(phase), [
    'ahead',
    'open',
    'open',
    'over',
  ])
})
