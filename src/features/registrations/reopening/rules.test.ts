import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EventFacts } from '../rules.ts'
import type { Registration } from '../types.ts'
import { decideChange, decideCorrection, materialChanges, mayChange, mayCorrect, reopens } from './rules.ts'
import type { Material } from './types.ts'

const now = new Date('2026-11-25T09:00:00Z')
const after = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)
const event = {
  state: 'published',
  startsAt: after(30),
  endsAt: after(32),
  registrationOpensAt: after(-30),
  onSiteClosesAt: after(20),
  remoteClosesAt: after(25),
  modeChangeUntil: null,
  onSiteCapacity: 10,
  remoteCapacity: null,
  onSiteTaken: 3,
  remoteTaken: 0,
  modes: ['on-site', 'remote'],
  changePolicy: 'free',
  reopensOnChange: true,
} as const satisfies EventFacts & { reopensOnChange: boolean }
type Event = EventFacts & { readonly reopensOnChange: boolean }
const eventWith = (change: Partial<Event>): Event => ({ ...event, ...change })

const before: Material = { organisationId: 'volta', category: 'sector-member', mode: 'on-site', role: null }
const changed = (change: Partial<Material>, modeIsBinding = false) =>
  materialChanges(before, { ...before, ...change }, { modeIsBinding })

test('the organisation, the category and the role are what a desk decided about', () => {
  assert.deepEqual(changed({ organisationId: 'armor' }), ['organisation'])
  assert.deepEqual(changed({ organisationId: null }), ['organisation'])
  assert.deepEqual(changed({ category: 'academia' }), ['category'])
  assert.deepEqual(changed({ role: 'head-of-delegation' }), ['role'])
  assert.deepEqual(changed({ organisationId: 'armor', category: 'academia' }), ['organisation', 'category'])
})

test('the mode is material only where on site means on site', () => {
  assert.deepEqual(changed({ mode: 'remote' }), [])
  assert.deepEqual(changed({ mode: 'remote' }, true), ['mode'])
})

test('nothing changed is nothing to decide', () => {
  assert.deepEqual(changed({}, true), [])
})

const confirmed = { state: 'confirmed', mode: 'on-site', waitsFor: 'focal-point' } as const

test('a material change asks the desk again, where the event wants it and somebody decides', () => {
  const asks = (...it: Parameters<typeof reopens>) => reopens(...it)
  assert.ok(asks(confirmed, ['organisation'], event, 'focal-point'))
  assert.ok(asks(confirmed, ['organisation'], event, 'secretariat'))
  assert.ok(!asks(confirmed, [], event, 'focal-point'))
  assert.ok(!asks(confirmed, ['organisation'], { reopensOnChange: false }, 'focal-point'))
  assert.ok(!asks(confirmed, ['organisation'], event, 'oneself'))
  assert.ok(!asks(confirmed, ['organisation'], event, 'nobody'))
})

test('what waits already, is over or was rejected is not asked again', () => {
  for (const state of ['pending', 'rejected', 'withdrawn', 'cancelled', 'checked-in', 'draft'] as const)
    assert.ok(!reopens({ ...confirmed, state }, ['organisation'], event, 'focal-point'), state)
  for (const state of ['waitlisted', 'offered'] as const)
    assert.ok(reopens({ ...confirmed, state }, ['organisation'], event, 'focal-point'), state)
})

test('decided again, a registration waits for whoever decides now and gives its seat back', () => {
  assert.deepEqual(decideChange(confirmed, ['organisation'], event, 'secretariat', now), {
    next: 'pending',
    waitsFor: 'secretariat',
    frees: 'on-site',
  })
  const waitlisted = { ...confirmed, state: 'waitlisted' } as const
  assert.deepEqual(decideChange(waitlisted, ['organisation'], event, 'focal-point', now), {
    next: 'pending',
    waitsFor: 'focal-point',
    frees: null,
  })
})

test('anything else just changes', () => {
  const stays = { next: 'confirmed', waitsFor: 'focal-point', frees: null }
  assert.deepEqual(decideChange(confirmed, [], event, 'focal-point', now), stays)
  const quiet = eventWith({ reopensOnChange: false })
  assert.deepEqual(decideChange(confirmed, ['organisation'], quiet, 'focal-point', now), stays)
})

