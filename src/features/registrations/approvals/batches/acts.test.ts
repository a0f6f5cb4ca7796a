import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { withoutGuards, withoutLocks } from '../../../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  makeRegistration,
} from '../../../../../test/support/people.ts'
import { actorFor, again, seatsAndRows, toldAbout } from '../../../../../test/support/registering.ts'
import { fixedClock } from '../../../../platform/clock.ts'
import { prepareJobs } from '../../../../platform/jobs/index.ts'
import { openOutbox } from '../../../../platform/outgoing-mail/worker.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { trailOf } from '../../../audit/index.ts'
import { withdraw } from '../../actions/withdraw.ts'
import { registrationLetters } from '../../jobs.ts'
import { movesOf } from '../../store/read.ts'
import type { Decision } from '../decision.ts'
import { actorOfKept, decideMany, type ActorKept } from './actions/begin.ts'
import { run } from './actions/run.ts'
import { undoBatch } from './actions/undo.ts'
import { findBatch, findUndoable, forgetBatches, listRows } from './store.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const approve: Decision = { is: 'approval' }
const reject: Decision = { is: 'rejection', reason: '', because: 'delegation-complete' }
const minute = 60_000
const nth = <T>(all: readonly T[], place: number): T => all[place] as T

type Wishes = Parameters<typeof makeEvent>[1] & { on?: TestHouse; people?: number; deciders?: number }

/** An organisation, those who decide for it, and people who wait for them, the longest first. */
async function office({ on = house, people = 3, deciders = 1, ...wishes }: Wishes = {}) {
  const organisation = await makeOrganisation(on.db)
  const event = await makeEvent(on.db, { type: 'study-group', onSiteCapacity: 20, ...wishes })
  const actors: SignedIn[] = []
  for (let place = 0; place < deciders; place++)
    actors.push(actorFor(await makeFocalPoint(on.db, { organisation, passwordHash: null })))
  const waiting: { number: string; id: string; personId: string; accountId: string }[] = []
  for (let place = 0; place < people; place++) {
    const account = await makeAccount(on.db, { organisation, passwordHash: null, language: 'fr' })
    const made = await makeRegistration(on.db, {
      event,
      organisation,
      personId: account.personId,
      mode: 'on-site',
      submittedAt: new Date(on.clock.now().getTime() - (1000 - place) * minute),
    })
    waiting.push({ ...made, personId: account.personId, accountId: account.id })
  }
  const numbers = waiting.map(({ number }) => number)
  const remit = { organisationIds: [organisation.id], isSecretariat: false }
  return { on, organisation, event, actors, actor: nth(actors, 0), waiting, numbers, remit }
}
type Office = Awaited<ReturnType<typeof office>>

async function decided(it: Office, decision: Decision = approve, actor = it.actor) {
  const id = await decideMany(it.on, actor, it.remit, it.numbers, decision)
  const batch = await findBatch(it.on.db, actor.accountId, id ?? '')
  assert.ok(batch)
  return batch
}
const statesOf = (it: Office) =>
  Promise.all(it.waiting.map(async (one) => (await again(it.on.db, one)).state))
const mailsOf = async (it: Office) =>
  (
    await it.on.db
      .selectFrom('outbox')
      .select(['state', 'last_error', 'due_at', 'subject', 'occasion'])
      .where(
        'person_id',
        'in',
        it.waiting.map(({ personId }) => personId),
      )
      .execute()
  ).map((row) => ({ ...row, what: row.last_error ? `${row.state}: ${row.last_error}` : row.state }))

test('many are decided at once, one after the other, and their mails wait five minutes', async () => {
  const it = await office({ onSiteCapacity: 2 })
  const batch = await decided(it)
  assert.deepEqual(await statesOf(it), ['confirmed', 'confirmed', 'waitlisted'])
  assert.deepEqual(batch.undoUntil, new Date(house.clock.now().getTime() + 5 * minute))
  const mails = await mailsOf(it)
  assert.equal(mails.length, 3)
  assert.ok(
    mails.every((mail) => mail.what === 'queued' && mail.due_at.getTime() === batch.undoUntil?.getTime()),
  )
  assert.deepEqual(
    (await listRows(house.db, batch.id)).map(({ number, state, became }) => [number, state, became]),
    it.numbers.map((number, place) => [number, 'done', place < 2 ? 'confirmed' : 'waitlisted']),
  )
})

