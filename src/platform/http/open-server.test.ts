import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { Browser, testServer } from '../../../test/support/server.ts'
import { html } from '../ui/index.ts'
import { sendPage, textsOf, type RouteConfig, type Server } from './index.ts'

const open: RouteConfig = { permission: 'everyone', freshness: 'any', limit: 'pages' }

let house: TestHouse
let server: Server

before(async () => {
  house = await testHouse({ profile: 'itu' })
  server = await testServer(house)
  server.get('/events/:code', { config: open }, async (request, reply) =>
    sendPage(reply, 200, {
      title: `events in ${textsOf(request).language}`,
      body: html`<p>${request.url}</p>`,
    }),
  )
})
after(async () => {
  await server.close()
  await house.close()
})

test('a page is answered in the language its address names', async () => {
  const page = await new Browser(server).get('/ar/events/C-1?b=2')
  assert.equal(page.status, 200)
  assert.equal(page.headers['content-language'], 'ar')
  assert.match(page.body, /<html lang="ar" dir="rtl"/)
  assert.match(page.body, /<p>\/events\/C-1\?b=2<\/p>/)
})
