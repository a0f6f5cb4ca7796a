import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { officeRoutes, type DeskPart } from './routes.ts'

let house: TestHouse
let walk: Walk
let officer: MadeAccount

const parts: DeskPart[] = [
  () =>
    Promise.resolve({ count: 3, title: 'Letters to write', words: 'The oldest since May', href: '/letters' }),
  () => Promise.resolve({ count: 0, title: 'Lost umbrellas', href: '/umbrellas' }),
  (actor) =>
    Promise.resolve(
      actor.permissions.has('keys.keep') ? { count: 1, title: 'Keys to hand out', href: '/keys' } : undefined,
    ),
]

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => officeRoutes(server, house, parts))
  officer = await makeAccount(house.db)
})
after(async () => {
  await walk.close()
  await house.close()
})

test('the desk says what waits, with a number and a way to it', async () => {
  const page = await (await walk.as(officer, ['portal.desk'])).get('/en/desk')
  assert.equal(heading(page), 'What waits for the secretariat')
  assert.match(main(page), /3 Letters to write The oldest since May/)
  assert.match(page.body, /href="\/en\/letters"/)
})

test('desks at which nothing waits are named all the same, those of others are not', async () => {
  const page = await (await walk.as(officer, ['portal.desk'])).get('/en/desk')
  assert.match(main(page), /Nothing waits here Lost umbrellas/)
  assert.doesNotMatch(main(page), /Keys/)
  assert.match(main(await (await walk.as(officer, ['portal.desk', 'keys.keep'])).get('/en/desk')), /1 Keys/)
})

test('whoever is no staff does not learn that there is a desk', async () => {
  assert.equal((await (await walk.as(officer, [])).get('/en/desk')).status, 404)
  assert.equal((await new Browser(walk.server).get('/en/desk')).status, 303)
})
