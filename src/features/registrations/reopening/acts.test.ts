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
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import {
  actorFor,
  again,
  choicesFor,
  register,
  seatsAndRows,
  toldAbout,
} from '../../../../test/support/registering.ts'
import { newId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { changeMode } from '../actions/change-mode.ts'
import { withdraw } from '../actions/withdraw.ts'
import { decide } from '../approvals/actions/decide.ts'
import { movesOf } from '../store/read.ts'
import type { Choices, Registration } from '../types.ts'
import { change } from './actions/change.ts'
import { correct } from './actions/correct.ts'
import type { Wanted } from './types.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

type Settings = {
  seats_per_organisation?: number
  mode_is_binding?: boolean
  reopens_on_change?: boolean
  change_policy?: string
}

/** Somebody of two organisations, each with a focal point, who is confirmed for the first. */
async function confirmed(
  wishes: Parameters<typeof makeEvent>[1] & {
    on?: TestHouse
    settings?: Settings
    stands?: Registration['state']
  } = {},
) {
  const { on = house, settings = {}, stands = 'confirmed', ...eventWishes } = wishes
  const [volta, armor] = [await makeOrganisation(on.db), await makeOrganisation(on.db)]
  const deciders = {
    volta: await makeFocalPoint(on.db, { organisation: volta, passwordHash: null }),
    armor: await makeFocalPoint(on.db, { organisation: armor, passwordHash: null }),
  }
  const person = await makeAccount(on.db, { organisation: volta, passwordHash: null })
  await affiliate(on, person.personId, armor)
  const event = await makeEvent(on.db, {
    type: 'study-group',
    onSiteCapacity: 5,
    ...eventWishes,
  })
  if (Object.keys(settings).length > 0)
    await on.db.updateTable('event').set(settings).where('id', '=', event.id).execute()
  const made = await makeRegistration(on.db, {
    event,
    organisation: volta,
    personId: person.personId,
    mode: 'on-site',
    state: stands,
    waitsFor: 'focal-point',
  })
  const it = await again(on.db, made)
  return { on, volta, armor, deciders, person, actor: actorFor(person), event, it }
}

const affiliate = (on: TestHouse, personId: string, organisation: MadeOrganisation) =>
  on.db
    .insertInto('affiliation')
    .values({
      id: newId(),
      person_id: personId,
      organisation_id: organisation.id,
      claimed_category: organisation.category,
      state: 'approved',
      created_at: new Date('2026-01-01'),
    })
    .execute()

const wanted = (it: Registration, more: Partial<Wanted> & { choices?: Choices } = {}): Wanted => ({
  choices: choicesFor(it.mode ?? 'on-site'),
  organisationId: undefined,
  seen: it.revision,
  isAgreed: false,
  ...more,
})
const actsOn = async (on: TestHouse, { id }: Registration) => (await trailOf(on.db, id)).map(({ act }) => act)
const askedOf = async (on: TestHouse, address: string) =>
  (
    await on.db
      .selectFrom('outbox')
      .select('occasion')
      .where('to_address', '=', address)
      .where('occasion', '=', 'registrations.to-decide')
      .execute()
  ).length

test('a badge name, a language, needs and the list change at once; nobody is asked or told', async () => {
  const { it, actor, deciders } = await confirmed()
  const answers = { badgeName: 'Ama', interpretation: null, accessNeeds: 'A ramp' }
  const choices = choicesFor('on-site', { answers, inParticipantsList: false })
  const outcome = await change(house, actor, it, wanted(it, { choices }))
  assert.deepEqual(outcome, { next: 'confirmed', reopened: false })
  const now = await again(house.db, it)
  assert.deepEqual(
    [now.state, now.answers.accessNeeds, now.inParticipantsList],
    ['confirmed', 'A ramp', false],
  )
  assert.deepEqual(await toldAbout(house.db, it), [])
  assert.equal(await askedOf(house, deciders.volta.email), 0)
  assert.deepEqual(await actsOn(house, it), ['registrations.changed'])
})

test('another organisation is decided again, once its person agrees: the seat is back, and who decides there is asked', async () => {
  const { it, actor, armor, deciders, event } = await confirmed()
  const other = wanted(it, { organisationId: armor.id })
  assert.deepEqual(await change(house, actor, it, other), { refused: 'registrations.edit.again' })
  assert.equal((await again(house.db, it)).state, 'confirmed')
  assert.deepEqual(await change(house, actor, it, { ...other, isAgreed: true }), {
    next: 'pending',
    reopened: true,
  })
  const now = await again(house.db, it)
  assert.deepEqual(
    [now.state, now.organisationId, now.waitsFor, now.decidedBy, now.number],
    ['pending', armor.id, 'focal-point', null, it.number],
  )
  assert.deepEqual(now.submittedAt, house.clock.now())
  const { seats, rows } = await seatsAndRows(house.db, event.id)
  assert.deepEqual([seats, rows['on-site']], [rows, 0])
  assert.deepEqual(await toldAbout(house.db, it), ['registrations.reopened', 'registrations.to-decide'])
  assert.equal(await askedOf(house, deciders.armor.email), 1)
  assert.equal(await askedOf(house, deciders.volta.email), 0)
  assert.deepEqual(await actsOn(house, it), ['registrations.reopened'])
  const remit = { organisationIds: [armor.id], isSecretariat: false }
  const decided = await decide(house, actorFor(deciders.armor), remit, it.number, { is: 'approval' })
  assert.ok(!isRefusal(decided) && decided.next === 'confirmed')
})

test('the seat of somebody who is decided again goes to whoever waits', async () => {
  const { it, actor, armor, event } = await confirmed({ onSiteCapacity: 1 })
  const other = await makeRegistration(house.db, {
    event,
    personId: (await makeAccount(house.db, { passwordHash: null })).personId,
    mode: 'on-site',
    state: 'waitlisted',
  })
  await change(house, actor, it, wanted(it, { organisationId: armor.id, isAgreed: true }))
  assert.equal((await again(house.db, other)).state, 'confirmed')
  assert.equal((await seatsAndRows(house.db, event.id)).seats['on-site'], 1)
})

test('where the event does not want it, another organisation changes at once', async () => {
  const { it, actor, armor } = await confirmed({ settings: { reopens_on_change: false } })
  const outcome = await change(house, actor, it, wanted(it, { organisationId: armor.id }))
  assert.deepEqual(outcome, { next: 'confirmed', reopened: false })
  assert.equal((await again(house.db, it)).organisationId, armor.id)
})

test('the share that somebody leaves that way goes to whoever of the organisation waits for it', async () => {
  const settings = { reopens_on_change: false, seats_per_organisation: 1 }
  const { it, actor, armor, volta, event } = await confirmed({ settings })
  const { personId } = await makeAccount(house.db, { organisation: volta, passwordHash: null })
  const behind = { event, organisation: volta, personId, mode: 'on-site', state: 'waitlisted' } as const
  const next = await makeRegistration(house.db, behind)
  assert.ok(!isRefusal(await change(house, actor, it, wanted(it, { organisationId: armor.id }))))
  assert.deepEqual(
    [(await again(house.db, it)).state, (await again(house.db, next)).state],
    ['confirmed', 'confirmed'],
  )
  const { seats, rows } = await seatsAndRows(house.db, event.id)
  assert.deepEqual(seats, rows)
})

test('what waits goes to the desk of the other organisation without a word more', async () => {
  const { it, actor, armor, deciders } = await confirmed({ stands: 'pending' })
  const outcome = await change(house, actor, it, wanted(it, { organisationId: armor.id }))
  assert.deepEqual(outcome, { next: 'pending', reopened: false })
  assert.equal(await askedOf(house, deciders.armor.email), 1)
  assert.equal((await again(house.db, it)).organisationId, armor.id)
})

test('an organisation one does not belong to is not taken; a stale form and a stranger change nothing', async () => {
  const { it, actor } = await confirmed()
  const [elsewhere, stranger] = [await makeOrganisation(house.db), await makeAccount(house.db)]
  const foreign = wanted(it, { organisationId: elsewhere.id, isAgreed: true })
  assert.deepEqual(await change(house, actor, it, foreign), { refused: 'registrations.edit.not-yours' })
  const now = await again(house.db, it)
  assert.deepEqual(await change(house, actor, it, wanted(now, { seen: now.revision - 1 })), {
    refused: 'registrations.stale',
  })
  assert.deepEqual(await change(house, actorFor(stranger), it, wanted(now)), {
    refused: 'registrations.unknown',
  })
})

test('the event’s policy on changes is obeyed', async () => {
  const { it, actor } = await confirmed({ settings: { change_policy: 'ask-secretariat' } })
  assert.deepEqual(await change(house, actor, it, wanted(it)), { refused: 'registrations.edit.asked' })
})

test('where on site means on site another way of taking part is decided again', async () => {
  const { it, actor, deciders, event } = await confirmed({ settings: { mode_is_binding: true } })
  assert.deepEqual(await changeMode(house, actor, it, 'remote'), { next: 'pending' })
  const now = await again(house.db, it)
  assert.deepEqual([now.state, now.mode, now.waitsFor], ['pending', 'remote', 'focal-point'])
  assert.equal(await askedOf(house, deciders.volta.email), 1)
  assert.deepEqual((await seatsAndRows(house.db, event.id)).seats, { 'on-site': 0, remote: 0 })
})

test('where it is only an indication it changes at once', async () => {
  const { it, actor } = await confirmed()
  assert.deepEqual(await changeMode(house, actor, it, 'remote'), { next: 'confirmed' })
  assert.deepEqual(await toldAbout(house.db, it), ['registrations.mode-changed'])
})

test('a rejection is corrected once and sent again: the same number, its history kept', async () => {
  const { it, actor, deciders, volta } = await confirmed({ stands: 'pending' })
  const remit = { organisationIds: [volta.id], isSecretariat: false }
  const no = { is: 'rejection', reason: '', because: 'mode' } as const
  await decide(house, actorFor(deciders.volta), remit, it.number, no)
  const rejected = await again(house.db, it)
  const corrected = wanted(rejected, { choices: choicesFor('remote') })
  assert.deepEqual(await correct(house, actor, it, corrected), { next: 'pending', reopened: false })
  const now = await again(house.db, it)
  assert.deepEqual(
    [now.number, now.state, now.mode, now.decisionReason, now.decidedBy],
    [it.number, 'pending', 'remote', null, null],
  )
  assert.deepEqual(await correct(house, actor, it, wanted(now)), {
    refused: 'registrations.correct.not-rejected',
  })
  const moves = await movesOf(house.db, it.id)
  assert.deepEqual(
    moves.slice(-2).map(({ from, to }) => [from, to]),
    [
      ['pending', 'rejected'],
      ['rejected', 'pending'],
    ],
  )
  assert.match(moves.at(-2)?.reason ?? '', /on site or remotely/)
  assert.deepEqual(await toldAbout(house.db, it), [
    'registrations.rejected',
    'registrations.received',
    'registrations.to-decide',
  ])
  await decide(house, actorFor(deciders.volta), remit, it.number, no)
  const twice = await again(house.db, it)
  assert.ok(!isRefusal(await correct(house, actor, it, wanted(twice))))
})

test('whoever has registered anew does not send the rejected one again', async () => {
  const { it, actor, deciders, volta, event } = await confirmed({ stands: 'pending' })
  const remit = { organisationIds: [volta.id], isSecretariat: false }
  await decide(house, actorFor(deciders.volta), remit, it.number, { is: 'rejection', reason: 'No' })
  assert.ok(!isRefusal(await register(house, actor, event.id)))
  assert.deepEqual(await correct(house, actor, it, wanted(await again(house.db, it))), {
    refused: 'registrations.correct.other',
  })
})

test('corrected for an event where nobody is asked any more, it is confirmed and has its seat', async () => {
  const { it, actor, deciders, volta, event } = await confirmed({ stands: 'pending' })
  const remit = { organisationIds: [volta.id], isSecretariat: false }
  await decide(house, actorFor(deciders.volta), remit, it.number, { is: 'rejection', reason: 'No' })
  await house.db
    .updateTable('event')
    .set({ policy: JSON.stringify({ '*': 'automatic' }) })
    .where('id', '=', event.id)
    .execute()
  const outcome = await correct(house, actor, it, wanted(await again(house.db, it)))
  assert.deepEqual(outcome, { next: 'confirmed', reopened: false })
  const now = await again(house.db, it)
  assert.deepEqual([now.waitsFor, now.decisionReason], [null, null])
  const { seats, rows } = await seatsAndRows(house.db, event.id)
  assert.deepEqual([seats['on-site'], rows['on-site']], [1, 1])
})

// Each story is told twice: with the locks it must hold, without them it must fail.

async function tenCorrections(on: TestHouse) {
  const { it, actor, deciders, volta } = await confirmed({ on, stands: 'pending' })
  const remit = { organisationIds: [volta.id], isSecretariat: false }
  await decide(on, actorFor(deciders.volta), remit, it.number, { is: 'rejection', reason: 'No' })
  const rejected = await again(on.db, it)
  const sent = await Promise.all(
    Array.from({ length: 10 }, () => correct(on, actor, it, wanted(rejected)).catch(() => undefined)),
  )
  const asked = await askedOf(on, deciders.volta.email)
  return { sent: sent.filter((one) => one && !isRefusal(one)).length, asked }
}
test('a correction sent ten times at once is sent once', async () => {
  assert.deepEqual(await tenCorrections(house), { sent: 1, asked: 1 })
})
test('without the lock it is sent several times', async () => {
  const careless = withoutLocks(await testHouse())
  assert.ok((await tenCorrections(careless)).sent > 1)
  await careless.close()
})

async function tenChanges(on: TestHouse) {
  const { it, actor, armor, event } = await confirmed({ on, onSiteCapacity: 20 })
  const to = wanted(it, { organisationId: armor.id, isAgreed: true })
  const done = await Promise.all(
    Array.from({ length: 10 }, (_, place) =>
      (place === 9 ? withdraw(on, actor, it) : change(on, actor, it, to)).catch(() => undefined),
    ),
  )
  const { seats } = await seatsAndRows(on.db, event.id)
  return { done: done.filter((one) => one && !isRefusal(one)).length, seats: seats['on-site'] }
}
test('ten changes at once, and a withdrawal among them, give the one seat back once', async () => {
  const { done, seats } = await tenChanges(house)
  assert.equal(seats, 0)
  assert.ok(done <= 2)
})
test('without the lock the seat is given back several times', async () => {
  const careless = withoutLocks(await testHouse())
  await sql`alter table event drop constraint event_on_site_taken_is_not_negative`.execute(careless.db)
  assert.ok((await tenChanges(careless)).seats < 0)
  await careless.close()
})

/** Ten people change to another organisation while the desk of the old one approves them. */
async function decidedWhileChanging(on: TestHouse) {
  const foreign: boolean[] = []
  for (let turn = 0; turn < 10; turn++) {
    const { it, actor, armor, volta, deciders } = await confirmed({ on, stands: 'pending' })
    const remit = { organisationIds: [volta.id], isSecretariat: false }
    await Promise.all([
      change(on, actor, it, wanted(it, { organisationId: armor.id })).catch(() => undefined),
      decide(on, actorFor(deciders.volta), remit, it.number, { is: 'approval' }).catch(() => undefined),
    ])
    const now = await again(on.db, it)
    foreign.push(now.state === 'confirmed' && now.organisationId === armor.id)
  }
  return foreign.filter(Boolean).length
}
test('nobody is approved for one organisation by the desk of another, however they change meanwhile', async () => {
  assert.equal(await decidedWhileChanging(house), 0)
})
test('without the locks some are', async () => {
  const careless = withoutLocks(await testHouse())
  assert.ok((await decidedWhileChanging(careless)) > 0)
  await careless.close()
})
