import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { Browser } from '../../../test/support/server.ts'
import { main, openWalk, type Walk } from '../../../test/support/walking.ts'
import { helpRoutes } from './routes.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => helpRoutes(server, house))
})
after(async () => {
  await walk.close()
  await house.close()
})

test('the privacy page says how long each thing that people write is kept', async () => {
  const words = main(await new Browser(walk.server).get('/en/legal/privacy'))
  for (const said of [
    /How long we keep what you tell us about a meeting/,
    /How long we keep what you write to us/,
    /What you ask us.* 2 years after the last message/,
    /What you tell us about these pages 2 years after you sent it/,
    /Why you asked for TIES.* 2 years after it is over/,
    /Notes that focal points leave.* 2 years after they were last written/,
    /Which notices you put away 30 days after the notice is over/,
  ])
    assert.match(words, said)
})
