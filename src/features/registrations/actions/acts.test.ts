import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isRefusal } from '../../../values/refusal.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import {
  actorFor,
  again,
  choicesFor,
  draftFor,
  eventOf,
  register,
  seatsAndRows,
  toldAbout,
} from '../../../../test/support/registering.ts'
import { movesOf } from '../store/read.ts'
import { positionOf } from '../store/waiting.ts'
import type { Registration } from '../types.ts'
import { changeMode } from './change-mode.ts'
import { keepDraft } from './draft.ts'
import { submit } from './submit.ts'
import { withdraw } from './withdraw.ts'

let house: TestHouse
let sankofa: MadeOrganisation
let decider: MadeAccount
before(async () => {
  house = await testHouse()
  sankofa = await makeOrganisation(house.db)
  decider = await makeFocalPoint(house.db, { organisation: sankofa, name: 'Kwabena Asante' })
})
after(() => house.close())

const now = () => house.clock.now()
const newcomer = () => makeAccount(house.db, { claimedCategory: 'unknown' })
const delegate = (organisation = sankofa) => makeAccount(house.db, { organisation })
const studyGroup = {
  type: 'study-group',
  countryCode: 'CH',
  city: { en: 'Geneva' },
  timeZone: 'Europe/Zurich',
}
async function registered(account: MadeAccount, eventId: string, mode: 'on-site' | 'remote' = 'on-site') {
  const outcome = await register(house, actorFor(account), eventId, choicesFor(mode))
  assert.ok(!isRefusal(outcome), JSON.stringify(outcome))
  return outcome
}
const refused = (outcome: unknown) => (isRefusal(outcome) ? outcome.refused : outcome)

