import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Role } from '../types.ts'
import {
  countHere,
  firstPlace,
  floorEndsAt,
  foundBy,
  isChaired,
  isHere,
  isLastChair,
  leads,
  logOf,
  mayAskForFloor,
  mayHandOver,
  mayLeave,
  mayMoveFloor,
  mayPutOut,
  mayTakeChair,
  mayWrite,
  movedPlace,
  placeOfOrder,
  rollOf,
  withMore,
} from './rules.ts'
import type { Expected, FloorKind, FloorState, Officer, PresentAt, Speaker } from './types.ts'

const open = { listIsClosed: false }
const closed = { listIsClosed: true }
const mine = (state: FloorState, kind: FloorKind = 'statement') => [{ state, kind }]
const asked = (...given: Parameters<typeof mayAskForFloor>) => mayAskForFloor(...given)?.refused

describe('asking for the floor', () => {
  test('anybody may, once', () => {
    assert.equal(asked(open, [], undefined), undefined)
    assert.equal(asked(open, mine('spoken'), undefined), undefined)
    assert.equal(asked(open, mine('withdrawn'), undefined), undefined)
    assert.equal(asked(open, mine('waiting'), undefined), 'meetings.floor.asked-already')
    assert.equal(asked(open, mine('speaking'), 'chair'), 'meetings.floor.asked-already')
  })
  test('a closed list takes only those who lead', () => {
    assert.equal(asked(closed, [], undefined), 'meetings.floor.closed')
    assert.equal(asked(closed, [], 'vice-chair'), 'meetings.floor.closed')
    assert.equal(asked(closed, [], 'chair'), undefined)
    assert.equal(asked(closed, [], 'secretariat'), undefined)
  })
  test('a point of order may be raised although the list is closed, and by who waits to speak; once', () => {
    assert.equal(asked(closed, mine('waiting'), undefined, 'point-of-order'), undefined)
    assert.equal(
      asked(closed, mine('waiting', 'point-of-order'), undefined, 'point-of-order'),
      'meetings.floor.asked-already',
    )
    assert.equal(asked(open, mine('waiting', 'point-of-order'), undefined), undefined)
  })
  for (const role of ['interpreter', 'captioner', 'technician'] as const)
    test(`a ${role} works there and does not speak`, () => {
      assert.equal(asked(open, [], role), 'meetings.floor.not-your-role')
      assert.equal(asked(open, [], role, 'point-of-order'), 'meetings.floor.not-your-role')
      assert.equal(leads(role), false)
    })
  test('chair and secretariat lead, nobody else', () => {
    const roles: (Role | undefined)[] = ['chair', 'secretariat', 'vice-chair', undefined]
    assert.deepEqual(roles.map(leads), [true, true, false, false])
  })
})

describe('the list of speakers', () => {
  const quiet = { speaking: undefined, suspendedAt: null }
  const no = (...given: Parameters<typeof mayMoveFloor>) => mayMoveFloor(...given)?.refused
  test('only who waits can be called, moved or struck; only who speaks can end or get a minute more', () => {
    for (const act of ['give', 'up', 'down', 'first', 'strike'] as const) {
      assert.equal(no(act, { state: 'waiting' }, quiet, quiet), undefined)
      assert.equal(no(act, { state: 'speaking' }, quiet, quiet), 'meetings.floor.changed')
    }
    for (const act of ['end', 'more'] as const) {
      assert.equal(no(act, { state: 'speaking' }, quiet, quiet), undefined)
      assert.equal(no(act, { state: 'spoken' }, quiet, quiet), 'meetings.floor.changed')
    }
  })
  test('the floor is given only by who saw who has it', () => {
    const now = { speaking: 'ghana', suspendedAt: null }
    assert.equal(no('give', { state: 'waiting' }, now, { speaking: 'ghana' }), undefined)
    assert.equal(no('give', { state: 'waiting' }, now, { speaking: 'japan' }), 'meetings.floor.changed')
    assert.equal(no('give', { state: 'waiting' }, now, { speaking: undefined }), 'meetings.floor.changed')
  })
  test('in a break nobody gets the floor, and the list may be put in order', () => {
    const now = { speaking: undefined, suspendedAt: new Date(0) }
    assert.equal(no('give', { state: 'waiting' }, now, quiet), 'meetings.floor.suspended')
    assert.equal(no('up', { state: 'waiting' }, now, quiet), undefined)
  })
  test('moving one by one changes places with the neighbour and with nobody else, as often as one likes', () => {
    const by = fc.constantFrom<1 | -1>(1, -1)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.tuple(fc.nat(7), by), { maxLength: 40 }),
        (count, moves) => {
          let list = Array.from({ length: count }, (_, nth) => ({ who: nth, place: nth }))
          for (const [at, step] of moves) {
            const before = list.map(({ who }) => who)
            const place = movedPlace(
              list.map((one) => one.place),
              at,
              step,
            )
            if (place === undefined) {
              assert.ok(at >= count || at + step < 0 || at + step >= count)
              continue
            }
            list = list
              .map((one, nth) => (nth === at ? { ...one, place } : one))
              .toSorted((a, b) => a.place - b.place)
            const expected = [...before]
            ;[expected[at], expected[at + step]] = [expected[at + step] as number, expected[at] as number]
            assert.deepEqual(
              list.map(({ who }) => who),
              expected,
            )
          }
        },
      ),
    )
  })
  test('a point of order stands after those raised before it and before all who want to speak', () => {
    const one = (place: number, kind: FloorKind) => ({ place, kind })
    assert.equal(placeOfOrder([]), undefined)
    assert.equal(placeOfOrder([one(1, 'point-of-order')]), undefined)
    assert.equal(placeOfOrder([one(5, 'statement'), one(6, 'statement')]), 4)
    assert.equal(placeOfOrder([one(4, 'point-of-order'), one(5, 'statement')]), 4.5)
    assert.equal(firstPlace([one(4, 'statement')]), 3)
    assert.equal(firstPlace([]), undefined)
  })
  test('time ends so many seconds after it began; a minute more is a minute more, and nothing where nobody counts', () => {
    const beganAt = new Date('2027-03-28T10:42:00Z')
    assert.deepEqual(floorEndsAt({ beganAt, seconds: 180 }), new Date('2027-03-28T10:45:00Z'))
    assert.equal(floorEndsAt({ beganAt, seconds: null }), undefined)
    assert.equal(floorEndsAt({ beganAt: null, seconds: 180 }), undefined)
    assert.equal(withMore(180), 240)
    assert.equal(withMore(null), null)
    assert.equal(withMore(14_400), 14_400)
  })
})

