import assert from 'node:assert/strict'
import { test } from 'node:test'
import { states } from '../states.ts'
import type { EventFacts } from '../rules.ts'
import type { Registration, State } from '../types.ts'
import {
  decideCancellation,
  decideEntry,
  decideMove,
  decideOrganisation,
  decideSeat,
  mayMoveMode,
  mayPromote,
} from './rules.ts'

const now = new Date('2026-11-25T09:00:00Z')
const day = 24 * 60 * 60_000
const event: EventFacts = {
  state: 'published',
  startsAt: new Date(now.getTime() + day),
  endsAt: new Date(now.getTime() + 2 * day),
  registrationOpensAt: new Date(now.getTime() - 30 * day),
  onSiteClosesAt: new Date(now.getTime() - day),
  remoteClosesAt: new Date(now.getTime() - day),
  modeChangeUntil: new Date(now.getTime() - day),
  registrationClosedAt: null,
  onSiteCapacity: 10,
  remoteCapacity: 10,
  onSiteTaken: 5,
  remoteTaken: 5,
  modes: ['on-site', 'remote'],
  changePolicy: 'ask-secretariat',
}
const full: EventFacts = { ...event, onSiteTaken: 10, remoteTaken: 10 }
const over: EventFacts = { ...event, endsAt: now }
const off: EventFacts = { ...event, state: 'cancelled' }

const it = (state: State, mode: Registration['mode'] = 'remote') => ({ state, mode })
const pending = { ...it('pending'), organisationId: 'o1', waitsFor: 'focal-point' as const }
const listed = { id: 'o2', state: 'listed', hasFocalPoint: true }

test('whatever still counts can be cancelled until the meeting is over, and gives its seat back', () => {
  for (const state of states) {
    const outcome = decideCancellation(it(state), event, now)
    if (['draft', 'rejected', 'withdrawn', 'cancelled'].includes(state))
      assert.deepEqual(outcome, { refused: 'registrations.not-live' }, state)
    else {
      const holds = ['confirmed', 'offered', 'checked-in'].includes(state)
      assert.deepEqual(outcome, { next: 'cancelled', frees: holds ? 'remote' : null }, state)
    }
  }
  assert.deepEqual(decideCancellation(it('confirmed'), over, now), { refused: 'registrations.event-over' })
})

test('staff moves people after every deadline, and where the event asks the secretariat', () => {
  assert.deepEqual(decideMove(it('confirmed'), 'on-site', event, now), {
    next: 'confirmed',
    takes: 'on-site',
    frees: 'remote',
  })
  assert.deepEqual(decideMove(it('waitlisted'), 'on-site', event, now), {
    next: 'confirmed',
    takes: 'on-site',
    frees: null,
  })
  assert.deepEqual(decideMove(it('pending'), 'on-site', event, now), {
    next: 'pending',
    takes: null,
    frees: null,
  })
})

test('nobody loses a seat for one that is not there', () => {
  for (const state of ['confirmed', 'waitlisted'] as const)
    assert.deepEqual(decideMove(it(state), 'on-site', full, now), {
      refused: 'registrations.desk.full.on-site',
    })
})

test('nobody is moved to where they are, to what is not offered, or in a meeting that is off or over', () => {
  const why = (e: EventFacts, to: 'on-site' | 'remote' = 'on-site', state: State = 'confirmed') =>
    mayMoveMode(it(state), to, e, now)?.refused
  assert.equal(why(event, 'remote'), 'registrations.desk.already.remote')
  assert.equal(why({ ...event, modes: ['remote'] }), 'registrations.mode-not-offered')
  assert.equal(why(off), 'registrations.event-cancelled')
  assert.equal(why(over), 'registrations.event-over')
  assert.equal(why(event, 'on-site', 'rejected'), 'registrations.not-live')
  assert.equal(why(event, 'on-site', 'checked-in'), 'registrations.not-live')
})

