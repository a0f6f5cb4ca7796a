import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../test/support/house.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { makeAccount, testPassword } from '../../../test/support/people.ts'
import type { MadeAccount } from '../../../test/support/people.ts'
import { Browser } from '../../../test/support/server.ts'
import { newestMail, signUpServer } from '../../../test/support/sign-up.ts'
import type { Server } from '../../platform/http/index.ts'
import { trailOf } from '../audit/index.ts'
import { recover } from './actions/recover.ts'

let house: TestHouse
let server: Server
const fresh = 'seven green lanterns'
const path = '/en/account/password'

before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
})
after(async () => {
  await server.close()
  await house.close()
})

async function signedIn({ email }: MadeAccount, password = testPassword): Promise<Browser> {
  const browser = new Browser(server)
  await browser.post('/en/sign-in', { name: email, password })
  return browser
}

const change = (browser: Browser, current: string, password: string) =>
  browser.post(path, { 'current-password': current, password })

const isIn = async (browser: Browser): Promise<boolean> => (await browser.get('/en/account')).status === 200

test('the password is changed with the present one, and every other session ends', async () => {
  const one = await makeAccount(house.db, { name: 'Change Once' })
  const [here, there] = [await signedIn(one), await signedIn(one)]
  const before = here.cookies.get('visit')
  assert.match(
    (await here.get(path)).body,
    /autocomplete="current-password"[\s\S]*autocomplete="new-password"/,
  )

  const done = await change(here, testPassword, fresh)
  assert.deepEqual([done.status, done.location], [303, '/en/account'])
  assert.match((await here.follow(done)).body, /Your password is changed/)
  assert.notEqual(here.cookies.get('visit'), before)
  const mail = await newestMail(house, one.email)
  assert.match(mail.subject, /^Changed/)
  assert.match(mail.text, /Where it was changed you are still signed in/)
  assert.ok(!(await isIn(there)))
  assert.ok(!(await isIn(await signedIn(one))))
  assert.ok(await isIn(await signedIn(one, fresh)))
  assert.ok((await trailOf(house.db, one.id)).some(({ act }) => act === 'sign-in.password-changed'))
})

test('a mailed link ends when the password is changed otherwise', async () => {
  const one = await makeAccount(house.db, { name: 'Change Link' })
  await recover(house, { name: one.username }, house.clock.now())
  const link = (await newestMail(house, one.email)).path
  await change(await signedIn(one), testPassword, fresh)
  assert.equal((await new Browser(server).get(link)).status, 410)
})

test('a wrong present password is said beside its field, and nothing changes', async () => {
  const one = await makeAccount(house.db, { name: 'Change Wrong' })
  const browser = await signedIn(one)
  const { status, body } = await change(browser, 'not the password at all', fresh)
  assert.equal(status, 422)
  assert.match(body, /href="#field-current-password"[\s\S]*This is not your present password/)
  assert.ok(!body.includes(fresh) && !body.includes('not the password at all'))
  assert.ok(await isIn(await signedIn(one)))
})

test('the new password follows the same rule as the first', async () => {
  const one = await makeAccount(house.db, { name: 'Change Weak' })
  const browser = await signedIn(one)
  const tries: [string, RegExp][] = [
    ['', /Choose a password/],
    ['short', /Use at least 15 characters/],
    [`${one.username} Change Weak`, /easy to guess/],
    ['x'.repeat(5000), /Use at most 512 characters/],
  ]
  for (const [password, says] of tries) {
    const { status, body } = await change(browser, testPassword, password)
    assert.equal(status, 422)
    assert.match(body, says)
  }
  assert.match((await change(browser, '', fresh)).body, /Enter your password/)
})

test('guessing the present password becomes slow, and signing in elsewhere does not', async () => {
  const one = await makeAccount(house.db, { name: 'Change Slow' })
  const browser = await signedIn(one)
  for (let time = 0; time < 5; time++)
    assert.equal((await change(browser, 'a wrong guess again', fresh)).status, 422)
  const slow = await change(browser, testPassword, fresh)
  assert.deepEqual([slow.status, slow.headers['retry-after']], [429, '1'])
  assert.ok(await isIn(await signedIn(one)))
  house.clock.move(1500)
  assert.equal((await change(browser, testPassword, fresh)).status, 303)
})

test('ten changes at once are one', async () => {
  const one = await makeAccount(house.db, { name: 'Change Tenfold' })
  const browser = await signedIn(one)
  const fields = (count: number) => ({
    'current-password': testPassword,
    password: `${fresh} number ${count}`,
  })
  await Promise.all([1, 2, 3, 4, 5].map((count) => browser.post(path, fields(count))))
  const changed = (await trailOf(house.db, one.id)).filter(({ act }) => act === 'sign-in.password-changed')
  assert.equal(changed.length, 1)
})

test('who signed in long ago proves once more, and strangers sign in first', async () => {
  const one = await makeAccount(house.db, { name: 'Change Stale' })
  const browser = await signedIn(one)
  house.clock.move(3_600_000)
  assert.equal((await browser.get(path)).location, '/en/sign-in')
  assert.equal((await change(browser, testPassword, fresh)).location, '/en/sign-in')
  assert.equal((await new Browser(server).get(path)).location, '/en/sign-in')
  const back = await browser.post('/en/sign-in', { name: one.email, password: testPassword })
  assert.equal(back.location, path)
})
