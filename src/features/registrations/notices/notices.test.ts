import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { makeEvent, makeRegistration, type MadeEvent } from '../../../../test/support/gatherings.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { runOutbox } from '../../../../test/support/mail.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
} from '../../../../test/support/people.ts'
import {
  actorFor,
  choicesFor,
  eventOf,
  register,
  seatsAndRows,
  toldAbout,
} from '../../../../test/support/registering.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { operator } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { withdraw } from '../actions/withdraw.ts'
import { decide } from '../approvals/actions/decide.ts'
import { registrationLetters } from '../jobs.ts'
import { findById } from '../store/read.ts'
import { remind } from './actions/remind.ts'
import { tellNeeds } from './actions/tell-needs.ts'
import { tellNotices } from './actions/tell-notices.ts'
import { tellWhoDecided } from './actions/tell-who-decided.ts'
import { whenEventCancelled, whenEventChanged } from './listeners.ts'
import { needsOf } from './store/needs.ts'

const minute = 60_000
const day = 24 * 60 * minute

let house: TestHouse
before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
})
after(() => house.close())
beforeEach(async () => {
  await house.db.updateTable('event').set({ state: 'draft' }).execute()
})

/** Saves an event as the desk does: held, changed, and those above told in the same transaction. */
async function change(event: MadeEvent, columns: Record<string, unknown>): Promise<void> {
  await inTransaction(house.db, async (tx) => {
    const was = await eventOf(tx, event.id)
    await tx.updateTable('event').set(columns).where('id', '=', event.id).execute()
    const is = await eventOf(tx, event.id)
    await whenEventChanged(tx, operator, { before: was, after: is }, house.clock.now())
  })
}

async function cancel(event: MadeEvent, reason?: string): Promise<void> {
  const now = house.clock.now()
  await inTransaction(house.db, async (tx) => {
    await tx.updateTable('event').set({ state: 'cancelled' }).where('id', '=', event.id).execute()
    await whenEventCancelled(tx, operator, { event: await eventOf(tx, event.id), reason }, now)
  })
}

async function gathered(wishes: Parameters<typeof makeEvent>[1] = {}) {
  const event = await makeEvent(house.db, { now: house.clock.now(), ...wishes })
  const come = async (state: string, mode: 'on-site' | 'remote' = 'remote') => {
    const account = await makeAccount(house.db, { name: `Somebody ${state}`, passwordHash: null })
    const made = { event, personId: account.personId, state, mode, submittedAt: house.clock.now() }
    return makeRegistration(house.db, { ...made, waitsFor: state === 'pending' ? 'secretariat' : null })
  }
  return { event, come }
}

const pass = (ms: number) => house.clock.move(ms)
const go = (to: string) => house.clock.move(Date.parse(to) - house.clock.now().getTime())

/** The mails of an occasion about one registration, written as they would leave. */
async function written(it: { readonly id: string }, occasion: string) {
  const rows = await house.db
    .selectFrom('outbox')
    .selectAll()
    .where('occasion', '=', occasion)
    .orderBy('created_at')
    .execute()
  const mine = rows.filter((row) => (row.facts as { registrationId?: string }).registrationId === it.id)
  const write = registrationLetters(house)[occasion]
  return Promise.all(
    mine.map(async (row) => ({
      key: row.once_key,
      revision: (row.facts as { revision: number }).revision,
      letter: await write?.(row.facts as Record<string, unknown>, house.texts('en'), {
        address: row.to_address,
        language: 'en',
        ...(row.person_id && { personId: row.person_id }),
      }),
    })),
  )
}

test('several changes in a row are one mail, ten minutes after the last, with what is different', async () => {
  const { event, come } = await gathered()
  const [confirmed, pending, withdrawn] = [
    await come('confirmed', 'on-site'),
    await come('pending'),
    await come('withdrawn'),
  ]
  await change(event, { venue: JSON.stringify({ en: 'Hall A' }) })
  pass(5 * minute)
  await change(event, { venue: JSON.stringify({ en: 'Hall B' }) })
  assert.deepEqual(await tellNotices(house), { told: 0 })
  pass(6 * minute)
  assert.deepEqual(await tellNotices(house), { told: 0 }, 'it is not quiet for long enough')
  pass(5 * minute)
  assert.deepEqual(await tellNotices(house), { told: 2 })
  assert.deepEqual(await tellNotices(house), { told: 0 })

  const [mail, ...more] = await written(confirmed, 'registrations.event-changed')
  assert.equal(more.length, 0)
  assert.match(JSON.stringify(mail?.letter?.blocks), /Hall B, Bhubaneswar/)
  assert.doesNotMatch(JSON.stringify(mail?.letter?.blocks), /Hall A/)
  assert.deepEqual(await toldAbout(house.db, pending), ['registrations.event-changed'])
  assert.deepEqual(await toldAbout(house.db, withdrawn), [])
})