test('somebody who does not know their organisation is confirmed at once for a workshop', async () => {
  const event = await makeEvent(house.db)
  const it = await registered(await newcomer(), event.id)
  assert.equal(it.state, 'confirmed')
  assert.match(it.number, /^R-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  assert.equal(it.decidedBy, null)
  assert.equal(it.decidedAt?.getTime(), now().getTime())
  assert.deepEqual(await toldAbout(house.db, it), ['registrations.confirmed'])
  assert.deepEqual((await seatsAndRows(house.db, event.id)).seats, { 'on-site': 1, remote: 0 })
})

test('every move is written down: who, when, and by which rule', async () => {
  const event = await makeEvent(house.db)
  const account = await newcomer()
  const it = await registered(account, event.id)
  const [move, ...others] = await movesOf(house.db, it.id)
  assert.deepEqual(others, [])
  assert.equal(move?.from, 'draft')
  assert.equal(move?.to, 'confirmed')
  assert.equal(move?.actorAccountId, account.id)
  assert.equal(move?.rule, it.rule)
  assert.ok(house.profile.rules[it.rule ?? ''], 'the rule has words')
})

test('a delegate’s registration for a study group waits for the focal point, who is told', async () => {
  const event = await makeEvent(house.db, studyGroup)
  const it = await registered(await delegate(), event.id)
  assert.equal(it.state, 'pending')
  assert.equal(it.waitsFor, 'focal-point')
  assert.equal(it.organisationId, sankofa.id)
  assert.deepEqual(await toldAbout(house.db, it), ['registrations.received', 'registrations.to-decide'])
  const asked = await house.db
    .selectFrom('outbox')
    .select(['person_id', 'to_address'])
    .where('occasion', '=', 'registrations.to-decide')
    .where('once_key', 'like', `%${it.id}%`)
    .executeTakeFirst()
  assert.deepEqual(asked, { person_id: decider.personId, to_address: decider.email })
  assert.deepEqual((await seatsAndRows(house.db, event.id)).seats, { 'on-site': 0, remote: 0 })
})

test('a focal point’s own registration is confirmed at once', async () => {
  const event = await makeEvent(house.db, studyGroup)
  const own = await makeAccount(house.db, { organisation: sankofa })
  await makeFocalPoint(house.db, { organisation: sankofa, account: own, isDeputy: true })
  const it = await registered(own, event.id)
  assert.equal(it.state, 'confirmed')
  assert.equal(it.decidedBy, null)
})

test('an organisation without a focal point waits for the secretariat, never for nobody', async () => {
  const event = await makeEvent(house.db, studyGroup)
  const it = await registered(await delegate(await makeOrganisation(house.db)), event.id)
  assert.equal(it.state, 'pending')
  assert.equal(it.waitsFor, 'secretariat')
  assert.deepEqual(await toldAbout(house.db, it), ['registrations.received'])
})

test('a non-member is refused for a study group, with the rule', async () => {
  const event = await makeEvent(house.db, studyGroup)
  const stranger = await makeAccount(house.db, { claimedCategory: 'non-member' })
  const outcome = await register(house, actorFor(stranger), event.id)
  assert.ok(isRefusal(outcome))
  assert.equal(outcome.refused, 'participation.refused')
  assert.ok(house.profile.rules[String(outcome.values?.['rule'])])
})

test('a full workshop puts people on the waiting list, each with a place', async () => {
  const event = await makeEvent(house.db, { onSiteCapacity: 1 })
  const first = await registered(await newcomer(), event.id)
  house.clock.move(1000)
  const second = await registered(await newcomer(), event.id)
  house.clock.move(1000)
  const third = await registered(await newcomer(), event.id)
  assert.deepEqual([first.state, second.state, third.state], ['confirmed', 'waitlisted', 'waitlisted'])
  assert.deepEqual([await positionOf(house.db, second), await positionOf(house.db, third)], [1, 2])
  assert.deepEqual(await toldAbout(house.db, third), ['registrations.waitlisted'])
})

test('withdrawing gives the seat to whoever has waited longest, and both are told', async () => {
  const event = await makeEvent(house.db, { onSiteCapacity: 1 })
  const leaver = await newcomer()
  const first = await registered(leaver, event.id)
  house.clock.move(1000)
  const waiting = await registered(await newcomer(), event.id)
  house.clock.move(1000)
  const later = await registered(await newcomer(), event.id)
  assert.deepEqual(await withdraw(house, actorFor(leaver), first), { next: 'withdrawn' })
  assert.equal((await again(house.db, waiting)).state, 'confirmed')
  assert.equal((await again(house.db, later)).state, 'waitlisted')
  assert.equal(await positionOf(house.db, later), 1)
  assert.deepEqual(await toldAbout(house.db, waiting), [
    'registrations.waitlisted',
    'registrations.confirmed',
  ])
  assert.deepEqual(await toldAbout(house.db, first), ['registrations.confirmed', 'registrations.withdrawn'])
  const { seats, rows } = await seatsAndRows(house.db, event.id)
  assert.deepEqual(seats, rows)
})

test('after withdrawing one may register again, with a new number', async () => {
  const event = await makeEvent(house.db)
  const account = await newcomer()
  const first = await registered(account, event.id)
  await withdraw(house, actorFor(account), first)
  const second = await registered(account, event.id)
  assert.equal(second.state, 'confirmed')
  assert.notEqual(second.number, first.number)
})

test('nobody withdraws a registration that is not their own', async () => {
  const event = await makeEvent(house.db)
  const it = await registered(await newcomer(), event.id)
  const outcome = await withdraw(house, actorFor(await newcomer()), it)
  assert.equal(refused(outcome), 'registrations.unknown')
  assert.equal((await again(house.db, it)).state, 'confirmed')
})

test('withdrawing twice is refused the second time, and frees one seat', async () => {
  const event = await makeEvent(house.db)
  const account = await newcomer()
  const it = await registered(account, event.id)
  await withdraw(house, actorFor(account), it)
  assert.equal(refused(await withdraw(house, actorFor(account), it)), 'registrations.not-live')
  assert.deepEqual((await seatsAndRows(house.db, event.id)).seats, { 'on-site': 0, remote: 0 })
})

test('changing to remote takes a remote seat and gives the other to who waits', async () => {
  const event = await makeEvent(house.db, { onSiteCapacity: 1, remoteCapacity: 5 })
  const account = await newcomer()
  const it = await registered(account, event.id)
  const waiting = await registered(await newcomer(), event.id)
  assert.deepEqual(await changeMode(house, actorFor(account), it, 'remote'), { next: 'confirmed' })
  assert.equal((await again(house.db, it)).mode, 'remote')
  assert.equal((await again(house.db, waiting)).state, 'confirmed')
  assert.deepEqual(await toldAbout(house.db, it), ['registrations.confirmed', 'registrations.mode-changed'])
  const { seats, rows } = await seatsAndRows(house.db, event.id)
  assert.deepEqual(seats, { 'on-site': 1, remote: 1 })
  assert.deepEqual(seats, rows)
})

test('changing to a full mode is refused and nothing moves', async () => {
  const event = await makeEvent(house.db, { onSiteCapacity: 1 })
  await registered(await newcomer(), event.id)
  const account = await newcomer()
  const it = await registered(account, event.id, 'remote')
  assert.equal(
    refused(await changeMode(house, actorFor(account), it, 'on-site')),
    'registrations.mode-full.on-site',
  )
  assert.equal((await again(house.db, it)).mode, 'remote')
})

test('somebody on the waiting list who changes to remote is confirmed', async () => {
  const event = await makeEvent(house.db, { onSiteCapacity: 1 })
  await registered(await newcomer(), event.id)
  const account = await newcomer()
  const it = await registered(account, event.id)
  assert.deepEqual(await changeMode(house, actorFor(account), it, 'remote'), { next: 'confirmed' })
  const moved = await again(house.db, it)
  assert.deepEqual([moved.state, moved.mode], ['confirmed', 'remote'])
  assert.deepEqual((await seatsAndRows(house.db, event.id)).seats, { 'on-site': 1, remote: 1 })
})

test('visa help ends with coming on site', async () => {
  const event = await makeEvent(house.db, { ...studyGroup, startsAt: new Date('2027-02-01T08:00:00Z') })
  const account = await delegate()
  const it = (await register(
    house,
    actorFor(account),
    event.id,
    choicesFor('on-site', { asksVisa: true }),
  )) as Registration
  assert.equal(it.asksVisa, true)
  await changeMode(house, actorFor(account), it, 'remote')
  assert.equal((await again(house.db, it)).asksVisa, false)
})

test('visa help asked for where the rule does not allow it is not kept', async () => {
  const event = await makeEvent(house.db)
  const it = (await register(
    house,
    actorFor(await delegate()),
    event.id,
    choicesFor('on-site', { asksVisa: true }),
  )) as Registration
  assert.equal(it.asksVisa, false)
})

test('answers saved in another tab meanwhile are never overwritten unseen', async () => {
  const event = await makeEvent(house.db)
  const account = await newcomer()
  const owner = { eventId: event.id, personId: account.personId, organisationId: null, category: 'unknown' }
  const first = await keepDraft(house, owner, choicesFor('on-site'), 0)
  assert.deepEqual(first, { revision: 1 })
  const other = await keepDraft(house, owner, choicesFor('remote'), 0)
  assert.equal(refused(other), 'registrations.stale')
  assert.deepEqual(await keepDraft(house, owner, choicesFor('remote'), 1), { revision: 2 })
})

test('the same answers sent twice are kept once', async () => {
  const event = await makeEvent(house.db)
  const account = await newcomer()
  const owner = { eventId: event.id, personId: account.personId, organisationId: null, category: 'unknown' }
  assert.deepEqual(await keepDraft(house, owner, choicesFor('on-site'), 0), { revision: 1 })
  assert.deepEqual(await keepDraft(house, owner, choicesFor('on-site'), 0), { revision: 1 })
})

test('answers to a registration that was sent already are not saved', async () => {
  const event = await makeEvent(house.db)
  const account = await newcomer()
  await registered(account, event.id)
  const owner = { eventId: event.id, personId: account.personId, organisationId: null, category: 'unknown' }
  assert.equal(refused(await keepDraft(house, owner, choicesFor('remote'), 1)), 'registrations.already')
})

test('what was changed after it was checked is not sent', async () => {
  const event = await makeEvent(house.db)
  const account = await newcomer()
  const { event: seen, revision } = await draftFor(house, actorFor(account), event.id)
  const owner = { eventId: event.id, personId: account.personId, organisationId: null, category: 'unknown' }
  await keepDraft(house, owner, choicesFor('remote'), revision)
  assert.equal(refused(await submit(house, actorFor(account), seen, revision)), 'registrations.stale')
})

test('nothing can be sent without a draft', async () => {
  const event = await makeEvent(house.db)
  const outcome = await submit(house, actorFor(await newcomer()), await eventOf(house.db, event.id), 1)
  assert.equal(refused(outcome), 'registrations.no-draft')
})