test('undone, they wait again where they waited, seats are back, nobody is told, and the history says so', async () => {
  const it = await office({ onSiteCapacity: 2 })
  const batch = await decided(it)
  const sentAt = (await again(house.db, nth(it.waiting, 0))).submittedAt
  assert.deepEqual(await undoBatch(house, it.actor, batch), { undone: 3 })
  assert.deepEqual(await statesOf(it), ['pending', 'pending', 'pending'])
  const { seats, rows } = await seatsAndRows(house.db, it.event.id)
  assert.deepEqual([seats, rows], [{ 'on-site': 0, remote: 0 }, seats])
  assert.ok((await mailsOf(it)).every((mail) => mail.what === 'withheld: taken-back'))
  const first = await again(house.db, nth(it.waiting, 0))
  assert.deepEqual([first.submittedAt, first.decidedAt, first.decidedBy], [sentAt, null, null])
  assert.deepEqual(
    (await movesOf(house.db, first.id)).slice(-2).map(({ from, to, rule }) => [from, to, rule]),
    [
      ['pending', 'confirmed', 'focal-point'],
      ['confirmed', 'pending', 'undone'],
    ],
  )
  assert.deepEqual(
    (await trailOf(house.db, first.id)).map(({ act }) => act),
    ['registrations.confirmed', 'registrations.decision-undone'],
  )
})

test('what was undone can be decided anew, and is told then', async () => {
  const it = await office()
  await undoBatch(house, it.actor, await decided(it))
  await decided(it, reject)
  assert.deepEqual(await statesOf(it), ['rejected', 'rejected', 'rejected'])
  const queued = (await mailsOf(it)).filter((mail) => mail.what === 'queued')
  assert.deepEqual(
    queued.map(({ occasion }) => occasion),
    Array.from({ length: 3 }, () => 'registrations.rejected'),
  )
})

test('a reason of the list is written in the language of the person, and gone when the rejection is undone', async () => {
  const it = await office({ people: 1 })
  const batch = await decided(it, { is: 'rejection', reason: 'À bientôt.', because: 'delegation-complete' })
  const { decisionReason } = await again(house.db, nth(it.waiting, 0))
  assert.match(decisionReason ?? '', /^La délégation de votre organisation .*\n\nÀ bientôt\.$/s)
  assert.deepEqual(await undoBatch(house, it.actor, batch), { undone: 1 })
  assert.equal((await again(house.db, nth(it.waiting, 0))).decisionReason, null)
})

test('a seat given back goes to whoever waits outside the batch, never to somebody of the same batch', async () => {
  const it = await office({ onSiteCapacity: 1, people: 2 })
  const batch = await decided(it)
  assert.deepEqual(await statesOf(it), ['confirmed', 'waitlisted'])
  const other = await makeRegistration(house.db, {
    event: it.event,
    personId: (await makeAccount(house.db)).personId,
    mode: 'on-site',
    state: 'waitlisted',
  })
  assert.deepEqual(await undoBatch(house, it.actor, batch), { undone: 2 })
  assert.deepEqual(await statesOf(it), ['pending', 'pending'])
  assert.equal((await again(house.db, other)).state, 'confirmed')
  assert.deepEqual(await toldAbout(house.db, other), ['registrations.confirmed'])
})

