import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { isRefusal } from '../../values/refusal.ts'
import { withoutLocks } from '../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  makeRegistration,
} from '../../../test/support/people.ts'
import {
  actorFor,
  again,
  choicesFor,
  draftFor,
  register,
  seatsAndRows,
} from '../../../test/support/registering.ts'
import { changeMode } from './actions/change-mode.ts'
import { keepDraft } from './actions/draft.ts'
import { submit } from './actions/submit.ts'
import { withdraw } from './actions/withdraw.ts'
import { decide } from './approvals/actions/decide.ts'
import { findById, movesOf } from './store/read.ts'

// Each story is told twice: with the locks it must hold, without them it must fail.

let house: TestHouse
/** The same rules, but the database forgets its locks and its last guards. */
let careless: TestHouse
before(async () => {
  house = await testHouse()
  careless = withoutLocks(await testHouse())
  await sql`alter table event drop constraint event_never_oversold_on_site, drop constraint event_on_site_taken_is_not_negative`.execute(
    careless.db,
  )
  await sql`drop index registration_one_live_per_person`.execute(careless.db)
})
after(async () => {
  await house.close()
  await careless.close()
})

const ten = Array.from({ length: 10 }, (_, place) => place)
const atOnce = <T>(work: (place: number) => Promise<T>): Promise<T[]> => Promise.all(ten.map(work))
const inTurn = async <A, T>(all: readonly A[], work: (one: A) => Promise<T>): Promise<T[]> => {
  const done: T[] = []
  for (const one of all) done.push(await work(one))
  return done
}
const newcomer = (on: TestHouse) => makeAccount(on.db, { claimedCategory: 'unknown', passwordHash: null })
const accounts = (on: TestHouse) => inTurn(ten, () => newcomer(on))
const nth = <T>(all: readonly T[], place: number): T => all[place] as T
const succeeded = (outcomes: readonly unknown[]) => outcomes.filter((outcome) => !isRefusal(outcome)).length

async function tenForOneSeat(on: TestHouse) {
  const event = await makeEvent(on.db, { onSiteCapacity: 1 })
  const actors = (await accounts(on)).map((account) => actorFor(account))
  const drafts = await inTurn(actors, (actor) => draftFor(on, actor, event.id))
  const sent = await atOnce((place) => {
    const draft = nth(drafts, place)
    return submit(on, nth(actors, place), draft.event, draft.revision)
  })
  const confirmed = sent.filter((one) => !isRefusal(one) && one.next === 'confirmed').length
  return { confirmed, sent: succeeded(sent), counted: await seatsAndRows(on.db, event.id) }
}
test('ten people at once for the last seat: one is confirmed, nine wait', async () => {
  const { confirmed, sent, counted } = await tenForOneSeat(house)
  assert.deepEqual({ confirmed, sent }, { confirmed: 1, sent: 10 })
  assert.deepEqual(counted.seats, { 'on-site': 1, remote: 0 })
  assert.deepEqual(counted.seats, counted.rows)
})
test('without the lock more than one of them gets the last seat', async () => {
  assert.ok((await tenForOneSeat(careless)).confirmed > 1)
})

async function tenApprovalsForThreeSeats(on: TestHouse) {
  const organisation = await makeOrganisation(on.db)
  const event = await makeEvent(on.db, { type: 'study-group', onSiteCapacity: 3 })
  const focalPoint = await makeFocalPoint(on.db, { organisation })
  const waiting = await inTurn(await accounts(on), ({ personId }) =>
    makeRegistration(on.db, { event, personId, organisation, mode: 'on-site' }),
  )
  const remit = { organisationIds: [organisation.id], isSecretariat: false }
  const outcomes = await atOnce((place) =>
    decide(on, actorFor(focalPoint), remit, nth(waiting, place).number, { is: 'approval' }),
  )
  const confirmed = outcomes.filter((one) => !isRefusal(one) && one.next === 'confirmed').length
  return { confirmed, decided: succeeded(outcomes), counted: await seatsAndRows(on.db, event.id) }
}
test('ten approvals at once for three seats: three are confirmed, seven wait', async () => {
  const { confirmed, decided, counted } = await tenApprovalsForThreeSeats(house)
  assert.deepEqual({ confirmed, decided }, { confirmed: 3, decided: 10 })
  assert.deepEqual(counted.seats, { 'on-site': 3, remote: 0 })
  assert.deepEqual(counted.seats, counted.rows)
})
test('without the lock a fourth is approved', async () => {
  assert.ok((await tenApprovalsForThreeSeats(careless)).confirmed > 3)
})

async function oneFormSentTenTimes(on: TestHouse) {
  const event = await makeEvent(on.db, { onSiteCapacity: 50 })
  const actor = actorFor(await newcomer(on))
  const { event: seen, revision } = await draftFor(on, actor, event.id)
  const sent = await atOnce(() => submit(on, actor, seen, revision))
  const rows = await on.db.selectFrom('registration').select('id').where('event_id', '=', event.id).execute()
  const mails = await on.db
    .selectFrom('outbox')
    .select('id')
    .where('person_id', '=', actor.personId)
    .execute()
  return {
    sent: succeeded(sent),
    rows: rows.length,
    moves: (await movesOf(on.db, rows[0]?.id ?? '')).length,
    mails: mails.length,
    seats: (await seatsAndRows(on.db, event.id)).seats['on-site'],
  }
}
test('one form sent ten times at once is one registration, one seat, one mail', async () => {
  assert.deepEqual(await oneFormSentTenTimes(house), { sent: 1, rows: 1, moves: 1, mails: 1, seats: 1 })
})
test('without the lock it is sent more than once and takes several seats', async () => {
  const { sent, moves, seats } = await oneFormSentTenTimes(careless)
  assert.ok(sent > 1 && moves > 1 && seats > 1, JSON.stringify({ sent, moves, seats }))
})

