import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SignedIn } from '../../values/actor.ts'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { door, openRooms, somebody } from '../../../test/support/rooms.ts'
import { Browser, testServer, type Doorkeeper } from '../../../test/support/server.ts'
import {
  clearOldVisits,
  endSessionsOf,
  renewVisit,
  sessionsOf,
  takeKept,
  visitOf,
  type Server,
} from './index.ts'

const hour = 60 * 60 * 1000
const people: Doorkeeper = new Map()
const acts: string[] = []

let house: TestHouse
let ada: SignedIn
let bo: SignedIn
let server: Server

before(async () => {
  house = await testHouse()
  ada = await somebody(house, 'Ada')
  bo = await somebody(house, 'Bo', 'desk.open')
  people.set(ada.accountId, { actor: ada, language: 'ar' }).set(bo.accountId, { actor: bo })
  server = await testServer(house, people, {
    lifetimeOf: (_db, accountId) => Promise.resolve(accountId === bo.accountId ? 'short' : 'usual'),
  })
  openRooms(server, acts)
  server.post('/kept', door('everyone'), async (request, reply) => {
    visitOf(request).keep('challenge', { word: 'once' })
    return reply.send('')
  })
  server.post('/taken', door('everyone'), async (request, reply) => {
    const taken = await takeKept(request, 'challenge')
    return reply.send(JSON.stringify(taken ?? null))
  })
  server.post('/read', door('everyone'), async (request, reply) =>
    reply.send(JSON.stringify(visitOf(request).kept('challenge') ?? null)),
  )
  server.post('/renewed', door('everyone'), async (_request, reply) => {
    await renewVisit(reply)
    return reply.send('')
  })
})
after(async () => {
  await server.close()
  await house.close()
})

async function signIn(who = ada): Promise<Browser> {
  const browser = new Browser(server)
  await browser.post('/en/sign-in', { account: who.accountId })
  return browser
}

const rows = async (): Promise<number> => (await house.db.selectFrom('visit').select('id').execute()).length

test('a visitor for whom nothing is kept gets neither a row nor a cookie', async () => {
  const before = await rows()
  const browser = new Browser(server)
  const page = await browser.get('/en/form')
  assert.equal(page.headers['set-cookie'], undefined)
  assert.equal(await rows(), before)
})

test('signing in lets one reach one’s own pages', async () => {
  const page = await (await signIn()).get('/en/mine')
  assert.equal(page.status, 200)
  assert.match(page.body, /Ada/)
})

test('the token in the cookie is 256 bits and only its hash is stored', async () => {
  const browser = await signIn()
  const token = browser.cookies.get('visit') ?? ''
  assert.equal(Buffer.from(token, 'base64url').length, 32)
  const stored = await house.db.selectFrom('visit').selectAll().execute()
  assert.ok(!JSON.stringify(stored).includes(token))
})