test('whoever got a freed seat, withdrew or was promoted meanwhile is not disturbed, and the others are undone', async () => {
  const it = await office({ onSiteCapacity: 1, people: 2 })
  const batch = await decided(it)
  const [first, second] = [nth(it.waiting, 0), nth(it.waiting, 1)]
  const own = actorFor({ id: first.accountId, personId: first.personId, name: 'First' })
  await withdraw(house, own, await again(house.db, first))
  assert.deepEqual(await statesOf(it), ['withdrawn', 'confirmed'])
  assert.deepEqual(await undoBatch(house, it.actor, batch), { undone: 0 })
  assert.deepEqual(await statesOf(it), ['withdrawn', 'confirmed'])
  assert.deepEqual(
    (await listRows(house.db, batch.id)).map(({ why }) => why),
    ['registrations.undo.changed', 'registrations.undo.changed'],
  )
  assert.equal((await seatsAndRows(house.db, it.event.id)).seats['on-site'], 1)
  assert.equal((await again(house.db, second)).state, 'confirmed')
})

test('after five minutes nothing is undone', async () => {
  const it = await office()
  const batch = await decided(it)
  const later = { ...house, clock: fixedClock(new Date(house.clock.now().getTime() + 5 * minute)) }
  assert.deepEqual(await undoBatch(later, it.actor, batch), { refused: 'registrations.undo.late' })
  assert.deepEqual(await statesOf(it), ['confirmed', 'confirmed', 'confirmed'])
})

test('a mail that has left keeps its decision, the others are undone', async () => {
  const it = await office({ people: 2 })
  const batch = await decided(it)
  await house.db
    .updateTable('outbox')
    .set({ state: 'sent' })
    .where('person_id', '=', nth(it.waiting, 1).personId)
    .execute()
  assert.deepEqual(await undoBatch(house, it.actor, batch), { undone: 1 })
  assert.deepEqual(await statesOf(it), ['pending', 'confirmed'])
})

test('a mandate that ended takes nothing back', async () => {
  const it = await office({ people: 1 })
  const batch = await decided(it)
  await house.db
    .updateTable('focal_point')
    .set({ until: house.clock.now() })
    .where('person_id', '=', it.actor.personId)
    .execute()
  assert.deepEqual(await undoBatch(house, it.actor, batch), { undone: 0 })
  assert.deepEqual(await statesOf(it), ['confirmed'])
})

test('more than fifty are left to a job, which does nothing twice and stops where it is undone', async () => {
  await prepareJobs(house.connection)
  const it = await office({ people: 51, onSiteCapacity: null })
  const batch = await decided(it)
  assert.equal(batch.undoUntil, null)
  assert.ok((await statesOf(it)).every((state) => state === 'pending'))
  await Promise.all([run(house, it.actor, batch.id), run(house, it.actor, batch.id)])
  assert.ok((await statesOf(it)).every((state) => state === 'confirmed'))
  assert.equal(
    (await movesOf(house.db, nth(it.waiting, 0).id)).filter(({ to }) => to === 'confirmed').length,
    1,
  )
  const begun = await findUndoable(house.db, it.actor.accountId, house.clock.now())
  assert.equal(begun?.id, batch.id)
  assert.deepEqual(await undoBatch(house, it.actor, begun ?? batch), { undone: 51 })
  await run(house, it.actor, batch.id)
  assert.ok((await statesOf(it)).every((state) => state === 'pending'))
})

test('the job decides as whoever pressed the button', () => {
  const kept: ActorKept = { accountId: 'a', personId: 'p', name: 'Ama', permissions: ['approvals.decide'] }
  const actor = actorOfKept(JSON.parse(JSON.stringify(kept)) as ActorKept)
  assert.ok(actor.permissions.has('approvals.decide') && actor.accountId === 'a')
})

test('batches are forgotten after a month, decisions are not', async () => {
  const it = await office({ people: 1 })
  const batch = await decided(it)
  await forgetBatches(house.db, new Date(house.clock.now().getTime() + minute))
  assert.equal(await findBatch(house.db, it.actor.accountId, batch.id), undefined)
  assert.deepEqual(await statesOf(it), ['confirmed'])
})

// Each story is told twice: with the locks it must hold, without them it must fail.

