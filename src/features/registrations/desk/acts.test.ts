import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { withoutLocks } from '../../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  makeRegistration,
  type MadeAccount,
  type MadeEvent,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import {
  actorFor,
  again,
  choicesFor,
  draftFor,
  eventOf,
  seatsAndRows,
  toldAbout,
} from '../../../../test/support/registering.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { findByNumber, movesOf } from '../store/read.ts'
import { cancel } from './actions/cancel.ts'
import { enter } from './actions/enter.ts'
import { giveSeat } from './actions/give-seat.ts'
import { moveMode } from './actions/move-mode.ts'
import { represent } from './actions/represent.ts'

let house: TestHouse
let officer: MadeAccount
let actor: SignedIn
let organisation: MadeOrganisation

before(async () => {
  house = await testHouse()
  officer = await makeAccount(house.db, { roles: ['secretariat'] })
  actor = actorFor(officer, ['registrations.decide-all'])
  organisation = await makeOrganisation(house.db)
})
after(() => house.close())

type Wishes = Omit<Parameters<typeof makeRegistration>[1], 'event' | 'personId'>

/** Somebody's registration as it stands. */
async function registered(event: MadeEvent, wishes: Wishes = {}) {
  const person = await makeAccount(house.db, { organisation: wishes.organisation ?? organisation })
  const made = { organisation, ...wishes }
  return makeRegistration(house.db, { event, personId: person.personId, ...made })
}

const stands = async (it: { id: string }) => again(house.db, it)
const acts = async (it: { id: string }) => (await trailOf(house.db, it.id)).map(({ act }) => act)
const isTrue = async (event: MadeEvent) => {
  const { seats, rows } = await seatsAndRows(house.db, event.id)
  assert.deepEqual(seats, rows)
}

test('cancelling tells the person why, gives the seat to who waits, and is recorded', async () => {
  const event = await makeEvent(house.db, { remoteCapacity: 1 })
  const seated = await registered(event, { state: 'confirmed' })
  const waiting = await registered(event, { state: 'waitlisted' })
  assert.deepEqual(await cancel(house, actor, seated.number, 'The hall is smaller now.'), {
    next: 'cancelled',
  })
  const it = await stands(seated)
  assert.equal(it.state, 'cancelled')
  assert.equal(it.decisionReason, 'The hall is smaller now.')
  assert.equal(it.decidedBy, officer.id)
  assert.equal((await stands(waiting)).state, 'confirmed')
  assert.deepEqual(await toldAbout(house.db, seated), ['registrations.desk-cancelled'])
  assert.deepEqual(await acts(seated), ['registrations.cancelled'])
  const [last] = (await movesOf(house.db, seated.id)).slice(-1)
  assert.equal(last?.actorAccountId, officer.id)
  await isTrue(event)
  assert.deepEqual(await cancel(house, actor, seated.number, 'Again'), { refused: 'registrations.not-live' })
  assert.deepEqual(await toldAbout(house.db, seated), ['registrations.desk-cancelled'], 'told once')
})

test('what was never sent is not there for staff', async () => {
  const event = await makeEvent(house.db)
  const draft = await registered(event, { state: 'draft' })
  assert.deepEqual(await cancel(house, actor, draft.number, 'x'), { refused: 'registrations.unknown' })
  assert.deepEqual(await moveMode(house, actor, 'R-NONE-0000', 'remote'), {
    refused: 'registrations.unknown',
  })
})

test('moving takes the other seat first and gives the one back, whatever the deadline', async () => {
  const event = await makeEvent(house.db, {
    onSiteCapacity: 1,
    remoteCapacity: 1,
    modeChangeUntil: new Date('2026-11-01T00:00:00Z'),
  })
  const seated = await registered(event, { state: 'confirmed', asksVisa: true, mode: 'on-site' })
  const waiting = await registered(event, { state: 'waitlisted', mode: 'on-site' })
  assert.deepEqual(await moveMode(house, actor, seated.number, 'remote'), { next: 'confirmed' })
  const it = await stands(seated)
  assert.equal(it.mode, 'remote')
  assert.equal(it.asksVisa, false, 'visa help ends with coming on site')
  assert.equal((await stands(waiting)).state, 'confirmed')
  assert.deepEqual(await toldAbout(house.db, seated), ['registrations.mode-changed'])
  await isTrue(event)
  assert.deepEqual(await moveMode(house, actor, seated.number, 'on-site'), {
    refused: 'registrations.desk.full.on-site',
  })
})

test('a seat is given out of turn only where one is free', async () => {
  const event = await makeEvent(house.db, { remoteCapacity: 2 })
  await registered(event, { state: 'confirmed' })
  const first = await registered(event, { state: 'waitlisted' })
  const second = await registered(event, { state: 'waitlisted' })
  assert.deepEqual(await giveSeat(house, actor, second.number), { next: 'confirmed' })
  assert.deepEqual(await giveSeat(house, actor, first.number), {
    refused: 'registrations.desk.full.remote',
  })
  assert.deepEqual(await toldAbout(house.db, second), ['registrations.confirmed'])
  await isTrue(event)
})

async function tenSeats(on: TestHouse) {
  const event = await makeEvent(house.db, { remoteCapacity: 1 })
  const waiting = await Promise.all(
    Array.from({ length: 10 }, () => registered(event, { state: 'waitlisted' })),
  )
  const outcomes = await Promise.all(
    waiting.map(({ number }) => giveSeat(on, actor, number).catch(() => undefined)),
  )
  return { event, given: outcomes.filter((one) => one && !isRefusal(one)).length }
}

