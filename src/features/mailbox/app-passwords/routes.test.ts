import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeMailbox } from '../../../../test/support/mailboxes.ts'
import { makeAccount } from '../../../../test/support/people.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { mailSignIn } from '../entrance/mail-sign-in.ts'
import { appPasswordRoutes } from './routes.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => appPasswordRoutes(server, house))
})
after(async () => {
  await walk.close()
  await house.close()
})

const path = '/en/account/security/mail-passwords'

test('a password for a mail program is made, shown once, lets it in and is ended', async () => {
  const box = await makeMailbox(house)
  const browser = await walk.as(box.account)
  assert.equal((await browser.post(path, { name: 'Laptop' })).status, 303)
  const page = await browser.get(path)
  assert.equal(heading(page), 'Passwords for mail programs')
  const password = /<code dir="ltr">([a-z2-9 ]{24})<\/code>/.exec(page.body)?.[1]
  assert.ok(password)
  assert.match(main(page), /Laptop/)
  assert.doesNotMatch((await browser.get(path)).body, /<code dir="ltr">/)
  const enter = () => mailSignIn(house, box.address, password, { ip: '192.0.2.1', door: 'imap' })
  assert.ok(!isRefusal(await enter()))
  const end = /action="(\/en\/account\/security\/mail-passwords\/[^"]+\/end)"/.exec(page.body)?.[1]
  assert.equal((await browser.post(end!)).status, 303)
  assert.ok(isRefusal(await enter()))
})

test('without a name nothing is made, and the message stands beside the field', async () => {
  const box = await makeMailbox(house)
  const browser = await walk.as(box.account)
  const wrong = await browser.post(path, { name: ' ' })
  assert.equal(wrong.status, 422)
  assert.match(main(wrong), /Write a name/)
})

test('whoever has no mailbox has no such page', async () => {
  const browser = await walk.as(await makeAccount(house.db))
  assert.equal((await browser.get(path)).status, 404)
})