test('the cookie cannot be read by scripts nor sent along from other sites', async () => {
  const answer = await new Browser(server).post('/en/sign-in', { account: ada.accountId })
  assert.match(String(answer.headers['set-cookie']), /^visit=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
})

test('a token from before signing in is dead afterwards', async () => {
  const browser = new Browser(server)
  await browser.get('/en/mine') // keeps the way back, and so begins a visit
  const planted = browser.cookies.get('visit') as string
  await browser.post('/en/sign-in', { account: ada.accountId })
  assert.notEqual(browser.cookies.get('visit'), planted)
  const attacker = new Browser(server)
  attacker.cookies.set('visit', planted)
  assert.equal((await attacker.get('/en/mine')).location, '/en/sign-in')
})

test('signing out ends the visit for whoever has its cookie', async () => {
  const browser = await signIn()
  const copy = new Browser(server)
  copy.cookies.set('visit', browser.cookies.get('visit') as string)
  await browser.post('/en/sign-out')
  assert.notEqual(browser.cookies.get('visit'), copy.cookies.get('visit'))
  assert.equal((await copy.get('/en/mine')).status, 303)
})

test('a sign-in that is not used for eight hours is over', async () => {
  const browser = await signIn()
  house.clock.move(7.9 * hour)
  assert.equal((await browser.get('/en/mine')).status, 200)
  house.clock.move(8.1 * hour)
  const answer = await browser.get('/en/mine')
  assert.equal(answer.location, '/en/sign-in')
})

test('a sign-in that is used all the time is over after fourteen days', async () => {
  const browser = await signIn()
  for (let day = 0; day < 14 * 4; day++) {
    assert.equal((await browser.get('/en/mine')).status, 200)
    house.clock.move(6 * hour)
  }
  assert.equal((await browser.get('/en/mine')).status, 303)
})

test('a short sign-in is over after half an hour without use, and half a day with it', async () => {
  const idle = await signIn(bo)
  house.clock.move(0.49 * hour)
  assert.equal((await idle.get('/en/mine')).status, 200)
  house.clock.move(0.51 * hour)
  assert.equal((await idle.get('/en/mine')).location, '/en/sign-in')
  const busy = await signIn(bo)
  for (let turn = 0; turn < 12 * 4; turn++) {
    assert.equal((await busy.get('/en/mine')).status, 200)
    house.clock.move(hour / 4)
  }
  assert.equal((await busy.get('/en/mine')).location, '/en/sign-in')
})

test('how long a sign-in lasts is decided when it begins, and kept', async () => {
  const rows = await house.db
    .selectFrom('visit')
    .select(['account_id', 'lifetime', 'created_at', 'expires_at'])
    .where('account_id', 'is not', null)
    .execute()
  for (const row of rows) {
    const isShort = row.account_id === bo.accountId
    assert.equal(row.lifetime, isShort ? 'short' : 'usual')
    assert.equal(row.expires_at.getTime() - row.created_at.getTime(), (isShort ? 12 : 14 * 24) * hour)
  }
})

test('when a visit was last seen is written at most once a minute', async () => {
  const browser = await signIn()
  const seen = async () => (await sessionsOf(house.db, ada.accountId, house.clock.now()))[0]?.seenAt.getTime()
  const before = await seen()
  house.clock.move(59_000)
  await browser.get('/en/mine')
  assert.equal(await seen(), before)
  house.clock.move(2_000)
  await browser.get('/en/mine')
  assert.equal(await seen(), house.clock.now().getTime())
})

test('all visits of an account can be ended at once but for one', async () => {
  const [one, other] = [await signIn(bo), await signIn(bo)]
  const [latest] = await sessionsOf(house.db, bo.accountId, house.clock.now())
  await endSessionsOf(house.db, bo.accountId, latest?.id)
  const states = [(await one.get('/en/mine')).status, (await other.get('/en/mine')).status]
  assert.deepEqual(new Set(states), new Set([200, 303]))
})

test('an account that may no longer come in is out at its next request', async () => {
  const browser = await signIn(bo)
  people.delete(bo.accountId)
  assert.equal((await browser.get('/en/mine')).status, 303)
  people.set(bo.accountId, { actor: bo })
  assert.equal((await browser.get('/en/mine')).status, 303)
})

test('what is kept is taken once, by one of ten who ask at once', async () => {
  const browser = await signIn()
  await browser.post('/en/kept')
  const answers = await Promise.all(Array.from({ length: 10 }, () => browser.post('/en/taken')))
  assert.deepEqual(
    answers.map(({ body }) => body).filter((body) => body !== 'null'),
    ['{"word":"once"}'],
  )
  assert.equal((await browser.post('/en/read')).body, 'null')
})

test('without taking it, ten who ask at once all get it: the control', async () => {
  const browser = await signIn()
  await browser.post('/en/kept')
  const answers = await Promise.all(Array.from({ length: 10 }, () => browser.post('/en/read')))
  assert.equal(answers.filter(({ body }) => body !== 'null').length, 10)
})

test('a stranger’s visit gets another token with all that is kept, and the old one is dead', async () => {
  const browser = new Browser(server)
  await browser.post('/en/kept')
  const planted = browser.cookies.get('visit') as string
  await browser.post('/en/renewed')
  assert.notEqual(browser.cookies.get('visit'), planted)
  assert.equal((await browser.post('/en/read')).body, '{"word":"once"}')
  const attacker = new Browser(server)
  attacker.cookies.set('visit', planted)
  assert.equal((await attacker.post('/en/read')).body, 'null')
})

test('a session of somebody signed in keeps its token', async () => {
  const browser = await signIn()
  const token = browser.cookies.get('visit')
  await browser.post('/en/renewed')
  assert.equal(browser.cookies.get('visit'), token)
})

test('a made-up cookie is a stranger’s and is taken away', async () => {
  const browser = new Browser(server)
  browser.cookies.set('visit', 'x'.repeat(43))
  const page = await browser.get('/en/form')
  assert.equal(page.status, 200)
  assert.equal(browser.cookies.has('visit'), false)
})

test('who may not open a page is told the same as for one that is not there', async () => {
  const browser = await signIn(ada)
  const [closed, missing] = [await browser.get('/en/desk'), await browser.get('/en/nowhere')]
  assert.equal(closed.status, 404)
  assert.equal(closed.body.replaceAll('/desk', ''), missing.body.replaceAll('/nowhere', ''))
  assert.equal((await (await signIn(bo)).get('/en/desk')).status, 200)
})

test('a signed-in person is led past the sign-in page', async () => {
  assert.equal((await (await signIn()).get('/en/sign-in')).location, '/en')
})

test('a bare address leads to the language of the person', async () => {
  assert.equal((await (await signIn()).get('/form')).location, '/ar/form')
})

test('pages of people who are signed in are stored by nobody', async () => {
  const page = await (await signIn()).get('/en/mine')
  assert.equal(page.headers['cache-control'], 'no-store')
  assert.equal(page.headers['etag'], undefined)
})

test('visits that are over are cleared away, others stay', async () => {
  const browser = await signIn()
  house.clock.move(13 * 24 * hour)
  const fresh = await signIn()
  house.clock.move(1.1 * 24 * hour)
  assert.ok((await clearOldVisits(house.db, house.clock.now())) > 0)
  assert.equal((await sessionsOf(house.db, ada.accountId, house.clock.now())).length, 0)
  assert.equal((await browser.get('/en/mine')).status, 303)
  assert.ok(fresh)
})