async function twoOfOneDesk(on: TestHouse) {
  const it = await office({ on, people: 10, deciders: 2 })
  const batches = await Promise.all(
    it.actors.map((actor, place) => decided(it, place === 0 ? approve : reject, actor)),
  )
  const rows = (await Promise.all(batches.map(({ id }) => listRows(on.db, id)))).flat()
  const moves = await Promise.all(it.waiting.map(async ({ id }) => (await movesOf(on.db, id)).length - 1))
  return {
    done: rows.filter(({ state }) => state === 'done').length,
    most: Math.max(...moves),
    ...(await seatsAndRows(on.db, it.event.id)),
  }
}
test('two people of one desk decide about the same ten at once: each is decided once', async () => {
  const { done, most, seats, rows } = await twoOfOneDesk(house)
  assert.deepEqual({ done, most }, { done: 10, most: 1 })
  assert.deepEqual(seats, rows)
})
test('without the locks some are decided twice', async () => {
  const careless = withoutLocks(await testHouse())
  assert.ok((await twoOfOneDesk(careless)).most > 1)
  await careless.close()
})

async function tenUndoAtOnce(on: TestHouse) {
  const it = await office({ on, people: 1 })
  const batch = await decided(it)
  const ten = Array.from({ length: 10 }, () => undoBatch(on, it.actor, batch).catch(() => undefined))
  const undone = (await Promise.all(ten)).filter((one) => one && !isRefusal(one) && one.undone > 0).length
  const moves = await movesOf(on.db, nth(it.waiting, 0).id)
  return { undone, back: moves.filter(({ rule }) => rule === 'undone').length }
}
test('undo pressed ten times at once undoes once', async () => {
  assert.deepEqual(await tenUndoAtOnce(house), { undone: 1, back: 1 })
})
test('without the locks it is undone several times', async () => {
  const careless = withoutLocks(await testHouse())
  await sql`alter table event drop constraint event_on_site_taken_is_not_negative`.execute(careless.db)
  assert.ok((await tenUndoAtOnce(careless)).back > 1)
  await careless.close()
})

/** Ten decisions are undone in the last moment while a sender, whose clock is ahead, takes their mails one by one. */
async function undoAgainstSender(on: TestHouse, careful: TestHouse) {
  const offices: Office[] = []
  for (let place = 0; place < 10; place++) offices.push(await office({ on: careful, people: 1 }))
  const batches = await Promise.all(offices.map((it) => decided(it)))
  const until = nth(batches, 0).undoUntil as Date
  const sender = openOutbox(
    { ...careful, config: { ...careful.config, smtpUrl: undefined }, clock: fixedClock(until) },
    registrationLetters(careful),
    { batch: 1 },
  )
  const last = { ...on, clock: fixedClock(new Date(until.getTime() - 1)) }
  const undoing = Promise.all(
    batches.map((batch, place) => undoBatch(last, nth(offices, place).actor, batch)),
  )
  for (let turn = 0; turn < 60; turn++) {
    await sender.sendDue()
    await pause(3)
  }
  await undoing
  await sender.stop()
  let [both, undone, told] = [0, 0, 0]
  for (const it of offices) {
    const isUndone = (await statesOf(it))[0] === 'pending'
    const isTold = (await mailsOf(it)).some(({ subject }) => subject !== null)
    if (isUndone) undone++
    if (isTold) told++
    if (isUndone && isTold) both++
  }
  return { both, decidedOneWay: undone + told }
}
test('undo and the sender never both win: who is told keeps the decision, who is undone is never told', async () => {
  const own = await testHouse()
  for (let round = 0; round < 3; round++)
    assert.deepEqual(await undoAgainstSender(own, own), { both: 0, decidedOneWay: 10 })
  await own.close()
})
test('without the lock and the guard of the mail both win', async () => {
  const own = await testHouse()
  let both = 0
  for (let round = 0; round < 5 && both === 0; round++)
    both += (await undoAgainstSender(withoutGuards(own, 'outbox'), own)).both
  assert.ok(both > 0)
  await own.close()
})