test('an organisation that has its share takes nobody over who holds a seat', () => {
  const shared = eventWith({ reopensOnChange: false, seatsPerOrganisation: 2 })
  assert.deepEqual(decideChange(confirmed, ['organisation'], shared, 'focal-point', now, 2), {
    refused: 'registrations.edit.no-share',
  })
  assert.ok('next' in decideChange(confirmed, ['organisation'], shared, 'focal-point', now, 1))
  assert.ok('next' in decideChange(confirmed, [], shared, 'focal-point', now, 2))
})

test('what waits goes to whoever decides for the other organisation', () => {
  const pending = { ...confirmed, state: 'pending' } as const
  assert.deepEqual(decideChange(pending, ['organisation'], event, 'secretariat', now), {
    next: 'pending',
    waitsFor: 'secretariat',
    frees: null,
  })
})

test('what waits for a desk that need not be asked any more finds its seat, or the waiting list', () => {
  const pending = { ...confirmed, state: 'pending' } as const
  const outcome = (onSiteTaken: number) =>
    decideChange(pending, ['organisation'], eventWith({ onSiteTaken }), 'nobody', now)
  assert.deepEqual(outcome(3), { next: 'confirmed', waitsFor: null, frees: null })
  assert.deepEqual(outcome(10), { next: 'waitlisted', waitsFor: null, frees: null })
})

test('changes follow the policy of the event', () => {
  const no = (change: Partial<Event>, at = now) => mayChange(confirmed, eventWith(change), at)?.refused
  assert.equal(no({}), undefined)
  assert.equal(no({}, after(31)), undefined)
  assert.equal(no({ changePolicy: 'ask-secretariat' }), 'registrations.edit.asked')
  assert.equal(no({ changePolicy: 'until-deadline' }), undefined)
  assert.equal(no({ changePolicy: 'until-deadline' }, after(21)), 'registrations.edit.late')
  assert.equal(no({ state: 'cancelled' }), 'registrations.event-cancelled')
  assert.equal(no({}, after(32)), 'registrations.event-over')
})

test('only what still counts can be changed', () => {
  for (const state of ['draft', 'rejected', 'withdrawn', 'cancelled', 'checked-in'] as const)
    assert.equal(mayChange({ ...confirmed, state }, event, now)?.refused, 'registrations.not-live', state)
})

const rejected = { state: 'rejected', mode: 'on-site', decidedAt: after(-1) } as const
type Rejected = Pick<Registration, 'state' | 'mode' | 'decidedAt'>
const correct = (it: Partial<Rejected> = {}, change: Partial<Event> = {}, at = now, hasOther = false) =>
  mayCorrect({ ...rejected, ...it }, eventWith(change), hasOther, at)?.refused

test('a rejection can be put right once: what was sent again is no longer rejected', () => {
  assert.equal(correct(), undefined)
  assert.equal(correct({ state: 'pending' }), 'registrations.correct.not-rejected')
})

test('a rejection after or on the last day can be put right for three days', () => {
  assert.equal(correct({ decidedAt: after(19) }, {}, after(21)), undefined)
  assert.equal(correct({ decidedAt: after(18) }, {}, after(21)), 'registrations.correct.late')
  assert.equal(correct({ decidedAt: null }, {}, after(21)), 'registrations.correct.late')
})

test('nothing is put right for a meeting that is over or cancelled, or beside a new registration', () => {
  assert.equal(correct({}, { state: 'cancelled' }), 'registrations.event-cancelled')
  assert.equal(correct({}, {}, after(33)), 'registrations.event-over')
  assert.equal(correct({}, {}, now, true), 'registrations.correct.other')
})

test('sent again it goes to whoever decides now, or finds its seat where nobody has to be asked', () => {
  const sent = (decider: Parameters<typeof decideCorrection>[3], change: Partial<Event> = {}) =>
    decideCorrection(rejected, 'on-site', eventWith(change), decider, false, now)
  assert.deepEqual(sent('focal-point'), { next: 'pending', waitsFor: 'focal-point' })
  assert.deepEqual(sent('nobody'), { next: 'confirmed', waitsFor: null })
  assert.deepEqual(sent('oneself', { onSiteTaken: 10 }), { next: 'waitlisted', waitsFor: null })
})

test('another way of taking part must be offered and open', () => {
  const to = (change: Partial<Event>, at = now) =>
    decideCorrection(rejected, 'remote', eventWith(change), 'focal-point', false, at)
  assert.ok('next' in to({}))
  assert.deepEqual(to({ modes: ['on-site'] }), { refused: 'registrations.mode-not-offered' })
  const late = { remoteClosesAt: after(-1) }
  assert.deepEqual(to(late), { refused: 'registrations.mode-closed.remote' })
})
