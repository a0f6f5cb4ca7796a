import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefusal } from '../../values/refusal.ts'
import {
  asksSomebody,
  decideApproval,
  decideDraft,
  decideModeChange,
  deciderOf,
  decidePromotion,
  decideRejection,
  decideSubmission,
  decideWithdrawal,
  mayBegin,
  mayChangeMode,
  mayDiscard,
  modeChoices,
  numberFrom,
  type EventFacts,
} from './rules.ts'
import { states } from './states.ts'
import type { Choices, Decider, Mode, State } from './types.ts'

const at = (text: string) => new Date(`2026-12-${text}:00Z`)
const noon = at('02T12:00')
const event: EventFacts = {
  state: 'published',
  modes: ['on-site', 'remote'],
  startsAt: at('10T04:00'),
  endsAt: at('11T10:30'),
  registrationOpensAt: at('01T00:00'),
  onSiteClosesAt: at('05T12:00'),
  remoteClosesAt: null,
  modeChangeUntil: at('07T12:00'),
  onSiteCapacity: 3,
  onSiteTaken: 1,
  remoteCapacity: null,
  remoteTaken: 40,
}
const full: EventFacts = { ...event, onSiteTaken: 3 }
const after = at('11T10:30')
const late = at('06T00:00')

const a = (state: State, mode: Mode | null = 'on-site') => ({ state, mode })
const refused = (outcome: unknown) => (isRefusal(outcome) ? outcome.refused : outcome)

test('one may begin while a mode is open', () => assert.equal(mayBegin(event, noon), undefined))
test('one may begin after on-site registration has closed, for remote', () => {
  assert.equal(mayBegin(event, late), undefined)
})
test('one is told before the form that registration is not open yet', () => {
  assert.equal(refused(mayBegin(event, new Date('2026-11-30'))), 'registrations.event-not-open')
})
test('one is told before the form that registration is closed', () => {
  assert.equal(refused(mayBegin({ ...event, modes: ['on-site'] }, late)), 'registrations.event-closed')
})
test('one is told before the form that the event is over', () => {
  assert.equal(refused(mayBegin(event, after)), 'registrations.event-over')
})
test('one is told before the form that the event is cancelled', () => {
  assert.equal(refused(mayBegin({ ...event, state: 'cancelled' }, noon)), 'registrations.event-cancelled')
})

test('an open mode with seats can be chosen', () => {
  assert.deepEqual(modeChoices(event, noon), [
    { mode: 'on-site', is: 'open' },
    { mode: 'remote', is: 'open' },
  ])
})
test('a full mode is marked as full', () => assert.equal(modeChoices(full, noon)[0]?.is, 'full'))
test('a closed mode is marked as closed, full or not', () =>
  assert.equal(modeChoices(full, late)[0]?.is, 'closed'))
test('only the modes of the event are offered', () => {
  assert.deepEqual(
    modeChoices({ ...event, modes: ['remote'] }, noon).map((choice) => choice.mode),
    ['remote'],
  )
})

const choices = (mode: Mode, asksVisa = false): Choices => ({
  mode,
  asksVisa,
  inParticipantsList: true,
  answers: { badgeName: 'Adwoa Mensah', interpretation: null, accessNeeds: '' },
})
test('a draft keeps what was chosen', () => {
  assert.deepEqual(decideDraft(choices('on-site', true), event, true, noon), choices('on-site', true))
})
test('visa help is dropped from a draft that takes part remotely', () => {
  assert.equal((decideDraft(choices('remote', true), event, true, noon) as Choices).asksVisa, false)
})
test('visa help is dropped where the rule does not allow it, whatever was sent', () => {
  assert.equal((decideDraft(choices('on-site', true), event, false, noon) as Choices).asksVisa, false)
})
test('a draft cannot choose a mode that the event does not offer', () => {
  const remoteOnly: EventFacts = { ...event, modes: ['remote'] }
  assert.equal(
    refused(decideDraft(choices('on-site'), remoteOnly, false, noon)),
    'registrations.mode-not-offered',
  )
})
test('a draft cannot choose a mode that has closed', () => {
  assert.equal(
    refused(decideDraft(choices('on-site'), event, false, late)),
    'registrations.mode-closed.on-site',
  )
})
test('a draft can choose a mode that is full', () => {
  assert.ok(!isRefusal(decideDraft(choices('on-site'), full, false, noon)))
})