test('a free seat can be given out of turn, whatever share an organisation has', () => {
  const shared = { ...event, seatsPerOrganisation: 1 }
  assert.deepEqual(decideSeat(it('waitlisted'), shared, now), { next: 'confirmed', takes: 'remote' })
  assert.deepEqual(decideSeat(it('offered'), full, now), { next: 'confirmed', takes: null })
  assert.deepEqual(decideSeat(it('waitlisted'), full, now), { refused: 'registrations.desk.full.remote' })
  assert.equal(mayPromote(it('pending'), event, now)?.refused, 'registrations.not-waiting')
  assert.equal(mayPromote(it('waitlisted'), off, now)?.refused, 'registrations.event-cancelled')
})

test('another organisation means another desk, while a desk decides', () => {
  assert.deepEqual(decideOrganisation(pending, listed, event, now), { waitsFor: 'focal-point', asks: true })
  const lonely = { ...listed, hasFocalPoint: false }
  assert.deepEqual(decideOrganisation(pending, lonely, event, now), { waitsFor: 'secretariat', asks: false })
  const accredited = { ...pending, waitsFor: 'secretariat' as const }
  assert.deepEqual(decideOrganisation(accredited, listed, event, now), {
    waitsFor: 'secretariat',
    asks: false,
  })
  const confirmed = { ...pending, ...it('confirmed') }
  assert.deepEqual(decideOrganisation(confirmed, listed, event, now), {
    waitsFor: 'focal-point',
    asks: false,
  })
})

test('an organisation must be listed, another one, and have a seat left of its share', () => {
  const shared = { ...event, seatsPerOrganisation: 2 }
  const refused = (outcome: object) => ('refused' in outcome ? outcome.refused : undefined)
  const seated = { ...pending, ...it('confirmed') }
  const unverified = { ...listed, state: 'unverified' }
  const same = { ...listed, id: 'o1' }
  assert.equal(
    refused(decideOrganisation(pending, unverified, event, now)),
    'registrations.desk.organisation.unlisted',
  )
  assert.equal(refused(decideOrganisation(pending, same, event, now)), 'registrations.desk.organisation.same')
  assert.equal(
    refused(decideOrganisation(seated, listed, shared, now, 2)),
    'registrations.desk.organisation.share',
  )
  assert.equal(refused(decideOrganisation(pending, listed, shared, now, 2)), undefined, 'no seat, no share')
  assert.equal(
    refused(decideOrganisation({ ...pending, ...it('withdrawn') }, listed, event, now)),
    'registrations.not-live',
  )
})

test('what staff enters is asked for or decided at once, and never oversells', () => {
  const entry = (
    decider: Parameters<typeof decideEntry>[2],
    entering: 'ask' | 'confirm',
    e = event,
    held = 0,
  ) => decideEntry('remote', e, decider, entering, now, held)
  assert.deepEqual(entry('nobody', 'confirm'), { next: 'confirmed', waitsFor: null })
  assert.deepEqual(entry('oneself', 'ask'), { next: 'confirmed', waitsFor: null })
  assert.deepEqual(entry('focal-point', 'ask'), { next: 'pending', waitsFor: 'focal-point' })
  assert.deepEqual(entry('secretariat', 'ask'), { next: 'pending', waitsFor: 'secretariat' })
  assert.deepEqual(entry('focal-point', 'confirm'), { next: 'confirmed', waitsFor: 'focal-point' })
  assert.deepEqual(entry('focal-point', 'confirm', full), { next: 'waitlisted', waitsFor: 'focal-point' })
  assert.deepEqual(entry('nobody', 'confirm', { ...event, seatsPerOrganisation: 1 }, 1), {
    next: 'waitlisted',
    waitsFor: null,
  })
})

test('nobody is entered into a meeting that is a draft, off, over or not offered so', () => {
  const refused = (e: EventFacts) => {
    const outcome = decideEntry('remote', e, 'nobody', 'confirm', now)
    return 'refused' in outcome ? outcome.refused : undefined
  }
  assert.equal(refused({ ...event, state: 'draft' }), 'registrations.desk.event-draft')
  assert.equal(refused(off), 'registrations.desk.event-cancelled')
  assert.equal(refused(over), 'registrations.event-over')
  assert.equal(refused({ ...event, modes: ['on-site'] }), 'registrations.mode-not-offered')
})
