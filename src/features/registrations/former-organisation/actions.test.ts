import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../../test/support/mail.ts'
import {
  makeAccount,
  makeEvent,
  makeOrganisation,
  makeRegistration,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import { actorFor, again, seatsAndRows, toldAbout } from '../../../../test/support/registering.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { registrationLetters } from '../jobs.ts'
import { movesOf } from '../store/read.ts'
import { withdrawFormer } from './actions.ts'
import { formerAtStake } from './part.ts'

let house: TestHouse
let volta: MadeOrganisation

before(async () => {
  house = await testHouse()
  volta = await makeOrganisation(house.db, { name: 'Volta Networks' })
})
after(() => house.close())

const somebody = (more: object = {}) => makeAccount(house.db, { organisation: volta, ...more })
const leave = (who: MadeAccount, from: MadeOrganisation = volta) =>
  inTransaction(house.db, (tx) =>
    withdrawFormer(house)(
      tx,
      actorFor(who),
      { personId: who.personId, organisationId: from.id },
      house.clock.now(),
    ),
  )
const registered = async (
  who: MadeAccount,
  wishes: { type?: string; state?: string } = {},
  more: object = {},
) => {
  const event = await makeEvent(house.db, { type: wishes.type ?? 'study-group', onSiteCapacity: 1 })
  const it = await makeRegistration(house.db, {
    event,
    personId: who.personId,
    organisation: volta,
    state: wishes.state ?? 'pending',
    ...more,
  })
  return { event, it }
}

test('a registration that waits for the old focal point is withdrawn, with the reason, and told', async () => {
  const who = await somebody({ language: 'fr', email: 'ama@volta.example' })
  const { it } = await registered(who)
  await leave(who)
  const now = await again(house.db, it)
  assert.equal(now.state, 'withdrawn')
  assert.match(now.decisionReason ?? '', /Vous étiez inscrit au titre de l’organisation .*Volta Networks/)
  assert.deepEqual(await toldAbout(house.db, it), ['registrations.former'])
  assert.equal((await movesOf(house.db, it.id)).at(-1)?.to, 'withdrawn')
  await runOutbox(house, registrationLetters(house))
  const [mail] = await mailsTo(house.db, 'ama@volta.example')
  assert.match(mail?.text ?? '', /vous ne\s+faites\s+plus\s+partie/)
})

test('one that nobody was asked about stays', async () => {
  const who = await somebody()
  const { it } = await registered(
    who,
    { type: 'workshop', state: 'confirmed' },
    { waitsFor: null, rule: 'open-to-all' },
  )
  await leave(who)
  assert.equal((await again(house.db, it)).state, 'confirmed')
  assert.deepEqual(await toldAbout(house.db, it), [])
})

test('one that the old focal point had approved goes, and its seat goes to whoever waits', async () => {
  const who = await somebody()
  const { event, it } = await registered(
    who,
    { state: 'confirmed' },
    { mode: 'on-site', waitsFor: 'focal-point' },
  )
  const next = await makeRegistration(house.db, {
    event,
    personId: (await makeAccount(house.db)).personId,
    state: 'waitlisted',
    mode: 'on-site',
  })
  await leave(who)
  assert.equal((await again(house.db, it)).state, 'withdrawn')
  assert.equal((await again(house.db, next)).state, 'confirmed')
  const { seats, rows } = await seatsAndRows(house.db, event.id)
  assert.deepEqual(
    [seats, rows],
    [
      { 'on-site': 1, remote: 0 },
      { 'on-site': 1, remote: 0 },
    ],
  )
})

test('what was for another organisation, is behind, or whose person has arrived stays', async () => {
  const who = await somebody()
  const armor = await makeOrganisation(house.db)
  const other = await registered(who, {}, { organisation: armor })
  const arrived = await registered(who, { state: 'checked-in' }, { mode: 'on-site', waitsFor: 'focal-point' })
  const past = await makeEvent(house.db, {
    type: 'study-group',
    startsAt: new Date('2026-10-01T09:00:00Z'),
    endsAt: new Date('2026-10-02T09:00:00Z'),
  })
  const behind = await makeRegistration(house.db, {
    event: past,
    personId: who.personId,
    organisation: volta,
  })
  await leave(who)
  const states = await Promise.all(
    [other.it, arrived.it, behind].map(async (one) => (await again(house.db, one)).state),
  )
  assert.deepEqual(states, ['pending', 'checked-in', 'pending'])
})

test('before one leaves, what goes and what stays is said', async () => {
  const who = await somebody()
  const atStake = formerAtStake(house)
  const t = house.texts('en')
  assert.equal(await atStake(t, who.personId, volta.id), undefined)
  const goes = await registered(who)
  const stays = await registered(who, { type: 'workshop', state: 'confirmed' }, { waitsFor: null })
  const said = String(await atStake(t, who.personId, volta.id))
  assert.match(
    said,
    new RegExp(`are withdrawn[\\s\\S]*${goes.it.number}[\\s\\S]*stay:[\\s\\S]*${stays.it.number}`),
  )
  await leave(who)
  assert.equal((await again(house.db, goes.it)).state, 'withdrawn', 'as it was said')
})

test('leaving twice changes nothing more', async () => {
  const who = await somebody()
  const { it } = await registered(who)
  await leave(who)
  await leave(who)
  assert.equal((await toldAbout(house.db, it)).length, 1)
})
