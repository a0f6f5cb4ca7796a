import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../../test/support/mail.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  makeRegistration,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import { actorFor, again, choicesFor, register } from '../../../../test/support/registering.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { decide } from '../approvals/actions/decide.ts'
import { findWithin } from '../approvals/store.ts'
import { remitOf } from '../approvals/view.ts'
import { registrationLetters } from '../jobs.ts'
import { correct } from '../reopening/actions/correct.ts'
import { findById } from '../store/read.ts'
import { keepSetting } from './actions/set.ts'
import { escalate, remindDeciders, tellDigests } from './actions/tell.ts'
import { decisionLetters } from './jobs.ts'
import type { Habit } from './types.ts'
import { handedOnOf } from './view.ts'

const hour = 60 * 60_000
const day = 24 * hour
let house: TestHouse
before(async () => void (house = await testHouse()))
after(() => house.close())
beforeEach(async () => {
  await house.db.deleteFrom('decision_notice').execute()
  await house.db
    .updateTable('registration')
    .set({ state: 'withdrawn' })
    .where('state', '=', 'pending')
    .execute()
})

const later = (ms: number) => new Date(house.clock.now().getTime() + ms)

/** An organisation, one who decides for it, and a study group so many days ahead. */
async function office(
  wishes: { habit?: Habit; days?: number; awayFrom?: string; atVisaPlace?: boolean } = {},
) {
  const organisation = await makeOrganisation(house.db)
  const focalPoint = await makeFocalPoint(house.db, {
    organisation,
    timeZone: 'Africa/Accra',
    passwordHash: null,
    ...(wishes.awayFrom && { awayFrom: wishes.awayFrom }),
  })
  if (wishes.habit) await keepSetting(house, actorFor(focalPoint), { habit: wishes.habit, hour: 8 })
  const startsAt = later((wishes.days ?? 60) * day)
  const event = await makeEvent(house.db, {
    type: 'study-group',
    ...(wishes.atVisaPlace && { countryCode: 'CH', city: { en: 'Geneva' } }),
    startsAt,
    endsAt: new Date(startsAt.getTime() + day),
  })
  return { organisation, focalPoint, event }
}
type Office = Awaited<ReturnType<typeof office>>
async function applied(
  { organisation, event }: Pick<Office, 'organisation' | 'event'>,
  name = 'Adwoa Mensah',
) {
  const delegate = await makeAccount(house.db, { organisation, name, passwordHash: null })
  const it = await register(house, actorFor(delegate), event.id)
  assert.ok(!isRefusal(it), JSON.stringify(it))
  return it
}
async function waiting({ organisation, event }: Pick<Office, 'organisation' | 'event'>, submittedAt: Date) {
  const { personId } = await makeAccount(house.db, { organisation, passwordHash: null })
  return makeRegistration(house.db, { event, organisation, personId, submittedAt })
}
const occasions = async (account: MadeAccount) =>
  (await mailsTo(house.db, account.email)).map(({ occasion }) => occasion.replace('registrations.', ''))
const deputyOf = (organisation: MadeOrganisation, more: object = {}) =>
  makeFocalPoint(house.db, {
    organisation,
    isDeputy: true,
    timeZone: 'Africa/Accra',
    passwordHash: null,
    ...more,
  })
const deskMails = async () => (await mailsTo(house.db, house.profile.helpContacts.registration)).length

test('usually ten are told at once, and the eleventh comes in the mail of the next morning', async () => {
  const here = await office()
  for (let person = 1; person <= 11; person++) await applied(here, `Person ${person}`)
  assert.equal((await occasions(here.focalPoint)).length, 10)
  await tellDigests(house)
  const told = await occasions(here.focalPoint)
  assert.equal(told.at(-1), 'decide-digest')
  await runOutbox(house, decisionLetters(house))
  const mail = (await mailsTo(house.db, here.focalPoint.email)).at(-1)
  assert.match(mail?.text ?? '', /1 person new since our last mail; in all, 11 people wait for your decision/)
  assert.match(mail?.text ?? '', /Person 11/)
})

test('whoever wants one mail a day gets one, with everything that is new, and none when nothing is', async () => {
  const here = await office({ habit: 'by-deadline' })
  await applied(here)
  await applied(here, 'Yaw Boateng')
  assert.deepEqual(await occasions(here.focalPoint), [])
  await tellDigests(house)
  await tellDigests(house)
  assert.deepEqual(await occasions(here.focalPoint), ['decide-digest'])
  await applied(here, 'Esi Arthur')
  await tellDigests(house)
  assert.equal((await occasions(here.focalPoint)).length, 1, 'one a day')
  house.clock.move(day)
  await tellDigests(house)
  assert.equal((await occasions(here.focalPoint)).length, 2)
  house.clock.move(day)
  await tellDigests(house)
  assert.equal((await occasions(here.focalPoint)).length, 2, 'nothing new')
  house.clock.move(-2 * day)
})