const nobodyNamed = { isOwnFocalPoint: false, hasFocalPoint: false }
test('an open event asks nobody', () => assert.equal(deciderOf('automatic', nobodyNamed), 'nobody'))
test('an open event asks nobody even where a focal point is named', () => {
  assert.equal(deciderOf('automatic', { isOwnFocalPoint: false, hasFocalPoint: true }), 'nobody')
})
test('the focal point of the organisation decides where the rule says so', () => {
  assert.equal(deciderOf('focal-point', { isOwnFocalPoint: false, hasFocalPoint: true }), 'focal-point')
})
test("a focal point's own registration approves itself", () => {
  assert.equal(deciderOf('focal-point', { isOwnFocalPoint: true, hasFocalPoint: true }), 'oneself')
})
test('an organisation without a focal point is decided by the secretariat', () => {
  assert.equal(deciderOf('focal-point', nobodyNamed), 'secretariat')
})
test('accreditation is decided by the secretariat, focal point or not', () => {
  assert.equal(deciderOf('accreditation', { isOwnFocalPoint: true, hasFocalPoint: true }), 'secretariat')
})
test('only the two desks are somebody', () => {
  assert.deepEqual((['nobody', 'oneself', 'focal-point', 'secretariat'] as Decider[]).filter(asksSomebody), [
    'focal-point',
    'secretariat',
  ])
})

const send = (decider: Decider, facts = event, now = noon, it = a('draft')) =>
  decideSubmission(it, decider, facts, now)
test('an open event confirms at once', () => {
  assert.deepEqual(send('nobody'), { next: 'confirmed', waitsFor: null })
})
test('a full open event puts the person on the waiting list', () => {
  assert.deepEqual(send('nobody', full), { next: 'waitlisted', waitsFor: null })
})
test('a full mode does not stop the other mode', () => {
  assert.deepEqual(send('nobody', full, noon, a('draft', 'remote')), { next: 'confirmed', waitsFor: null })
})
test("a focal point's own registration is confirmed at once", () => {
  assert.deepEqual(send('oneself'), { next: 'confirmed', waitsFor: null })
})
test("a focal point's own registration waits for a seat like any other", () => {
  assert.deepEqual(send('oneself', full), { next: 'waitlisted', waitsFor: null })
})
test('what the focal point decides is pending, even when the event is full', () => {
  assert.deepEqual(send('focal-point', full), { next: 'pending', waitsFor: 'focal-point' })
})
test('what the secretariat decides is pending with the secretariat', () => {
  assert.deepEqual(send('secretariat'), { next: 'pending', waitsFor: 'secretariat' })
})
for (const state of states.filter((one) => one !== 'draft')) {
  test(`a registration that is ${state} cannot be sent again`, () => {
    assert.equal(refused(send('nobody', event, noon, a(state))), 'registrations.already-sent')
  })
}
test('a draft without a mode cannot be sent', () => {
  assert.equal(refused(send('nobody', event, noon, a('draft', null))), 'registrations.mode-missing')
})
test('a draft cannot be sent after its mode has closed', () => {
  assert.equal(refused(send('nobody', event, late)), 'registrations.mode-closed.on-site')
})
test('a draft cannot be sent after the event', () => {
  assert.equal(refused(send('nobody', event, after)), 'registrations.event-over')
})
test('a draft cannot be sent for a cancelled event', () => {
  assert.equal(
    refused(send('focal-point', { ...event, state: 'cancelled' })),
    'registrations.event-cancelled',
  )
})

