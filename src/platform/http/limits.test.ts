import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { openRooms, somebody } from '../../../test/support/rooms.ts'
import { Browser, testServer } from '../../../test/support/server.ts'
import { html } from '../ui/index.ts'
import { networkOfRequest, sendPage, type Server } from './index.ts'

let house: TestHouse
let server: Server

before(async () => {
  house = await testHouse()
  const ada = await somebody(house, 'Ada')
  server = await testServer(house, new Map([[ada.accountId, { actor: ada }]]), { rateLimits: 'usual' })
  openRooms(server, [])
  server.post(
    '/try',
    { config: { permission: 'everyone', freshness: 'any', limit: 'sign-up' } },
    async (_request, reply) => sendPage(reply, 200, { title: 'Tried', body: html`` }),
  )
})
after(async () => {
  await server.close()
  await house.close()
})

test('too many at once wait, and are told until when', async () => {
  const browser = new Browser(server, { 'accept-language': 'ru' })
  for (let n = 0; n < 120; n++) assert.equal((await browser.post('/ru/try')).status, 200)
  const page = await browser.post('/ru/try')
  assert.equal(page.status, 429)
  assert.match(page.body, /Продолжить можно будет через (60 минут|1 час)/)
  assert.ok(Number(page.headers['retry-after']) > 3500)
  assert.equal((await browser.get('/ru/form')).status, 200, 'other classes go on')
})

test('another network is not held up', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' }
  const answer = await server.inject({
    method: 'POST',
    url: '/en/try',
    headers,
    payload: '',
    remoteAddress: '198.51.100.7',
  })
  assert.equal(answer.statusCode, 200)
})

test('nobody can read from the counts who was counted', async () => {
  const rows = await house.db.selectFrom('rate_limit').selectAll().execute()
  assert.ok(rows.length > 0)
  for (const { key } of rows) assert.match(key, /^sign-up:[\w-]{22}$/)
})

test('at a meeting’s venue, where everybody comes from one address, twenty times as many may ask', async () => {
  const atVenue = {
    ...house,
    config: { ...house.config, venueNetworks: ['203.0.113.0/24', '2001:db8:40::/48'] },
  }
  const other = await testServer(atVenue, new Map(), { rateLimits: 'usual' })
  openRooms(other, [])
  other.post(
    '/try',
    { config: { permission: 'everyone', freshness: 'any', limit: 'sign-up' } },
    async (request, reply) => reply.send(networkOfRequest(request) ?? 'nobody answers for it'),
  )
  const ask = (remoteAddress: string) =>
    other.inject({ method: 'POST', url: '/en/try', payload: '', headers: { ...form }, remoteAddress })
  for (let n = 0; n < 121; n++) assert.equal((await ask('203.0.113.9')).statusCode, 200)
  assert.equal((await ask('::ffff:203.0.113.9')).body, 'nobody answers for it')
  assert.equal((await ask('2001:db8:40:1::2')).body, 'nobody answers for it')
  assert.equal((await ask('203.0.114.9')).body, '203.0.114')
  await other.close()
})

const form = { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en' }
