import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SignedIn } from '../../values/actor.ts'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { openRooms, somebody } from '../../../test/support/rooms.ts'
import { Browser, testServer, type Doorkeeper } from '../../../test/support/server.ts'
import { endSessionsOf, type Server } from './index.ts'

const minute = 60_000
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
  server = await testServer(house, people)
  openRooms(server, acts)
})
after(async () => {
  await server.close()
  await house.close()
})

const typedOn = (body: string): unknown =>
  JSON.parse(
    (/<p id="typed">(.*?)<\/p>/.exec(body)?.[1] ?? 'null').replaceAll('&quot;', '"').replaceAll('&#39;', "'"),
  )

async function signIn(who = ada, browser = new Browser(server)): Promise<Browser> {
  await browser.post('/en/sign-in', { account: who.accountId })
  return browser
}

test('a stranger who asks for a page of people signed in comes back to it', async () => {
  const browser = new Browser(server)
  const answer = await browser.get('/en/mine?tab=2')
  assert.equal(answer.status, 303)
  const page = await browser.follow(answer)
  assert.match(page.body, /Please sign in to go on/)
  assert.equal((await browser.post('/en/sign-in', { account: ada.accountId })).location, '/en/mine?tab=2')
})

test('what had to be said is said once', async () => {
  const browser = new Browser(server)
  await browser.follow(await browser.get('/en/mine'))
  assert.doesNotMatch((await browser.get('/en/sign-in')).body, /Please sign in to go on/)
})

test('an act that needs a fresh proof asks for it after ten minutes, and nothing is done meanwhile', async () => {
  const browser = await signIn()
  house.clock.move(9 * minute)
  assert.equal((await browser.post('/en/mine/change', { word: 'a' })).location, '/en/mine')
  acts.length = 0
  house.clock.move(2 * minute)
  const answer = await browser.post('/en/mine/change', { word: 'b', 'form-page': '/mine' })
  assert.equal(answer.location, '/en/sign-in')
  assert.deepEqual(acts, [])
  const page = await browser.follow(answer)
  assert.equal(page.status, 200, 'the sign-in page lets this signed-in person in')
  assert.match(page.body, /please sign in once more/)
})

test('after the fresh proof the form is there again as it was typed', async () => {
  const browser = await signIn()
  house.clock.move(11 * minute)
  await browser.post('/en/mine/change', { word: "b's", days: ['1', '2'], 'form-page': '/mine' })
  const back = await browser.post('/en/sign-in', { account: ada.accountId })
  assert.equal(back.location, '/en/mine')
  assert.deepEqual(typedOn((await browser.follow(back)).body), { word: "b's", days: ['1', '2'] })
  assert.equal((await browser.post('/en/mine/change', { word: 'b' })).location, '/en/mine')
})

test('a page that is only withheld leads to where a second factor is set up, and the way back is kept', async () => {
  const clerk = await somebody(house, 'Clerk')
  people.set(clerk.accountId, { actor: { ...clerk, withheld: new Set(['desk.open']) } })
  const browser = await signIn(clerk)
  const answer = await browser.get('/en/desk')
  assert.equal(answer.status, 303)
  assert.equal(answer.location, '/en/account/security')
  assert.match((await browser.get('/en/mine')).body, /two-step sign-in/)
  people.set(clerk.accountId, { actor: { ...clerk, permissions: new Set(['desk.open']) } })
  const back = await browser.post('/en/sign-in', { account: clerk.accountId })
  assert.equal(back.location, '/en/desk')
  assert.equal((await browser.follow(back)).status, 200)
})

test('a form sent after the sign-in ran out is kept for the same person', async () => {
  const browser = await signIn()
  house.clock.move(9 * 60 * minute)
  await browser.post('/en/mine/change', { word: 'late', 'form-page': '/en/mine' })
  await signIn(ada, browser)
  assert.deepEqual(typedOn((await browser.get('/en/mine')).body), { word: 'late' })
})

test('a form sent after the sign-in ran out is not shown to somebody else', async () => {
  const browser = await signIn()
  house.clock.move(9 * 60 * minute)
  await browser.post('/en/mine/change', { word: 'late', 'form-page': '/mine' })
  await signIn(bo, browser)
  assert.deepEqual(typedOn((await browser.get('/en/mine')).body), {})
})

for (const [how, end] of [
  ['signing out in another tab', (browser: Browser) => browser.post('/en/sign-out')],
  ['being signed out from elsewhere', () => endSessionsOf(house.db, ada.accountId)],
] as const) {
  test(`a form sent after ${how} is kept for the same person`, async () => {
    const browser = await signIn()
    await end(browser)
    await browser.post('/en/mine/change', { word: 'open tab', 'form-page': '/mine' })
    await signIn(ada, browser)
    assert.deepEqual(typedOn((await browser.get('/en/mine')).body), { word: 'open tab' })
  })

  test(`a form sent after ${how} is not shown to somebody else`, async () => {
    const browser = await signIn()
    await end(browser)
    await browser.post('/en/mine/change', { word: 'open tab', 'form-page': '/mine' })
    await signIn(bo, browser)
    assert.deepEqual(typedOn((await browser.get('/en/mine')).body), {})
  })

  test(`what a stranger types after ${how} is their own`, async () => {
    const browser = await signIn()
    await end(browser)
    const answer = await browser.post('/en/form', { name: 'Новый', 'language-switch': 'fr' })
    assert.deepEqual(typedOn((await browser.follow(answer)).body), { name: 'Новый' })
  })
}