test('approving confirms while there is a seat', () => {
  assert.deepEqual(decideApproval(a('pending'), event, noon), { next: 'confirmed' })
})
test('a full event puts the approved person on the waiting list', () => {
  assert.deepEqual(decideApproval(a('pending'), full, noon), { next: 'waitlisted' })
})
test('approval is possible after registration has closed', () => {
  assert.deepEqual(decideApproval(a('pending'), event, late), { next: 'confirmed' })
})
test('approval is possible while the event runs, and not after it ends', () => {
  assert.deepEqual(decideApproval(a('pending'), event, new Date(after.getTime() - 1)), { next: 'confirmed' })
  assert.equal(refused(decideApproval(a('pending'), event, after)), 'registrations.event-over')
})
test('a cancelled event has nothing left to approve', () => {
  const cancelled: EventFacts = { ...event, state: 'cancelled' }
  assert.equal(refused(decideApproval(a('pending'), cancelled, noon)), 'registrations.event-cancelled')
})
for (const state of states.filter((one) => one !== 'pending')) {
  test(`a registration that is ${state} cannot be approved or rejected`, () => {
    assert.equal(refused(decideApproval(a(state), event, noon)), 'registrations.not-pending')
    assert.equal(refused(decideRejection(a(state), event, noon)), 'registrations.not-pending')
  })
}
test('rejecting a pending registration rejects it, full or not', () => {
  assert.deepEqual(decideRejection(a('pending'), full, noon), { next: 'rejected' })
})

test('withdrawing from a confirmed registration frees its seat', () => {
  assert.deepEqual(decideWithdrawal(a('confirmed', 'remote'), event, noon), {
    next: 'withdrawn',
    frees: 'remote',
  })
})
for (const state of ['pending', 'waitlisted'] as const) {
  test(`withdrawing while ${state} frees nothing`, () => {
    assert.deepEqual(decideWithdrawal(a(state), event, noon), { next: 'withdrawn', frees: null })
  })
}
for (const state of ['draft', 'rejected', 'withdrawn', 'cancelled'] as const) {
  test(`a ${state} registration cannot be withdrawn`, () => {
    assert.equal(refused(decideWithdrawal(a(state), event, noon)), 'registrations.not-live')
  })
}
test('a draft can be discarded, and nothing else can', () => {
  assert.equal(mayDiscard(a('draft')), undefined)
  for (const state of states.filter((one) => one !== 'draft'))
    assert.equal(refused(mayDiscard(a(state))), 'registrations.already-sent')
})
test('who is already in the building cannot withdraw', () => {
  assert.equal(refused(decideWithdrawal(a('checked-in'), event, noon)), 'registrations.checked-in')
})
test('nobody withdraws after the event', () => {
  assert.equal(refused(decideWithdrawal(a('confirmed'), event, after)), 'registrations.event-over')
})

const change = (it: ReturnType<typeof a>, to: Mode, facts = event, now = noon) =>
  decideModeChange(it, to, facts, now)
