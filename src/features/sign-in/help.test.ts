import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../test/support/house.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { Browser } from '../../../test/support/server.ts'
import { signUpServer } from '../../../test/support/sign-up.ts'
import type { Server } from '../../platform/http/index.ts'

let house: TestHouse
let server: Server

before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
})
after(async () => {
  await server.close()
  await house.close()
})

test('“I cannot sign in” walks five checks in their order, each with its way on', async () => {
  const { status, body } = await new Browser(server).get('/en/sign-in/help')
  assert.equal(status, 200)
  const links = [...body.matchAll(/<section class="ledger" id="(\w+)"[\s\S]*?href="([^"]+)"/g)]
  assert.deepEqual(
    links.map(([, check]) => check),
    ['letters', 'lost', 'new', 'blocked', 'persists'],
  )
  for (const path of [
    '/sign-in',
    '/account/recovery',
    '/account/new/mail',
    '/account/activation',
    '/account/new',
    '/directory/focal-points',
    '/help/contact',
  ])
    assert.ok(body.includes(`href="/en${path}"`), path)
  assert.ok(body.includes(`mailto:${house.profile.helpContacts.accounts}`))
})

test('the checks are numbered in every language', async () => {
  for (const language of house.profile.languages) {
    const { body } = await new Browser(server).get(`/${language}/sign-in/help`)
    assert.equal([...body.matchAll(/<h2 class="ledger-label">\s*[1-5]\. /g)].length, 5, language)
  }
})

test('the page is one step from the pages on which people get stuck', async () => {
  for (const path of ['/sign-in', '/account/recovery', '/account/recovery/mail'])
    assert.match((await new Browser(server).get(`/en${path}`)).body, /href="\/en\/sign-in\/help"/, path)
})
