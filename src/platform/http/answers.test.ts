import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { door } from '../../../test/support/rooms.ts'
import { Browser, testServer } from '../../../test/support/server.ts'
import { html } from '../ui/index.ts'
import { formOf, NotFound, publicPage, sendFile, sendPage, type Server } from './index.ts'

let house: TestHouse
let server: Server
let rendered = 0

before(async () => {
  house = await testHouse()
  server = await testServer(house)
  server.get('/page', door('everyone'), async (_request, reply) =>
    sendPage(reply, 200, { title: 'Page', body: html`<p>${'words '.repeat(500)}</p>` }),
  )
  server.get('/form', door('everyone'), async (_request, reply) =>
    sendPage(reply, 200, { title: 'Form', form: 'f', body: html`` }),
  )
  server.get('/secret', door('everyone'), async (_request, reply) =>
    sendPage(reply, 200, { title: 'Secret', body: html`` }, { hideAddress: true }),
  )
  server.get('/broken', door('everyone'), async () => {
    throw new Error('the password is hunter2')
  })
  server.get('/torn', door('everyone'), async (_request, reply) =>
    sendPage(reply, 200, { title: 'Torn', body: undefined as never, margin: { toString: null } as never }),
  )
  server.get('/file', door('everyone'), async (_request, reply) =>
    sendFile(reply, { name: 'отчёт "1".ics', type: 'text/calendar', body: 'BEGIN:VCALENDAR' }),
  )
  const Path = z.object({ number: z.string().regex(/^\d+$/) })
  server.get('/numbered/:number', door('everyone'), (request) => Path.parse(request.params))
  server.post('/numbered', door('everyone'), (request) => Path.parse(formOf(request)))
  server.post('/act', door('everyone'), async (_request, reply) =>
    sendPage(reply, 200, { title: 'Done', body: html`` }),
  )
  server.get(
    '/public/:name',
    door('everyone'),
    publicPage('public', { maxAgeMs: 60_000 }, async (request) => {
      if (request.url.endsWith('nobody')) throw new NotFound()
      rendered += 1
      return { title: 'Public', body: html`${'words '.repeat(500)}` }
    }),
  )
})
after(async () => {
  await server.close()
  await house.close()
})

const get = (url: string, headers: Record<string, string> = {}) =>
  server.inject({ method: 'GET', url, headers })

test('every answer tells the browser to trust nothing but what comes from here', async () => {
  for (const url of ['/en/page', '/page', '/en/nowhere', '/en/broken', '/healthz', '/en/%']) {
    const { headers } = await get(url)
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self';/, url)
    assert.match(policy, /form-action 'self'; frame-ancestors 'none'; base-uri 'none'$/, url)
    assert.doesNotMatch(policy, /unsafe|\*|https:/, url)
    assert.equal(headers['x-content-type-options'], 'nosniff', url)
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin', url)
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin', url)
    assert.equal(headers['referrer-policy'], 'same-origin', url)
    assert.match(String(headers['permissions-policy']), /camera=\(\), microphone=\(\)/, url)
    assert.equal(headers['strict-transport-security'], undefined, 'plain http promises nothing')
    assert.equal(headers['x-powered-by'], undefined)
  }
})

test('under https the cookie is locked to the host and the browser stays with https', async () => {
  const secure = await testServer({ ...house, config: { ...house.config, url: 'https://meet.example' } })
  secure.get('/mine', door('signed-in'), async (_request, reply) =>
    sendPage(reply, 200, { title: 'x', body: html`` }),
  )
  const answer = await secure.inject({ method: 'GET', url: '/en/mine' })
  assert.match(String(answer.headers['strict-transport-security']), /max-age=63072000/)
  assert.match(
    String(answer.headers['set-cookie']),
    /^__Host-visit=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
  )
  await secure.close()
})

test('a page whose address is a secret tells it to nobody and is stored nowhere', async () => {
  const { headers } = await get('/en/secret')
  assert.equal(headers['referrer-policy'], 'no-referrer')
  assert.equal(headers['cache-control'], 'no-store')
})

test('a form is stored by nobody', async () =>
  assert.equal((await get('/en/form')).headers['cache-control'], 'no-store'))

test('pages are sent small to browsers that can unpack them', async () => {
  const plain = await get('/en/page')
  assert.equal(plain.headers['content-encoding'], undefined)
  const br = await get('/en/page', { 'accept-encoding': 'gzip, br' })
  assert.equal(br.headers['content-encoding'], 'br')
  assert.equal(brotliDecompressSync(br.rawPayload).toString(), plain.body)
  assert.ok(br.rawPayload.length < plain.rawPayload.length / 3)
  const gzip = await get('/en/page', { 'accept-encoding': 'gzip' })
  assert.equal(gunzipSync(gzip.rawPayload).toString(), plain.body)
})

test('a page the browser still has is not sent again', async () => {
  const first = await get('/en/page')
  const again = await get('/en/page', { 'if-none-match': String(first.headers.etag) })
  assert.equal(again.statusCode, 304)
  assert.equal(again.body, '')
  assert.equal(again.headers['content-length'], undefined)
})

test('a public page is made once for all strangers', async () => {
  rendered = 0
  const pages = await Promise.all(Array.from({ length: 10 }, () => get('/en/public/a')))
  assert.equal(rendered, 1)
  assert.ok(pages.every((page) => page.body === pages[0]?.body && page.statusCode === 200))
  const br = await get('/en/public/a', { 'accept-encoding': 'br' })
  assert.equal(brotliDecompressSync(br.rawPayload).toString(), pages[0]?.body)
  const etag = String(br.headers.etag)
  assert.equal((await get('/en/public/a', { 'if-none-match': etag })).statusCode, 304)
  assert.equal(rendered, 1)
})

