import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { openRooms } from '../../../test/support/rooms.ts'
import { Browser, testServer } from '../../../test/support/server.ts'
import type { Server } from './index.ts'

let house: TestHouse
let server: Server

before(async () => {
  house = await testHouse()
  server = await testServer(house)
  openRooms(server, [])
})
after(async () => {
  await server.close()
  await house.close()
})

test('a page is answered in the language its address names', async () => {
  const page = await new Browser(server).get('/ar/form?a=1')
  assert.equal(page.status, 200)
  assert.equal(page.headers['content-language'], 'ar')
  assert.match(page.body, /<html lang="ar" dir="rtl"/)
})

test('a bare address leads to the language the browser asks for first', async () => {
  const answer = await new Browser(server, { 'accept-language': 'de, fr-CH;q=0.8, en;q=0.5' }).get(
    '/form?a=1',
  )
  assert.equal(answer.status, 302)
  assert.equal(answer.location, '/fr/form?a=1')
  assert.equal(answer.headers['vary'], 'Accept-Language, Cookie')
})

test('a browser that asks for nothing we have is led to the first language of the body', async () => {
  const answer = await new Browser(server, { 'accept-language': 'sw' }).get('/')
  assert.equal(answer.location, `/${house.profile.languages[0]}`)
})

test('a language chosen in the menu is where bare addresses lead from then on', async () => {
  const browser = new Browser(server)
  await browser.get('/ru/form', { host: 'localhost:3000', referer: 'http://localhost:3000/en/form' })
  assert.equal((await browser.get('/form')).location, '/ru/form')
})

test('following a link from elsewhere chooses no language', async () => {
  const browser = new Browser(server)
  await browser.get('/ru/form', { host: 'localhost:3000', referer: 'https://elsewhere.example/en/form' })
  assert.equal((await browser.get('/form')).location, '/en/form')
})

test('an address nobody knows is a page that says so, in the reader’s language', async () => {
  const browser = new Browser(server, { 'accept-language': 'es' })
  const page = await browser.follow(await browser.get('/nowhere/at/all'))
  assert.equal(page.status, 404)
  assert.match(page.body, /<h1>Aquí no hay ninguna página<\/h1>/)
})

test('an address in a language the body does not have is not found', async () => {
  const browser = new Browser(server)
  assert.equal((await browser.follow(await browser.get('/de/form'))).status, 404)
})

test('what machines read has no language, and no other address', async () => {
  const browser = new Browser(server)
  assert.equal((await browser.get('/healthz')).status, 200)
  assert.equal((await browser.get('/en/healthz')).status, 404)
})

test('HEAD is led to a language as GET is', async () => {
  const answer = await server.inject({
    method: 'HEAD',
    url: '/form',
    headers: { 'accept-language': 'zh-CN' },
  })
  assert.equal(answer.statusCode, 302)
  assert.equal(answer.headers.location, '/zh/form')
})

test('a form sent to a bare address is taken, not redirected', async () => {
  assert.equal((await new Browser(server).post('/form', { a: '1' })).status, 200)
})

for (const bad of [
  '/en/form?a=%FF',
  '/en/%E0%A4%A',
  '/en/form%00',
  '/en/form?a=%',
  `/en/${'a'.repeat(5000)}`,
])
  test(`the damaged address ${bad.slice(0, 20)} is answered with a page, not an accident`, async () => {
    const page = await new Browser(server, { 'accept-language': 'fr' }).get(bad)
    assert.equal(page.status, 400)
    assert.match(page.body, /<h1>We could not read this request<\/h1>/)
  })