test('a confirmed person takes the other seat and gives back their own', () => {
  assert.deepEqual(change(a('confirmed'), 'remote'), { next: 'confirmed', takes: 'remote', frees: 'on-site' })
})
test('a pending person changes without touching a seat', () => {
  assert.deepEqual(change(a('pending'), 'remote'), { next: 'pending', takes: null, frees: null })
})
test('a waiting person who changes to a mode with seats is confirmed', () => {
  assert.deepEqual(change(a('waitlisted'), 'remote'), { next: 'confirmed', takes: 'remote', frees: null })
})
test('nobody gives up a seat for one that is not there', () => {
  assert.equal(refused(change(a('confirmed', 'remote'), 'on-site', full)), 'registrations.mode-full.on-site')
})
test('the mode may change after registration for it has closed, until the cut-off', () => {
  assert.ok(!isRefusal(change(a('confirmed', 'remote'), 'on-site', event, late)))
  assert.equal(
    refused(change(a('confirmed', 'remote'), 'on-site', event, at('07T12:00'))),
    'registrations.mode-change-late',
  )
})
test('without a cut-off the mode may change while the other one is open', () => {
  const without = { ...event, modeChangeUntil: null }
  assert.ok(!isRefusal(change(a('confirmed'), 'remote', without, late)))
  assert.equal(
    refused(change(a('confirmed', 'remote'), 'on-site', without, late)),
    'registrations.mode-change-late',
  )
})
test('whoever chose a mode that the organisers took away may change at any time', () => {
  const gone = { ...event, modes: ['remote'] as const, changePolicy: 'ask-secretariat' as const }
  assert.deepEqual(change(a('confirmed'), 'remote', gone, at('07T13:00')), {
    next: 'confirmed',
    takes: 'remote',
    frees: 'on-site',
  })
})
test('where changes end with the deadline, nobody leaves the mode whose registration has closed', () => {
  const until = { ...event, modeChangeUntil: null, changePolicy: 'until-deadline' as const }
  assert.ok(!isRefusal(change(a('confirmed'), 'remote', until, noon)))
  assert.equal(refused(change(a('confirmed'), 'remote', until, late)), 'registrations.mode-change-late')
})
test("the event's last day for changes says more than the deadline does", () => {
  assert.ok(!isRefusal(change(a('confirmed'), 'remote', { ...event, changePolicy: 'until-deadline' }, late)))
})
test('where the secretariat makes the changes, nobody makes them alone', () => {
  const asked = { ...event, changePolicy: 'ask-secretariat' as const }
  assert.equal(refused(change(a('confirmed'), 'remote', asked)), 'registrations.mode-change-asked')
})
test('the mode cannot change to itself or to one that is not offered', () => {
  assert.equal(refused(change(a('confirmed'), 'on-site')), 'registrations.mode-not-offered')
  assert.equal(
    refused(change(a('confirmed', 'remote'), 'on-site', { ...event, modes: ['remote'] })),
    'registrations.mode-not-offered',
  )
})
for (const state of ['draft', 'rejected', 'withdrawn', 'cancelled', 'checked-in'] as const) {
  test(`the mode of a ${state} registration cannot change`, () => {
    assert.equal(refused(change(a(state), 'remote')), 'registrations.not-live')
  })
}
test('the page asks the same question as the act', () => {
  assert.equal(mayChangeMode(a('confirmed'), 'remote', event, noon), undefined)
})
test('the mode cannot change once the event is over or cancelled', () => {
  assert.equal(refused(change(a('confirmed'), 'remote', event, after)), 'registrations.event-over')
  assert.equal(
    refused(change(a('confirmed'), 'remote', { ...event, state: 'cancelled' })),
    'registrations.event-cancelled',
  )
})

test('a freed seat goes to the one who waits', () => {
  assert.deepEqual(decidePromotion(a('waitlisted'), event, noon), { next: 'confirmed' })
})
test('nobody is promoted into a full event', () => {
  assert.equal(refused(decidePromotion(a('waitlisted'), full, noon)), 'registrations.mode-full.on-site')
})
test('nobody is promoted into an event that is over', () => {
  assert.equal(refused(decidePromotion(a('waitlisted'), event, after)), 'registrations.event-over')
})
for (const state of states.filter((one) => one !== 'waitlisted')) {
  test(`a registration that is ${state} is not promoted`, () => {
    assert.equal(refused(decidePromotion(a(state), event, noon)), 'registrations.not-waiting')
  })
}

test('a registration number has no letter that looks like a digit', () => {
  assert.equal(numberFrom(new Uint8Array([0, 0, 0, 0, 0])), 'R-0000-0000')
  assert.equal(numberFrom(new Uint8Array([255, 255, 255, 255, 255])), 'R-ZZZZ-ZZZZ')
  assert.equal(numberFrom(new Uint8Array([0x84, 0x65, 0x3a, 0x14, 0xce])), 'R-GHJK-M56E')
  for (let byte = 0; byte < 256; byte++) {
    assert.match(
      numberFrom(new Uint8Array([byte, 91, byte, 17, byte])),
      /^R-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/,
    )
  }
})