test('with less than two days left nobody waits for the morning', async () => {
  const here = await office({ habit: 'by-deadline', days: 1.5 })
  await applied(here)
  assert.deepEqual(await occasions(here.focalPoint), ['to-decide'])
})

test('with less than two days left to ask for a visa letter nobody waits for the morning either', async () => {
  const { leadDays } = house.profile.visa
  const here = await office({ habit: 'by-deadline', days: leadDays + 1, atVisaPlace: true })
  const asking = await makeAccount(house.db, { organisation: here.organisation, passwordHash: null })
  const choices = choicesFor('on-site', { asksVisa: true })
  const it = await register(house, actorFor(asking), here.event.id, choices)
  assert.ok(!isRefusal(it) && it.asksVisa, JSON.stringify(it))
  assert.deepEqual(await occasions(here.focalPoint), ['to-decide'])
})

test('ten looks at once write one mail of the day', async () => {
  const here = await office({ habit: 'daily' })
  await applied(here)
  await Promise.all(Array.from({ length: 10 }, () => tellDigests(house)))
  assert.deepEqual(await occasions(here.focalPoint), ['decide-digest'])
})

test('ten looks at once remind once, and the next step once more, with the deputies', async () => {
  const here = await office({ habit: 'few' })
  const deputy = await deputyOf(here.organisation)
  await waiting(here, later(-3 * day))
  await Promise.all(Array.from({ length: 10 }, () => remindDeciders(house)))
  assert.deepEqual(await occasions(here.focalPoint), ['decide-reminder'])
  assert.deepEqual(await occasions(deputy), [])
  house.clock.move(4 * day)
  await Promise.all(Array.from({ length: 10 }, () => remindDeciders(house)))
  assert.equal((await occasions(here.focalPoint)).length, 2)
  assert.deepEqual(await occasions(deputy), ['decide-reminder'])
  house.clock.move(-4 * day)
})

test('several who wait are one reminder, and what was decided meanwhile is not in it', async () => {
  const here = await office()
  const decided = await waiting(here, later(-4 * day))
  await waiting(here, later(-4 * day))
  await waiting(here, later(-4 * day))
  await remindDeciders(house)
  await house.db
    .updateTable('registration')
    .set({ state: 'withdrawn' })
    .where('id', '=', decided.id)
    .execute()
  await runOutbox(house, decisionLetters(house))
  const [mail, ...others] = await mailsTo(house.db, here.focalPoint.email)
  assert.deepEqual(others, [])
  assert.equal(mail?.subject, 'Reminder: 2 people still wait for your decision')
  assert.match(mail.text, /If nobody decides before .*, the secretariat is\s+asked too/)
})

test('after two weeks the secretariat may decide too, is told once by ten looks at once, and it is written down', async () => {
  const here = await office()
  const it = await waiting(here, later(-14 * day))
  const officer = await makeAccount(house.db, { passwordHash: null })
  const secretariat = actorFor(officer, ['approvals.decide', 'registrations.decide-all'])
  const remit = await remitOf(house, secretariat)
  const before = await deskMails()
  assert.ok(isRefusal(await decide(house, secretariat, remit, it.number, { is: 'approval' })))
  await Promise.all(Array.from({ length: 10 }, () => escalate(house)))
  assert.equal((await deskMails()) - before, 1)
  const acts = (await trailOf(house.db, it.id)).map(({ act }) => act)
  assert.deepEqual(acts, ['registrations.escalated'])
  assert.ok(!isRefusal(await decide(house, secretariat, remit, it.number, { is: 'approval' })))
  assert.equal((await again(house.db, it)).state, 'confirmed')
})

test('the person is told when the secretariat is asked too, and that it was', async () => {
  const here = await office()
  const sent = later(-13 * day)
  const it = await again(house.db, await waiting(here, sent))
  assert.deepEqual(await handedOnOf(house, it), new Date(sent.getTime() + 14 * day))
  const old = await again(house.db, await waiting(here, later(-15 * day)))
  await escalate(house)
  assert.equal(await handedOnOf(house, old), 'already')
  assert.equal(await handedOnOf(house, { ...old, state: 'confirmed' }), undefined)
})

