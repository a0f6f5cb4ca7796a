import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import type { TestHouse } from '../../../../test/support/house.ts'
import { makeAccount } from '../../../../test/support/people.ts'
import { signUpServer } from '../../../../test/support/sign-up.ts'
import { openTestDoor, signInAs } from '../../../../test/support/test-door.ts'
import { main } from '../../../../test/support/walking.ts'
import type { Server } from '../../../platform/http/index.ts'
import { trailOf } from '../../audit/index.ts'
import { findPerson } from '../../directory/index.ts'
import { parseOwnWords } from './parse.ts'
import { changedFields } from './rules.ts'

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

const here = '/en/account/profile'
const words = {
  name: 'Ngozi Adéyemi-Okafor',
  'badge-name': 'Ngozi Okafor',
  'other-script-name': 'نغوزي أوكافور',
  phone: '+234 803 123 4567',
  country: 'NG',
  'job-title': 'Head of spectrum',
}

test('the form shows what is known, and what is saved is shown on the account', async () => {
  const account = await makeAccount(house.db, { name: 'Ngozi Okafor', jobTitle: 'Engineer' })
  const browser = await signInAs(server, account)
  assert.match((await browser.get(here)).body, /value="Ngozi Okafor".*value="Engineer"/s)
  const done = await browser.follow(await browser.post(here, words))
  assert.match(main(done), /Your data is saved.*Ngozi Adéyemi-Okafor.*Ngozi Okafor.*نغوزي أوكافور.*Nigeria/)
  const person = await findPerson(house.db, account.personId)
  assert.equal(person?.phone, '+234 803 123 4567')
  assert.equal(person?.phoneE164, '+2348031234567')
})

test('the audit keeps that the name in the passport changed, and not what it was', async () => {
  const account = await makeAccount(house.db, { name: 'Ngozi Okafor' })
  const browser = await signInAs(server, account)
  await browser.post(here, { name: 'Ngozi Adéyemi', country: 'GH' })
  await browser.post(here, { name: 'Ngozi Adéyemi', country: 'GH' })
  const trail = await trailOf(house.db, account.personId)
  assert.deepEqual(
    trail.map(({ act, details }) => [act, details]),
    [['accounts.profile-changed', { fields: ['name'] }]],
  )
})

test('everything wrong is marked at once, and all that was typed is kept', async () => {
  const account = await makeAccount(house.db)
  const browser = await signInAs(server, account)
  const wrong = { ...words, name: ' ', phone: 'ask my office', country: 'XX', 'badge-name': 'ж'.repeat(121) }
  const { status, body } = await browser.post(here, wrong)
  assert.equal(status, 422)
  assert.equal((body.match(/aria-invalid="true"/g) ?? []).length, 4)
  assert.ok(body.includes('value="ask my office"') && body.includes('ж'.repeat(121)))
  assert.equal((await findPerson(house.db, account.personId))?.name, account.name)
})

test('what is left empty is nothing, and problems stand in the order of the page', () => {
  const parsed = parseOwnWords(house.profile, { name: 'Ama', country: 'GH', 'badge-name': ' ' })
  assert.ok(parsed.ok && parsed.value.badgeName === null && parsed.value.phone === null)
  const wrong = parseOwnWords(house.profile, { phone: 'x', name: '' })
  assert.deepEqual(!wrong.ok && wrong.problems.map(({ field }) => field), ['name', 'phone', 'country'])
})

test('a person is others than before only in what differs', () => {
  const was = {
    name: 'A',
    badgeName: null,
    otherScriptName: null,
    phone: null,
    countryCode: 'GH',
    jobTitle: null,
  }
  assert.deepEqual(changedFields(was, { ...was }), [])
  assert.deepEqual(changedFields(was, { ...was, name: 'B', phone: '1' }), ['name', 'phone'])
})
