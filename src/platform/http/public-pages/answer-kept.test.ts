import assert from 'node:assert/strict'
import { request as ask, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { after, before, beforeEach, test } from 'node:test'
import { pino } from 'pino'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { door } from '../../../../test/support/rooms.ts'
import { testServer } from '../../../../test/support/server.ts'
import { html } from '../../ui/index.ts'
import { dropPublicPages, publicPage, type Server } from '../index.ts'

/*
 * Requests that are injected never meet what stands before Fastify, so this server listens. A cookie of no meaning sends
 * a request the long way; both ways must answer alike.
 */
const longWay = { cookie: 'nothing=1' }

let house: TestHouse
let server: Server
let words = 'words '
let lines: Record<string, unknown>[] = []
/** How many went as far as the last hook, which is on the long way only. */
let walked = 0

before(async () => {
  const base = await testHouse()
  const stream = new Writable({ write: (line, _, done) => (lines.push(JSON.parse(String(line))), done()) })
  house = { ...base, log: pino({ level: 'info' }, stream) }
  server = await opened()
})
after(async () => {
  await server.close()
  await house.close()
})
beforeEach(() => {
  lines = []
  walked = 0
})

async function opened(parts: Parameters<typeof testServer>[2] = {}, at: TestHouse = house): Promise<Server> {
  const made = await testServer(at, undefined, parts)
  made.addHook('onRequest', (_request, _reply, done) => {
    walked += 1
    done()
  })
  const show = async () => ({ title: 'Public', body: html`<p>${words.repeat(500)}</p>` })
  made.get('/public/:name', door('everyone'), publicPage('public', { maxAgeMs: 300 }, show))
  await made.listen({ host: '127.0.0.1', port: 0 })
  return made
}

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

function fetched(
  path: string,
  headers: Record<string, string> = {},
  { method = 'GET', from = server } = {},
): Promise<Answer> {
  const { port } = from.server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const { date, ...others } = answer.headers
        assert.ok(date)
        const body = Buffer.concat(chunks).toString('latin1')
        resolve({ status: answer.statusCode ?? 0, headers: others, body })
      })
    })
    sent.once('error', reject)
    sent.end()
  })
}

/** Makes sure that a copy is kept, and that it is young. */
async function keep(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  await dropPublicPages(house.db)
  const first = await fetched(path, headers)
  walked = 0
  lines = []
  return first
}

for (const method of ['GET', 'HEAD'])
  for (const accepted of ['identity', 'gzip', 'gzip, br'])
    for (const saving of ['off', 'on'])
      test(`a kept page is the same on both ways: ${method}, ${accepted}, saving data ${saving}`, async () => {
        const path = '/fr/public/same?x=1'
        const headers = { 'accept-encoding': accepted, 'save-data': saving }
        const { headers: first } = await keep(path, headers)
        const short = await fetched(path, headers, { method })
        assert.equal(walked, 0)
        const long = await fetched(path, { ...headers, ...longWay }, { method })
        assert.equal(walked, 1)
        assert.deepEqual(short, long)
        assert.equal(short.headers.etag, first.etag)
        assert.equal(short.headers['content-language'], 'fr')
        assert.equal(short.body.length > 0, method === 'GET')
      })

test('a browser that still has the page is told so on both ways', async () => {
  const { headers } = await keep('/en/public/mark')
  const kept = { 'if-none-match': String(headers.etag), 'accept-encoding': 'br' }
  const short = await fetched('/en/public/mark', kept)
  assert.equal(walked, 0)
  assert.deepEqual(short, await fetched('/en/public/mark', { ...kept, ...longWay }))
  assert.equal(short.status, 304)
  assert.equal((await fetched('/en/public/mark', { 'if-none-match': 'W/"other"' })).status, 200)
})

test('who saves data gets another page', async () => {
  const usual = await keep('/en/public/saving')
  const sparing = await fetched('/en/public/saving', { 'save-data': 'on' })
  assert.notEqual(usual.body, sparing.body)
  assert.equal((await fetched('/en/public/saving', { 'save-data': 'on' })).body, sparing.body)
  assert.equal(walked, 1)
})