describe('the chair', () => {
  const officer = (personId: string, role: Role, isInside = true): Officer => ({
    personId,
    name: personId,
    role,
    isInside,
  })
  const no = (...given: Parameters<typeof mayHandOver>) => mayHandOver(...given)?.refused
  const ama = { personId: 'ama', role: undefined, isInside: true }
  const chair = { personId: 'efua', role: 'chair' } as const

  test('is handed over by whoever is in it to somebody who is there', () => {
    assert.equal(no(chair, ama, true), undefined)
    assert.equal(no(chair, { ...ama, role: 'vice-chair' }, true), undefined)
    assert.equal(no(chair, { ...ama, role: 'secretariat' }, true), undefined)
    assert.equal(no(chair, { ...ama, isInside: false }, true), 'meetings.chair.not-here')
  })
  test('goes to nobody who has work in the meeting, and to nobody who is in it already', () => {
    for (const role of ['interpreter', 'captioner', 'technician'] as const)
      assert.equal(no(chair, { ...ama, role }, true), 'meetings.chair.has-work')
    assert.equal(no(chair, { ...ama, role: 'chair' }, true), 'meetings.chair.is-already')
    assert.equal(no(chair, { ...ama, personId: 'efua' }, true), 'meetings.chair.is-already')
  })
  test('is given by the secretariat only when nobody is in it, and by nobody else', () => {
    const secretariat = { personId: 'kofi', role: 'secretariat' } as const
    assert.equal(no(secretariat, ama, false), undefined)
    assert.equal(no(secretariat, ama, true), 'meetings.floor.not-your-role')
    assert.equal(no({ personId: 'kofi', role: undefined }, ama, false), 'meetings.floor.not-your-role')
  })
  test('is taken by who stands in for it, when nobody is in it', () => {
    assert.equal(mayTakeChair('vice-chair', false), undefined)
    assert.equal(mayTakeChair('vice-chair', true)?.refused, 'meetings.chair.taken')
    assert.equal(mayTakeChair(undefined, false)?.refused, 'meetings.floor.not-your-role')
  })
  test('is filled by somebody inside, and left by the last of those', () => {
    assert.equal(isChaired([officer('efua', 'chair', false)]), false)
    assert.equal(isChaired([officer('efua', 'chair'), officer('ama', 'vice-chair')]), true)
    assert.equal(isLastChair([officer('efua', 'chair'), officer('ama', 'chair', false)], 'efua', 1), true)
    assert.equal(isLastChair([officer('efua', 'chair'), officer('ama', 'chair')], 'efua', 1), false)
    assert.equal(isLastChair([officer('efua', 'chair')], 'ama', 1), false)
    assert.equal(isLastChair([officer('efua', 'chair')], 'efua', 0), false, 'they lead nobody')
  })
  test('is left by the last in it when they say that they know what follows', () => {
    assert.equal(mayLeave(true, false)?.refused, 'meetings.chair.is-last')
    assert.equal(mayLeave(true, true), undefined)
    assert.equal(mayLeave(false, false), undefined)
  })
  test('is put out by nobody, and nobody puts themselves out', () => {
    assert.equal(mayPutOut('kofi', 'ama', undefined), undefined)
    assert.equal(mayPutOut('kofi', 'kofi', 'secretariat')?.refused, 'meetings.lead.not-yourself')
    assert.equal(mayPutOut('kofi', 'efua', 'chair')?.refused, 'meetings.lead.not-the-chair')
  })
})

