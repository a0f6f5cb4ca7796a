import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { door } from '../../../../test/support/rooms.ts'
import { testServer } from '../../../../test/support/server.ts'
import { html } from '../../ui/index.ts'
import { listenThrough } from '../../database/listen.ts'
import { dropPublicPages, publicPage, type Server } from '../index.ts'
import { sayPagesChanged } from '../../sessions/store.ts'

let house: TestHouse
let server: Server
let words = 'before'

before(async () => {
  house = await testHouse()
  server = await testServer(house, undefined, { listen: listenThrough(house.url, house.log) })
  const show = async () => ({ title: 'Public', body: html`<p>${words}</p>` })
  server.get('/public', door('everyone'), publicPage('public', { maxAgeMs: 3_600_000 }, show))
})
after(async () => {
  await server.close()
  await house.close()
})

const shows = async (what: string) => (await server.inject('/en/public')).body.includes(`<p>${what}</p>`)

test('a change is seen at once in the process that made it', async () => {
  assert.ok(await shows('before'))
  words = 'changed here'
  assert.ok(await shows('before'), 'the copy is kept')
  await dropPublicPages(house.db)
  assert.ok(await shows('changed here'))
})

test('a change in another process is seen soon', async () => {
  words = 'changed elsewhere'
  await sayPagesChanged(house.db)
  for (let step = 0; step < 100 && !(await shows(words)); step++)
    await new Promise((done) => setTimeout(done, 20))
  assert.ok(await shows('changed elsewhere'))
})
