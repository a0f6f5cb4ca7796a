import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import { pino } from 'pino'
import { testHouse } from '../../../test/support/house.ts'
import { door, openRooms, somebody } from '../../../test/support/rooms.ts'
import { Browser, testServer } from '../../../test/support/server.ts'
import { html } from '../ui/index.ts'
import { sendPage } from './index.ts'

test('the log tells what was asked and how it went, and nothing about whom', async () => {
  const lines: string[] = []
  const stream = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) })
  const base = await testHouse()
  const house = { ...base, log: pino({ level: 'debug' }, stream) }
  const ada = await somebody(house, 'Ada Canary')
  const server = await testServer(house, new Map([[ada.accountId, { actor: ada }]]))
  openRooms(server, [])
  server.get('/links/:token', door('everyone'), async (_request, reply) =>
    sendPage(reply, 200, { title: 'x', body: html`` }),
  )

  const browser = new Browser(server, { 'user-agent': 'CanaryBrowser' })
  await browser.get('/en/links/canary-token?email=canary@example.org')
  await browser.post('/en/sign-in', { account: ada.accountId, password: 'canary-password' })
  await browser.get('/en/mine?q=canary-search', { referer: 'http://canary.example/' })
  await browser.get('/en/desk')
  await browser.get('/en/canary-path')
  await server.close()
  await base.close()

  const log = lines.join('')
  assert.doesNotMatch(log, /canary/i)
  assert.ok(!log.includes(browser.cookies.get('visit') as string))
  assert.doesNotMatch(log, /127\.0\.0\.1/)
  const answered = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  assert.deepEqual(
    answered.map(({ method, route, status }) => [method, route, status]),
    [
      ['GET', '/links/:token', 200],
      ['POST', '/sign-in', 303],
      ['GET', '/mine', 200],
      ['GET', '/desk', 404],
      ['GET', undefined, 404],
    ],
  )
  assert.equal(answered[2]?.['account'], ada.accountId)
  assert.deepEqual(
    answered.map(({ lacking }) => lacking),
    [undefined, undefined, undefined, 'desk.open', undefined],
    'a right that was lacking is told apart from an address that is not there',
  )
})