test('what one account left is not carried into the visit of another', async () => {
  const browser = await signIn()
  house.clock.move(11 * minute)
  await browser.post('/en/mine/change', { word: 'mine', 'form-page': '/mine' })
  const answer = await browser.post('/en/sign-in', { account: bo.accountId })
  assert.deepEqual(typedOn((await browser.follow(answer)).body), {})
})

test('passwords and codes are never kept', async () => {
  const browser = await signIn()
  house.clock.move(11 * minute)
  await browser.post('/en/mine/change', {
    word: 'a',
    password: 'secret-1',
    'new-password': 'x',
    code: '123456',
    'form-page': '/mine',
  })
  const stored = JSON.stringify(await house.db.selectFrom('visit').select('kept').execute())
  assert.doesNotMatch(stored, /secret-1|123456/)
})

for (const evil of [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/en//evil.example',
  '/%0d%0aSet-Cookie:a=b',
  'javascript:alert(1)',
])
  test(`${evil} is no way back`, async () => {
    const browser = await signIn()
    house.clock.move(11 * minute)
    await browser.post('/en/mine/change', { 'form-page': evil }, { referer: 'https://evil.example/' })
    const { location } = await browser.post('/en/sign-in', { account: ada.accountId })
    assert.match(location, /^\/en(\/|$)(?!\/)/)
    assert.ok(new URL(location, 'https://ours.example').origin === 'https://ours.example')
    assert.doesNotMatch(location, /[\r\n]/)
  })

test('switching the language in the middle of a form keeps it and does nothing', async () => {
  acts.length = 0
  const browser = new Browser(server)
  const answer = await browser.post('/en/form', {
    name: 'Ада',
    'form-page': '/form?event=1',
    'language-switch': 'ar',
  })
  assert.equal(answer.status, 303)
  assert.equal(answer.location, '/ar/form?event=1')
  assert.deepEqual(acts, [])
  const page = await browser.follow(answer)
  assert.deepEqual(typedOn(page.body), { name: 'Ада' })
  assert.equal(page.headers['content-language'], 'ar')
  assert.equal((await browser.get('/form')).location, '/ar/form', 'and the choice is remembered')
})

test('a kept form is forgotten when it is sent for good', async () => {
  const browser = new Browser(server)
  await browser.post('/en/form', { name: 'a', 'language-switch': 'fr' })
  await browser.post('/fr/form', { name: 'a' })
  assert.equal(typedOn((await browser.get('/fr/form')).body), null)
})

test('two tabs keep their forms apart', async () => {
  const browser = await signIn()
  house.clock.move(11 * minute)
  await Promise.all([
    browser.post('/en/mine/change', { word: 'one', 'form-page': '/mine' }),
    browser.post('/en/form', { word: 'two', 'language-switch': 'en' }),
  ])
  assert.deepEqual(typedOn((await browser.get('/en/mine')).body), { word: 'one' })
  assert.deepEqual(typedOn((await browser.get('/en/form')).body), { word: 'two' })
})

test('a form too long to be kept says so instead of breaking', async () => {
  const browser = new Browser(server)
  const answer = await browser.post('/en/form', { name: 'ю'.repeat(20_000), 'language-switch': 'en' })
  assert.match((await browser.follow(answer)).body, /too long to be kept/)
})

test('many kept forms together stay small: the oldest give way', async () => {
  const browser = new Browser(server)
  for (let page = 0; page < 12; page++) {
    house.clock.move(1000)
    await browser.post('/en/form', {
      a: 'x'.repeat(10_000),
      'form-page': `/page/${page}`,
      'language-switch': 'en',
    })
  }
  const visits = await house.db
    .selectFrom('visit')
    .select('kept')
    .orderBy('created_at', 'desc')
    .limit(1)
    .execute()
  const kept = visits[0]?.kept as Record<string, unknown>
  assert.ok(JSON.stringify(kept).length <= 64 * 1024)
  assert.ok('form:/page/11' in kept)
  assert.ok(!('form:/page/0' in kept))
})

test('a stranger cannot fill the house with forms to keep', async () => {
  const counted = await testServer(house, people, { rateLimits: 'usual' })
  openRooms(counted, [])
  const statuses = new Set<number>()
  for (let n = 0; n < 121; n++)
    statuses.add((await new Browser(counted).post('/en/form', { a: '1', 'language-switch': 'fr' })).status)
  assert.deepEqual(statuses, new Set([303, 429]))
  await counted.close()
})

test('being asked to prove oneself opens the sign-in page and no other page for strangers', async () => {
  const browser = await signIn()
  house.clock.move(11 * minute)
  await browser.post('/en/mine/change', { 'form-page': '/mine' })
  assert.equal((await browser.get('/en/sign-in')).status, 200)
  assert.equal((await browser.get('/en/new')).status, 303)
})
