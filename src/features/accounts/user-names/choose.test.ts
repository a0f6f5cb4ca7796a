import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import type { TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, testPassword } from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { Browser } from '../../../../test/support/server.ts'
import { newestMail, signUpServer } from '../../../../test/support/sign-up.ts'
import { assertLetter } from '../../../../test/support/stored-text.ts'
import { openTestDoor, signInAs } from '../../../../test/support/test-door.ts'
import { main } from '../../../../test/support/walking.ts'
import type { Server } from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { findAccountByIdentifier } from '../find.ts'
import { chooseUserName } from './actions/choose-user-name.ts'
import { userNameChosenLetter } from './letters.ts'

let house: TestHouse
let server: Server
before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
  openTestDoor(server)
})
after(async () => {
  await server.close()
  await house.close()
})

const here = '/en/account/user-name'
const leadsTo = async (name: string) => (await findAccountByIdentifier(house.db, name))?.id

test('the new user name and every address sign in, the old one no longer does, and a mail says so', async () => {
  const account = await makeAccount(house.db, { username: 'owusua' })
  const browser = await signInAs(server, account)
  const done = await browser.follow(await browser.post(here, { 'user-name': 'Ama2026' }))
  assert.match(main(done), /Your user name is ama2026 now/)
  const mail = await newestMail(house, account.email)
  assert.match(mail.subject, /your user name is ama2026/)
  assert.ok(mail.text.includes('owusua'))
  const signIn = (name: string) =>
    new Browser(server).post('/en/sign-in', { name, password: testPassword }).then(({ status }) => status)
  assert.equal(await signIn('AMA2026'), 303)
  assert.equal(await signIn(account.email), 303)
  assert.notEqual(await signIn('owusua'), 303)
  assert.deepEqual(
    (await trailOf(house.db, account.id))
      .filter(({ act }) => act.includes('user-name'))
      .map(({ details }) => details),
    [{}],
  )
})

test('it is chosen once: afterwards the page says whom to ask', async () => {
  const account = await makeAccount(house.db)
  const browser = await signInAs(server, account)
  await browser.post(here, { 'user-name': 'onlyonce' })
  assert.match(main(await browser.get(here)), /chosen it already.*write to/)
  assert.equal((await browser.post(here, { 'user-name': 'twice' })).status, 409)
  assert.equal(await leadsTo('twice'), undefined)
})

test('taken, once used, reserved and the body’s own are one answer, which names no holder', async () => {
  const holder = await makeAccount(house.db, { name: 'Efua Sutherland', username: 'sutherlande' })
  const former = await makeAccount(house.db, { username: 'formername' })
  await chooseUserName(house, actorFor(former), 'lattername', house.clock.now())
  const answers = new Set<string>()
  for (const wanted of ['sutherlande', 'formername', 'postmaster', 'plenary']) {
    const browser = await signInAs(
      server,
      await makeAccount(house.db, { name: 'Ama', username: `x${wanted}` }),
    )
    const { status, body } = await browser.post(here, { 'user-name': wanted })
    assert.equal(status, 409)
    assert.ok(!body.includes(holder.name))
    assert.match(body, new RegExp(`value="${wanted}"`))
    answers.add(body.replaceAll(`x${wanted}`, 'OWN').replaceAll(wanted, 'WANTED'))
  }
  assert.equal(answers.size, 1)
})

test('a name of the wrong shape is marked and kept', async () => {
  const browser = await signInAs(server, await makeAccount(house.db))
  for (const wrong of ['ab', 'ama owusu', '2ama', 'ама', '']) {
    const answer = await browser.post(here, { 'user-name': wrong })
    assert.equal(answer.status, 422, wrong)
    assert.match(answer.body, new RegExp(`id="field-user-name"[^>]* value="${wrong}"`))
  }
})

test('ten people who choose one name at once: one has it', async () => {
  const people = await Promise.all(Array.from({ length: 10 }, () => makeAccount(house.db)))
  const all = await Promise.all(
    people.map((one) => chooseUserName(house, actorFor(one), 'wantedbyten', house.clock.now())),
  )
  const winners = people.filter((_, place) => !isRefusal(all[place]))
  assert.equal(winners.length, 1)
  assert.equal(await leadsTo('wantedbyten'), winners[0]?.id)
  for (const loser of people.filter((one) => one !== winners[0]))
    assert.equal(await leadsTo(loser.username), loser.id, 'whoever did not get it keeps the old one')
})

test('ten names that one person chooses at once: one is chosen', async () => {
  const account = await makeAccount(house.db)
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, place) =>
      chooseUserName(house, actorFor(account), `manynames${place}`, house.clock.now()),
    ),
  )
  assert.equal(all.filter((one) => !isRefusal(one)).length, 1)
})

test('the letter about a chosen user name is as stored', () => {
  for (const language of house.profile.languages) {
    const t = house.texts(language)
    const letter = userNameChosenLetter(t, {
      was: 'owusua',
      userName: 'ama2026',
      contact: 'accounts@house.example',
    })
    assertLetter(letter, t, house.profile, `accounts/user-name-chosen.${language}`)
  }
})