test('while the chat is paused only those who lead write', () => {
  assert.equal(mayWrite({ chatIsPaused: false }, undefined), undefined)
  assert.equal(mayWrite({ chatIsPaused: true }, undefined)?.refused, 'meetings.chat.paused')
  assert.equal(mayWrite({ chatIsPaused: true }, 'chair'), undefined)
})

describe('the roll', () => {
  const expected = (id: string | null, onSite = 1, remote = 1, checkedIn = 0): Expected => ({
    ...{ id, name: id ?? '', category: 'member-state', checkedIn },
    expected: { onSite, remote },
  })
  const person = (name: string, organisationId: string | null, more: Partial<PresentAt> = {}): PresentAt => ({
    ...{ personId: name, name, role: undefined, rank: undefined, origin: 'remote', category: '' },
    ...{ organisationId, organisation: organisationId ?? '' },
    ...more,
  })

  test('names delegations that are expected or there, by name, and those who are there for nobody at the end', () => {
    const roll = rollOf(
      [expected('Japan'), expected(null), expected('Ghana')],
      [person('Efua', 'Ghana'), person('Ana', 'Brazil'), person('Noor', null)],
      new Set(),
    )
    assert.deepEqual(
      roll.map(({ name, people }) => [name, people.length]),
      [
        ['Brazil', 1],
        ['Ghana', 1],
        ['Japan', 0],
        ['', 1],
      ],
    )
    assert.deepEqual(roll.map(isHere), [true, true, false, true])
  })
  test('puts the head of a delegation first, then the deputy', () => {
    const [ghana] = rollOf(
      [],
      [
        person('Ama', 'Ghana'),
        person('Kofi', 'Ghana', { rank: 'deputy-head' }),
        person('Yaw', 'Ghana', { rank: 'head' }),
      ],
      new Set(),
    )
    assert.deepEqual(
      ghana?.people.map(({ name }) => name),
      ['Yaw', 'Kofi', 'Ama'],
    )
  })
  test('counts people and delegations, in the hall and elsewhere; those there for nobody are no delegation', () => {
    const roll = rollOf(
      [expected('Ghana'), expected('Japan', 3, 0, 2), expected('India'), expected('Brazil'), expected(null)],
      [person('Efua', 'Ghana'), person('Yaw', 'Ghana', { origin: 'on-site' }), person('Noor', null)],
      new Set(['India']),
    )
    assert.deepEqual(countHere(roll), { people: 5, remote: 2, onSite: 3, delegations: 3, expected: 4 })
  })
  test('is searched by part of a name, whatever the case', () => {
    const roll = rollOf([expected('Ghana'), expected('Japan')], [], new Set())
    assert.deepEqual(
      foundBy(roll, ' JAP', ({ name }) => name).map(({ name }) => name),
      ['Japan'],
    )
    assert.equal(foundBy(roll, '', ({ name }) => name).length, 2)
    assert.equal(foundBy(roll, 'x', ({ name }) => name).length, 0)
  })
})

test('the log tells who spoke and what happened in the order of time', () => {
  const at = (minute: number) => new Date(Date.UTC(2027, 2, 28, 10, minute))
  const none = { name: '', organisation: '', by: 'Efua', words: '', endedAt: null, seconds: null }
  const spoke = {
    name: 'Ama',
    organisation: 'Ghana',
    kind: 'statement',
    beganAt: at(2),
    endedAt: at(5),
    seconds: 180,
  }
  const log = logOf(
    [
      { ...none, at: at(1), what: 'list-closed' },
      { ...none, at: at(9), what: 'ended' },
    ],
    [
      { ...(spoke as unknown as Speaker), beganAt: at(2), endedAt: at(5) },
      { ...(spoke as unknown as Speaker), kind: 'point-of-order', beganAt: at(6), endedAt: null },
    ],
  )
  assert.deepEqual(
    log.map(({ what }) => what),
    ['list-closed', 'spoke', 'raised-order', 'ended'],
  )
  assert.equal(log[1]?.seconds, 180)
})
