import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Sitting } from '../types.ts'
import { engineOf, isRunOver, missed, rightsOf, shownName, type OpenConnection } from './rules.ts'

test('who leads a sitting and who keeps it running leads at the engine, and nobody else', () => {
  const leads = (['chair', 'vice-chair', 'secretariat', 'technician'] as const).map(
    (role) => rightsOf(role, 'e-meeting').leads,
  )
  assert.deepEqual(leads, [true, true, true, true])
  for (const role of ['interpreter', 'captioner', 'participant'] as const)
    assert.equal(rightsOf(role, 'e-meeting').leads, false, role)
})

test('technicians stand in no list of the engine', () => {
  assert.equal(rightsOf('technician', 'e-meeting').isListed, false)
  assert.equal(rightsOf('participant', 'e-meeting').isListed, true)
})

test('at a webcast whoever has no part listens', () => {
  assert.equal(rightsOf('participant', 'webcast').speaks, false)
  assert.equal(rightsOf('interpreter', 'webcast').speaks, true)
  assert.equal(rightsOf('participant', 'remote-participation').speaks, true)
})

test('the name others see says whom somebody is there for, and is never longer than engines take', () => {
  assert.equal(shownName('Ama Owusu', 'Ghana'), 'Ama Owusu (Ghana)')
  assert.equal(shownName('Ama Owusu', ''), 'Ama Owusu')
  assert.equal(shownName('A'.repeat(200), 'B').length, 150)
})

const room = {
  format: 'e-meeting',
  engine: 'none',
  isUsual: true,
  address: null,
  settings: {},
  telephone: null,
  languages: [],
  capacity: null,
  isOpen: true,
} as const

test('where staff have said nothing our own sound and picture carry it, if they run and somebody is elsewhere', () => {
  assert.equal(engineOf({ room }, true), 'embedded')
  assert.equal(engineOf({ room }, false), 'none')
  assert.equal(engineOf({ room: { ...room, format: 'physical' } }, true), 'none')
  assert.equal(engineOf({ room: { ...room, isUsual: false } }, true), 'none', 'staff said: nothing')
  assert.equal(engineOf({ room: { ...room, isUsual: false, engine: 'jitsi' } }, true), 'jitsi')
})

test('an engine is heard a quarter of an hour after the end, unless it was ended for everybody or called off', () => {
  const sitting: Pick<Sitting, 'endsAt' | 'state'> = {
    endsAt: new Date('2027-03-28T12:00:00Z'),
    state: 'published',
  }
  const over = (time: string, forAll = false, state = sitting.state) =>
    isRunOver({ ...sitting, state }, forAll, new Date(`2027-03-28T${time}Z`))
  assert.equal(over('12:14:59'), false)
  assert.equal(over('12:15:00'), true)
  assert.equal(over('11:59:59', true), false)
  assert.equal(over('12:00:00', true), true)
  assert.equal(over('09:00:00', false, 'cancelled'), true)
})

test('who is there unheard of has come, who is not there any more has gone, and nothing else has happened', () => {
  const now = new Date('2027-03-28T10:00:00Z')
  const said = (open: readonly OpenConnection[], ...there: string[]) =>
    missed({ name: 'p-room' }, open, there, now).map(({ kind, connection }) => `${kind} ${connection}`)
  const ama = { alias: 'ama', connection: 'w_1' }
  assert.deepEqual(said([], 'ama', 'ama', ''), ['joined asked ama'])
  assert.deepEqual(said([ama], 'ama'), [])
  assert.deepEqual(said([ama, { ...ama, connection: 'w_2' }]), ['left w_1', 'left w_2'])
  assert.deepEqual(said([ama], 'ben'), ['joined asked ben', 'left w_1'])
  assert.deepEqual(said([ama, { ...ama, alias: 'ama before the merge' }], 'ama'), [])
})