test('a change that is taken back, or that nobody sees, is told to nobody', async () => {
  const { event, come } = await gathered()
  const one = await come('confirmed')
  await change(event, { venue: JSON.stringify({ en: 'Hall A' }) })
  await change(event, { venue: JSON.stringify({}) })
  await change(event, { on_site_capacity: 400, summary: JSON.stringify({ en: 'New words' }) })
  pass(11 * minute)
  assert.deepEqual(await tellNotices(house), { told: 0 })
  assert.deepEqual(await toldAbout(house.db, one), [])
})

test('an entry in a calendar is brought up to date with a higher number; who only waits has none', async () => {
  const { event, come } = await gathered()
  const [confirmed, waiting] = [await come('confirmed'), await come('waitlisted')]
  const was = await findById(house.db, confirmed.id)
  const startsAt = new Date(event.startsAt.getTime() + 2 * day)
  await house.db.deleteFrom('event_session').where('event_id', '=', event.id).execute()
  await change(event, { starts_at: startsAt, ends_at: new Date(event.endsAt.getTime() + 2 * day) })
  pass(11 * minute)
  await tellNotices(house)
  const [mail] = await written(confirmed, 'registrations.event-changed')
  assert.equal(mail?.letter?.calendar?.method, 'REQUEST')
  assert.match(mail?.letter?.calendar?.ics ?? '', new RegExp(`SEQUENCE:${(was?.revision ?? 0) + 1}\r\n`))
  const [other] = await written(waiting, 'registrations.event-changed')
  assert.ok(other?.letter && !other.letter.calendar)
})

test('who was cut off in the middle goes on where they were, and nobody is told twice', async () => {
  const { event, come } = await gathered()
  const all = []
  for (let place = 0; place < 130; place++) all.push(await come('confirmed'))
  await change(event, { venue: JSON.stringify({ en: 'Hall A' }) })
  pass(11 * minute)
  const both = await Promise.all([tellNotices(house), tellNotices(house)])
  assert.equal(both[0].told + both[1].told, 130)
  for (const one of all) assert.deepEqual(await toldAbout(house.db, one), ['registrations.event-changed'])
})

test('a later change is told anew', async () => {
  const { event, come } = await gathered()
  const one = await come('confirmed')
  for (const hall of ['Hall A', 'Hall B']) {
    await change(event, { venue: JSON.stringify({ en: hall }) })
    pass(11 * minute)
    await tellNotices(house)
  }
  const mails = await written(one, 'registrations.event-changed')
  assert.equal(mails.length, 2)
  assert.ok((mails[1]?.revision ?? 0) > (mails[0]?.revision ?? 0))
})

test('when an event is cancelled every registration ends, seats are given back, and calendars are told', async () => {
  const { event, come } = await gathered({ onSiteCapacity: 5 })
  const [seated, pending, waiting, draft, gone] = [
    await come('confirmed', 'on-site'),
    await come('pending'),
    await come('waitlisted', 'on-site'),
    await come('draft'),
    await come('withdrawn'),
  ]
  await change(event, { venue: JSON.stringify({ en: 'Hall A' }) })
  await cancel(event, 'The hall was flooded.')
  pass(11 * minute)
  assert.deepEqual(await tellNotices(house), { told: 3 })
  assert.deepEqual(await tellNotices(house), { told: 0 })

  const stateOf = async ({ id }: { readonly id: string }) => (await findById(house.db, id))?.state
  assert.deepEqual(
    [await stateOf(seated), await stateOf(pending), await stateOf(waiting)],
    ['cancelled', 'cancelled', 'cancelled'],
  )
  assert.deepEqual([await stateOf(draft), await stateOf(gone)], ['draft', 'withdrawn'])
  assert.deepEqual(await seatsAndRows(house.db, event.id), {
    seats: { 'on-site': 0, remote: 0 },
    rows: { 'on-site': 0, remote: 0 },
  })
  const [mail] = await written(seated, 'registrations.event-cancelled')
  assert.equal(mail?.letter?.calendar?.method, 'CANCEL')
  assert.match(JSON.stringify(mail?.letter?.blocks), /The hall was flooded/)
  const [other] = await written(pending, 'registrations.event-cancelled')
  assert.ok(other?.letter && !other.letter.calendar, 'whoever was never invited has no entry to take back')
  assert.equal((await trailOf(house.db, seated.id))[0]?.act, 'registrations.cancelled')
  assert.deepEqual(await toldAbout(house.db, seated), ['registrations.event-cancelled'])
})