test('whoever has a cookie, and whatever is no question, goes the long way', async () => {
  await keep('/en/public/cookie')
  const dark = await fetched('/en/public/cookie', { cookie: 'theme=dark' })
  assert.match(dark.body, /data-theme="dark"/)
  assert.equal(walked, 1)
  assert.equal((await fetched('/en/public/cookie', {}, { method: 'POST' })).status, 405)
  assert.doesNotMatch((await fetched('/en/public/cookie')).body, /data-theme="dark"/)
})

test('a page of somebody with a cookie is offered to nobody', async () => {
  await dropPublicPages(house.db)
  await fetched('/en/public/first', longWay)
  await fetched('/en/public/first')
  assert.equal(walked, 2)
  await fetched('/en/public/first')
  assert.equal(walked, 2)
})

test('a bare address still leads to a language, and a change of language is still remembered', async () => {
  await keep('/en/public/where')
  const bare = await fetched('/public/where', { 'accept-language': 'es' })
  assert.deepEqual([bare.status, bare.headers.location], [302, '/es/public/where'])
  const { port } = server.server.address() as AddressInfo
  const from = (language: string) => ({ referer: `http://127.0.0.1:${port}/${language}/public/where` })
  assert.match(String((await fetched('/en/public/where', from('ar'))).headers['set-cookie']), /^language=en/)
  assert.equal((await fetched('/en/public/where', from('en'))).headers['set-cookie'], undefined)
  assert.equal(walked, 1)
})

test('a page is new after a drop, and when it is too old', async () => {
  words = 'before '
  await keep('/en/public/new')
  assert.match((await fetched('/en/public/new')).body, /before before/)
  words = 'dropped '
  await dropPublicPages(house.db)
  assert.match((await fetched('/en/public/new')).body, /dropped dropped/)
  words = 'older '
  await new Promise((done) => setTimeout(done, 320))
  assert.match((await fetched('/en/public/new')).body, /older older/)
  words = 'words '
})

test('too many at once wait, whichever way they go', async () => {
  const limited = await opened({ rateLimits: 'usual' })
  const look = () => fetched('/en/public/limited', {}, { from: limited })
  let status = 200
  let answered = 0
  while (status === 200 && answered < 1300) {
    status = (await look()).status
    answered += 1
  }
  assert.equal(answered, 1201)
  const refused = await look()
  assert.equal(refused.status, 429)
  assert.ok(Number(refused.headers['retry-after']) > 0)
  assert.ok(walked < 100, `${walked} went the long way`)
  await limited.close()
})

test('behind a proxy each visitor is counted, not the proxy', async () => {
  const at = { ...house, config: { ...house.config, url: 'https://meet.example' } }
  const counted: string[] = []
  const limited = await opened({}, at)
  const { limits } = limited.opened
  limits.count = async (_limit, who) => (counted.push(who.who), 0)
  const look = (ip: string) => fetched('/en/public/behind', { 'x-forwarded-for': ip }, { from: limited })
  await look('203.0.113.7')
  walked = 0
  const { headers } = await look('192.0.2.1, 198.51.100.9')
  assert.equal(walked, 0)
  assert.match(String(headers['strict-transport-security']), /max-age/)
  assert.deepEqual(counted, ['network 203.0.113', 'network 198.51.100'])
  await limited.close()
})

test('the log says the same of both ways', async () => {
  await keep('/en/public/logged')
  await fetched('/en/public/logged?secret=1', longWay)
  await fetched('/en/public/logged')
  await new Promise((done) => setTimeout(done, 20))
  const [long, short] = lines.map(({ request, ms, time, ...same }) => {
    assert.ok(time)
    assert.match(String(request), /^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    assert.equal(typeof ms, 'number')
    return same
  })
  assert.equal(lines.length, 2)
  assert.deepEqual(short, long)
  assert.equal(short?.['route'], '/public/:name')
})

test('a server that closes hands everybody on', async () => {
  const closing = await opened()
  await fetched('/en/public/closing', {}, { from: closing })
  closing.opened.draining = true
  walked = 0
  assert.equal((await fetched('/en/public/closing', {}, { from: closing })).status, 200)
  assert.equal(walked, 1)
  await closing.close()
})