test('a rejection by the secretariat says so, in the mail and in what happened', async () => {
  const here = await office()
  const account = await makeAccount(house.db, { organisation: here.organisation, passwordHash: null })
  const { personId } = account
  const it = await makeRegistration(house.db, { ...here, personId, submittedAt: later(-15 * day) })
  await escalate(house)
  const officer = await makeAccount(house.db, { passwordHash: null })
  const secretariat = actorFor(officer, ['approvals.decide', 'registrations.decide-all'])
  const remit = await remitOf(house, secretariat)
  const decision = { is: 'rejection', because: 'other', reason: 'The delegation is complete.' } as const
  assert.ok(!isRefusal(await decide(house, secretariat, remit, it.number, decision)))
  await runOutbox(house, registrationLetters(house))
  const [mail] = await mailsTo(house.db, account.email)
  assert.match(mail?.text ?? '', /The secretariat has not accepted your registration/)
  assert.equal((await trailOf(house.db, it.id)).at(-1)?.details['by'], 'secretariat')
})

test('what is put right and sent again is the focal points’ again, until it waits too long once more', async () => {
  const here = await office()
  const account = await makeAccount(house.db, { organisation: here.organisation, passwordHash: null })
  const { personId } = account
  const made = await makeRegistration(house.db, { ...here, personId, submittedAt: later(-15 * day) })
  await escalate(house)
  const secretariat = actorFor(await makeAccount(house.db, { passwordHash: null }), [
    'approvals.decide',
    'registrations.decide-all',
  ])
  const remit = await remitOf(house, secretariat)
  const decision = { is: 'rejection', because: 'mode', reason: '' } as const
  assert.ok(!isRefusal(await decide(house, secretariat, remit, made.number, decision)))
  const it = await again(house.db, made)
  const wanted = { choices: choicesFor('remote'), organisationId: undefined, seen: it.revision }
  const sent = await correct(house, actorFor(account), it, { ...wanted, isAgreed: false })
  assert.deepEqual(sent, { next: 'pending', reopened: false })
  assert.equal(await findWithin(house.db, remit, made.number), undefined)
  const theirs = await remitOf(house, actorFor(here.focalPoint, ['approvals.decide']))
  assert.ok(await findWithin(house.db, theirs, made.number))
})

test('focal points may still decide about what was handed on', async () => {
  const here = await office()
  const it = await waiting(here, later(-15 * day))
  await escalate(house)
  const actor = actorFor(here.focalPoint, ['approvals.decide'])
  assert.ok(
    !isRefusal(await decide(house, actor, await remitOf(house, actor), it.number, { is: 'approval' })),
  )
})

test('while the focal point is away the deputy is asked, and only the deputy', async () => {
  const here = await office({ awayFrom: '2026-11-20' })
  const deputy = await deputyOf(here.organisation)
  await applied(here)
  assert.deepEqual(await occasions(here.focalPoint), [])
  assert.deepEqual(await occasions(deputy), ['to-decide'])
})

test('whoever goes away hands what waits to the deputy, in the next mail of the day', async () => {
  const here = await office()
  const deputy = await deputyOf(here.organisation)
  await applied(here)
  assert.deepEqual(await occasions(deputy), [])
  await house.db
    .updateTable('focal_point')
    .set({ away_from: '2026-11-25' })
    .where('person_id', '=', here.focalPoint.personId)
    .execute()
  await tellDigests(house)
  assert.deepEqual(await occasions(deputy), ['decide-digest'])
})

test('when nobody is here the secretariat is asked at once, and told why', async () => {
  const here = await office({ awayFrom: '2026-11-20' })
  await deputyOf(here.organisation, { awayFrom: '2026-11-24', awayUntil: '2026-11-30' })
  const it = await applied(here)
  const before = await deskMails()
  await escalate(house)
  assert.ok(await findById(house.db, it.id))
  assert.equal((await deskMails()) - before, 1)
  await runOutbox(house, decisionLetters(house))
  const mail = (await mailsTo(house.db, house.profile.helpContacts.registration)).at(-1)
  assert.match(mail?.text ?? '', /is away or cannot sign\s+in/)
})

test('what waits anew after it was decided is brought up anew', async () => {
  const here = await office()
  const it = await waiting(here, later(-20 * day))
  await escalate(house)
  await house.db
    .insertInto('registration_move')
    .values({
      id: it.id,
      registration_id: it.id,
      at: later(60_000),
      from_state: 'confirmed',
      to_state: 'pending',
    })
    .execute()
  house.clock.move(3 * day + hour)
  await remindDeciders(house)
  assert.deepEqual(await occasions(here.focalPoint), ['decide-reminder'])
  house.clock.move(12 * day)
  const before = await deskMails()
  await escalate(house)
  assert.equal((await deskMails()) - before, 1)
  house.clock.move(-15 * day - hour)
})

test('control: without the row that can be written once, looks at once write more than one mail', async () => {
  const here = await office({ habit: 'daily' })
  await applied(here)
  await sql`alter table decision_digest drop constraint decision_digest_pkey`.execute(house.db)
  await Promise.all(Array.from({ length: 10 }, () => tellDigests(house)))
  assert.ok((await occasions(here.focalPoint)).length > 1, 'the row is what keeps it to one')
})