test('practical information leaves a week and a day before, and a word afterwards, once each', async () => {
  const start = new Date('2027-03-15T04:00:00Z')
  go('2027-03-01T09:00:00Z')
  const { come, event } = await gathered({ startsAt: start, endsAt: new Date('2027-03-16T10:00:00Z') })
  const [one, pending] = [await come('confirmed'), await come('pending')]
  const told: string[] = []
  for (let hour = 0; hour < 24 * 22; hour++) {
    const { told: count } = await remind(house)
    if (count > 0) told.push(house.clock.now().toISOString().slice(0, 13))
    pass(60 * minute)
  }
  // Eight in the morning in Kolkata is half past two in UTC.
  assert.deepEqual(told, ['2027-03-08T03', '2027-03-14T03', '2027-03-17T03'])
  assert.deepEqual(await toldAbout(house.db, one), [
    'registrations.week-before',
    'registrations.day-before',
    'registrations.afterwards',
  ])
  assert.deepEqual(await toldAbout(house.db, pending), [])
  assert.equal((await written(one, 'registrations.day-before')).length, 1)

  // Moved to another week, it is a new day to be ready for.
  go('2027-03-14T09:00:00Z')
  const moved = { starts_at: new Date('2027-03-21T04:00:00Z'), ends_at: new Date('2027-03-22T04:00:00Z') }
  await house.db.updateTable('event').set(moved).where('id', '=', event.id).execute()
  assert.deepEqual(await remind(house), { told: 1 })
})

test('whoever was confirmed a moment ago is not told the same again', async () => {
  go('2027-05-01T09:00:00Z')
  const { come } = await gathered({ startsAt: new Date('2027-05-08T04:00:00Z') })
  await come('confirmed')
  assert.deepEqual(await remind(house), { told: 0 })
  go('2027-05-07T09:00:00Z')
  assert.deepEqual(await remind(house), { told: 1 })
})

test('whoever approved is told once when one of their people withdraws, and nobody is told of what is their own', async () => {
  const organisation = await makeOrganisation(house.db, { category: 'sector-member' })
  const decider = await makeFocalPoint(house.db, { organisation })
  const event = await makeEvent(house.db, { type: 'study-group', now: house.clock.now() })
  const remit = { organisationIds: [organisation.id], isSecretariat: false }
  const come = async (account: MadeAccount) => {
    const it = await register(house, actorFor(account), event.id, choicesFor('remote'))
    assert.ok(!isRefusal(it))
    return { account, it }
  }
  const somebody = () => makeAccount(house.db, { organisation, passwordHash: null })
  const [approved, waiting, own] = [
    await come(await somebody()),
    await come(await somebody()),
    await come(await somebody()),
  ]
  for (const { it } of [approved, own])
    assert.ok(!isRefusal(await decide(house, actorFor(decider), remit, it.number, { is: 'approval' })))
  await makeFocalPoint(house.db, { organisation, account: own.account })
  for (const { account, it } of [approved, waiting, own])
    assert.ok(!isRefusal(await withdraw(house, actorFor(account), it)))
  assert.deepEqual(await tellWhoDecided(house), { told: 3 })
  await tellWhoDecided(house)
  const told = async (it: { readonly id: string }) =>
    (await toldAbout(house.db, it)).filter((occasion) => occasion === 'registrations.delegate-changed')
  assert.equal((await told(approved.it)).length, 2, 'both who decide')
  assert.equal((await told(own.it)).length, 1, 'the other one')
  assert.equal((await told(waiting.it)).length, 0, 'what still waited leaves the queue, and that is all')
})

test('the contact of an event learns what people asked for, early and late, and nothing when nobody asked', async () => {
  go('2027-08-01T09:00:00Z')
  const start = new Date('2027-09-12T08:00:00Z')
  const { event, come } = await gathered({
    startsAt: start,
    timeZone: 'Europe/Paris',
    contact: 'needs@body.example',
  })
  const quiet = await gathered({ startsAt: start, timeZone: 'Europe/Paris', contact: 'quiet@body.example' })
  await quiet.come('confirmed')
  const answers = { badgeName: 'Somebody', interpretation: 'fr', accessNeeds: 'A ramp' }
  const one = await come('confirmed', 'on-site')
  await house.db
    .updateTable('registration')
    .set({ answers: JSON.stringify(answers) })
    .where('id', '=', one.id)
    .execute()
  let told = 0
  for (let passed = 0; passed < 45; passed++) {
    told += (await tellNeeds(house)).told
    pass(day)
  }
  const mails = await house.db
    .selectFrom('outbox')
    .select(['once_key', 'to_address'])
    .where('occasion', '=', 'registrations.needs')
    .execute()
  assert.deepEqual(
    mails.map((mail) => mail.to_address),
    ['needs@body.example', 'needs@body.example'],
  )
  assert.ok(told >= 2)
  assert.deepEqual(await needsOf(house.db, event.id), {
    onSite: 1,
    remote: 0,
    interpretation: [{ language: 'fr', count: 1 }],
    accessNeeds: 1,
  })
})

test('the mail leaves with the calendar entry as a part of its own', async () => {
  go('2027-06-01T09:00:00Z')
  const { event, come } = await gathered()
  await come('confirmed')
  await cancel(event)
  await tellNotices(house)
  await runOutbox(house, registrationLetters(house))
  const { source, state } = await house.db
    .selectFrom('outbox')
    .select(['state', 'source'])
    .where('occasion', '=', 'registrations.event-cancelled')
    .where('created_at', '=', house.clock.now())
    .executeTakeFirstOrThrow()
  assert.equal(state, 'withheld')
  assert.match(source ?? '', /Content-Type: text\/calendar; charset=utf-8; method=CANCEL/i)
})