test('a public page is made for each language, address and choice of colours', async () => {
  rendered = 0
  const arabic = await get('/ar/public/b')
  assert.equal(arabic.headers['content-language'], 'ar')
  await get('/en/public/b')
  await get('/en/public/b?x=1')
  const dark = await get('/en/public/b', { cookie: 'theme=dark' })
  assert.match(dark.body, /data-theme="dark"/)
  assert.equal(rendered, 4)
})

test('a public page that is not there is not kept', async () => {
  assert.equal((await get('/en/public/nobody')).statusCode, 404)
  assert.equal((await get('/en/public/nobody')).statusCode, 404)
})

test('somebody with a visit of their own gets the page made for them', async () => {
  const browser = new Browser(server)
  await browser.get('/en/public/c')
  await browser.post('/en/form', { 'language-switch': 'en' })
  await browser.post('/en/act', { 'language-switch': 'en', 'form-page': '/form' })
  rendered = 0
  const page = await browser.get('/en/public/c')
  assert.equal(rendered, 1)
  assert.equal(page.headers['cache-control'], 'no-store')
})

test('a surprise is a page with a number to quote and no detail', async () => {
  const page = await get('/en/broken')
  assert.equal(page.statusCode, 500)
  assert.match(page.body, /Number to quote[\s\S]*<bdi[^>]*>[2-9A-Z]{4}-[2-9A-Z]{4}<\/bdi>/)
  assert.doesNotMatch(page.body, /hunter2|Error:|\.ts/)
})

test('a page that cannot be drawn is still answered', async () => {
  const page = await get('/fr/torn')
  assert.equal(page.statusCode, 500)
  assert.match(page.body, /Un problème est survenu de notre côté/)
})

test('an address that only takes forms says so, and in which way', async () => {
  const page = await get('/en/act')
  assert.equal(page.statusCode, 405)
  assert.equal(page.headers.allow, 'POST')
  assert.match(page.body, /<h1>This address only takes a form<\/h1>/)
})

test('an asked-for folder of files is no form', async () => {
  assert.equal((await get('/en/assets/')).statusCode, 404)
})

test('an address nothing can have is not found; a form no page of ours makes is not read', async () => {
  assert.equal((await get('/en/numbered/x')).statusCode, 404)
  assert.equal((await new Browser(server).post('/en/numbered', { number: 'x' })).status, 400)
})

test('a header that is named like a property of ours does not open the door', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', method: 'GET', fetchsite: 'same-origin' }
  assert.equal((await new Browser(server).post('/en/act', {}, headers)).status, 403)
})

test('a form from another site is refused with a page that explains', async () => {
  const page = await new Browser(server).post('/en/act', {}, { 'sec-fetch-site': 'cross-site' })
  assert.equal(page.status, 403)
  assert.match(page.body, /nothing was done/)
})

test('a form that is too big or holds too many fields is refused with a page', async () => {
  const browser = new Browser(server)
  assert.equal((await browser.post('/en/act', { a: 'x'.repeat(1024 * 1024) })).status, 413)
  const many = Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`f${n}`, '1']))
  const page = await browser.post('/en/act', many)
  assert.equal(page.status, 413)
  assert.match(page.body, /too many fields/)
})

test('what is not a form is refused with a page', async () => {
  const headers = { 'content-type': 'application/json' }
  const page = await server.inject({ method: 'POST', url: '/en/act', headers, payload: '{}' })
  assert.equal(page.statusCode, 415)
  assert.match(page.body, /<h1>We cannot read this kind of content<\/h1>/)
})

for (const damaged of ['a=%FF', 'a=%00', 'a=%ED%A0%80', 'a=%'])
  test(`a form with ${damaged} is answered 400`, async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    assert.equal(
      (await server.inject({ method: 'POST', url: '/en/act', headers, payload: damaged })).statusCode,
      400,
    )
  })

test('a form of bytes that are no text is answered 400', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const payload = Buffer.from([0x61, 0x3d, 0xff, 0xfe])
  assert.equal((await server.inject({ method: 'POST', url: '/en/act', headers, payload })).statusCode, 400)
})

test('a file keeps its name whatever script it is in', async () => {
  const { headers } = await get('/en/file')
  assert.match(
    String(headers['content-disposition']),
    /^attachment; filename="[\w.-]+"; filename\*=UTF-8''%D0%BE/,
  )
})

test('the colours of the page are remembered and the way leads back', async () => {
  const browser = new Browser(server)
  const answer = await browser.post('/ar/display', { theme: 'dark', back: '/page?a=1' })
  assert.equal(answer.location, '/ar/page?a=1')
  assert.match((await browser.get('/ar/page')).body, /data-theme="dark"/)
  await browser.post('/ar/display', { theme: 'auto', back: '//evil.example' })
  assert.doesNotMatch((await browser.get('/ar/page')).body, /data-theme/)
})

for (const missing of ['permission', 'freshness', 'limit'])
  test(`a route that names no ${missing} stops the server from starting`, async () => {
    const server = await testServer(house)
    const config = { ...door('everyone').config, [missing]: undefined } as never
    assert.throws(() => server.route({ method: 'GET', url: `/no-${missing}`, config, handler: () => '' }), {
      message: new RegExp(`names no ${missing}`),
    })
    await server.close()
  })

test('what is wrong with a machine-read address is machine-readable', async () => {
  assert.deepEqual((await get('/readyz')).json(), { ready: true })
  assert.match((await get('/robots.txt')).body, /^User-agent: \*/)
  const { body } = await get('/.well-known/security.txt')
  assert.match(body, /^Contact: mailto:.+\nExpires: 2027-11-25T09:00:00\.000Z\n/)
})