async function tenFirstSaves(on: TestHouse) {
  const event = await makeEvent(on.db)
  const { personId } = await newcomer(on)
  const owner = { eventId: event.id, personId, organisationId: null, category: 'unknown' }
  const kept = await atOnce(() => keepDraft(on, owner, choicesFor('remote'), 0))
  const rows = await on.db.selectFrom('registration').select('id').where('event_id', '=', event.id).execute()
  return { kept: succeeded(kept), rows: rows.length }
}
test('ten first saves at once make one draft, and all ten are told it is kept', async () => {
  assert.deepEqual(await tenFirstSaves(house), { kept: 10, rows: 1 })
})
test('without the rule of one live registration there are several drafts', async () => {
  assert.ok((await tenFirstSaves(careless)).rows > 1)
})

async function tenDecideAboutOne(on: TestHouse) {
  const organisation = await makeOrganisation(on.db)
  const event = await makeEvent(on.db, { type: 'study-group', onSiteCapacity: 50 })
  const person = await makeAccount(on.db, { organisation, passwordHash: null })
  const it = await makeRegistration(on.db, {
    event,
    personId: person.personId,
    organisation,
    mode: 'on-site',
  })
  const remit = { organisationIds: [organisation.id], isSecretariat: false }
  const focalPoints = await inTurn(ten, () => makeFocalPoint(on.db, { organisation, passwordHash: null }))
  const outcomes = await atOnce((place) => {
    const decision =
      place % 2 ? ({ is: 'rejection', reason: 'Not ours' } as const) : ({ is: 'approval' } as const)
    return decide(on, actorFor(nth(focalPoints, place)), remit, it.number, decision)
  })
  return { decided: succeeded(outcomes), moves: (await movesOf(on.db, it.id)).length - 1, outcomes }
}
test('ten focal points decide about one person at once: one decision, the others are told', async () => {
  const { decided, moves, outcomes } = await tenDecideAboutOne(house)
  assert.deepEqual({ decided, moves }, { decided: 1, moves: 1 })
  assert.ok(outcomes.filter(isRefusal).every((no) => no.refused === 'registrations.not-pending'))
})
test('without the lock there are several decisions about one person', async () => {
  assert.ok((await tenDecideAboutOne(careless)).decided > 1)
})

async function tenWithdrawals(on: TestHouse) {
  const event = await makeEvent(on.db, { onSiteCapacity: 5 })
  const account = await newcomer(on)
  const it = await register(on, actorFor(account), event.id)
  assert.ok(!isRefusal(it))
  const outcomes = await atOnce(() => withdraw(on, actorFor(account), it))
  return { withdrawn: succeeded(outcomes), seats: (await seatsAndRows(on.db, event.id)).seats['on-site'] }
}
test('withdrawing ten times at once frees one seat', async () => {
  assert.deepEqual(await tenWithdrawals(house), { withdrawn: 1, seats: 0 })
})
test('without the lock a seat is freed that was never taken', async () => {
  assert.ok((await tenWithdrawals(careless)).seats < 0)
})

async function tenChangesForOneSeat(on: TestHouse) {
  const event = await makeEvent(on.db, { onSiteCapacity: 1, remoteCapacity: 20 })
  const people = await inTurn(await accounts(on), async (account) => {
    const it = await register(on, actorFor(account), event.id, choicesFor('remote'))
    assert.ok(!isRefusal(it))
    return { it, actor: actorFor(account) }
  })
  const outcomes = await atOnce((place) =>
    changeMode(on, nth(people, place).actor, nth(people, place).it, 'on-site'),
  )
  return { changed: succeeded(outcomes), counted: await seatsAndRows(on.db, event.id) }
}
test('ten people at once change to the last seat on site: one does, nine keep the seat they have', async () => {
  const { changed, counted } = await tenChangesForOneSeat(house)
  assert.equal(changed, 1)
  assert.deepEqual(counted.seats, { 'on-site': 1, remote: 9 })
  assert.deepEqual(counted.seats, counted.rows)
})
test('without the lock more than one of them changes', async () => {
  assert.ok((await tenChangesForOneSeat(careless)).changed > 1)
})

test('one leaves while nine arrive: every seat is taken once and nobody is passed over', async () => {
  const event = await makeEvent(house.db, { onSiteCapacity: 1 })
  const all = await accounts(house)
  const [leaver, others] = [actorFor(nth(all, 0)), all.slice(1)]
  const first = await register(house, leaver, event.id)
  assert.ok(!isRefusal(first))
  const arrivals = others.map((account) => register(house, actorFor(account), event.id))
  const [left, ...arrived] = await Promise.all([withdraw(house, leaver, first), ...arrivals])
  assert.deepEqual(left, { next: 'withdrawn' })
  const { seats, rows } = await seatsAndRows(house.db, event.id)
  assert.deepEqual(seats, { 'on-site': 1, remote: 0 })
  assert.deepEqual(seats, rows)
  const waiting = await Promise.all(arrived.map((it) => again(house.db, it as { id: string })))
  assert.equal(waiting.filter((it) => it.state === 'waitlisted').length, 8)
  assert.ok(await findById(house.db, first.id))
})