test('ten seats given out of turn at once fill the one that is free, and no more', async () => {
  const { event, given } = await tenSeats(house)
  assert.equal(given, 1)
  await isTrue(event)
})

test('coming for another organisation asks its focal point, and tells the person', async () => {
  const event = await makeEvent(house.db, { type: 'study-group' })
  const other = await makeOrganisation(house.db, { category: 'academia' })
  const decider = await makeFocalPoint(house.db, { organisation: other })
  const it = await registered(event, { state: 'pending', waitsFor: 'secretariat' })
  await house.db
    .updateTable('registration')
    .set({ waits_for: 'focal-point' })
    .where('id', '=', it.id)
    .execute()
  const before = await stands(it)
  assert.deepEqual(await represent(house, actor, it.number, other.id), { next: 'pending' })
  const after = await stands(it)
  assert.equal(after.organisationId, other.id)
  assert.equal(after.category, 'academia')
  assert.equal(after.waitsFor, 'focal-point')
  assert.equal(after.revision, before.revision + 1)
  const told = await toldAbout(house.db, it)
  assert.ok(told.includes('registrations.desk-represents'), told.join())
  assert.ok(told.includes('registrations.to-decide'), told.join())
  const asked = await house.db
    .selectFrom('outbox')
    .select('occasion')
    .where('person_id', '=', decider.personId)
    .execute()
  assert.equal(asked.length, 1)
  assert.deepEqual(await represent(house, actor, it.number, other.id), {
    refused: 'registrations.desk.organisation.same',
  })
})

const enterFor = async (
  event: MadeEvent,
  person: { personId: string },
  entering: 'confirm' | 'ask' = 'confirm',
) =>
  enter(house, actor, await eventOf(house.db, event.id), {
    personId: person.personId,
    choices: choicesFor('remote'),
    entering,
  })

test('staff registers somebody in their place, who is told twice: that it was staff, and how it stands', async () => {
  const event = await makeEvent(house.db, { remoteClosesAt: new Date('2026-11-20T00:00:00Z') })
  const person = await makeAccount(house.db, { organisation })
  const entered = await enterFor(event, person)
  assert.ok(!isRefusal(entered), JSON.stringify(entered))
  assert.equal(entered.next, 'confirmed', 'also after registration has closed')
  const it = await findByNumber(house.db, entered.number)
  assert.ok(it)
  assert.equal(it.personId, person.personId)
  assert.equal(it.organisationId, organisation.id)
  assert.deepEqual(await toldAbout(house.db, it), ['registrations.desk-entered', 'registrations.confirmed'])
  assert.deepEqual(await acts(it), ['registrations.entered'])
  await isTrue(event)
  assert.deepEqual(await enterFor(event, person), { refused: 'registrations.desk.has-one' })
})

test('what the person had begun becomes the registration that staff enters', async () => {
  const event = await makeEvent(house.db)
  const person = await makeAccount(house.db, { organisation })
  await draftFor(house, actorFor(person), event.id)
  const entered = await enterFor(event, person)
  assert.ok(!isRefusal(entered))
  const all = await house.db
    .selectFrom('registration')
    .select('state')
    .where('person_id', '=', person.personId)
    .execute()
  assert.deepEqual(all, [{ state: 'confirmed' }])
})

test('where somebody decides, staff asks them or decides in their place', async () => {
  const event = await makeEvent(house.db, { type: 'study-group', countryCode: 'CH' })
  const theirs = await makeOrganisation(house.db)
  await makeFocalPoint(house.db, { organisation: theirs })
  const asked = await enterFor(event, await makeAccount(house.db, { organisation: theirs }), 'ask')
  assert.ok(!isRefusal(asked), JSON.stringify(asked))
  assert.equal(asked.next, 'pending')
  const it = await findByNumber(house.db, asked.number)
  assert.equal(it?.waitsFor, 'focal-point')
  const told = it ? await toldAbout(house.db, it) : []
  assert.ok(told.includes('registrations.to-decide'), told.join())
  const done = await enterFor(event, await makeAccount(house.db, { organisation: theirs }), 'confirm')
  assert.ok(!isRefusal(done))
  assert.equal(done.next, 'confirmed')
})

test('the rules of the meeting bind staff too', async () => {
  const event = await makeEvent(house.db, { type: 'study-group' })
  const stranger = await makeAccount(house.db)
  const outcome = await enterFor(event, stranger)
  assert.ok(isRefusal(outcome), JSON.stringify(outcome))
})

test('ten entries at once for one person are one registration', async () => {
  const event = await makeEvent(house.db, { remoteCapacity: 5 })
  const person = await makeAccount(house.db, { organisation })
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => enterFor(event, person)))
  assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 1)
  await isTrue(event)
})

test('control: without the locks and the last guard more are given than are free', async () => {
  await sql`alter table event drop constraint event_never_oversold_remote`.execute(house.db)
  // Now and then they come one after the other by themselves.
  let most = 0
  for (let tries = 0; tries < 10 && most < 2; tries++) most = (await tenSeats(withoutLocks(house))).given
  assert.ok(most > 1, `${most} got the one seat`)
})
