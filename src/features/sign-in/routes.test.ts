import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testHouse } from '../../../test/support/house.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { mailsTo } from '../../../test/support/mail.ts'
import { Browser } from '../../../test/support/server.ts'
import { newestMail, signUpServer } from '../../../test/support/sign-up.ts'
import type { Server } from '../../platform/http/index.ts'
import { prepareJobs } from '../../platform/jobs/index.ts'
import { recover } from './actions/recover.ts'

let house: TestHouse
let server: Server
const password = 'a quiet harbour at dawn'
const registration = '/en/events/C-00015213/registration'

before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
})
after(async () => {
  await server.close()
  await house.close()
})

const form = (email: string, name = 'Akosua Mensah'): Record<string, string> => ({
  name,
  email,
  country: 'GH',
  language: 'en',
  membership: 'unknown',
  organisation: 'unknown',
  terms: 'yes',
  privacy: 'yes',
  act: 'sign-up',
})

/** Signs up and gives the path of the link in the mail. */
async function linkFor(email: string, browser = new Browser(server), name?: string): Promise<string> {
  await browser.post('/en/account/new', form(email, name))
  return (await newestMail(house, email)).path
}

/** An account with the usual password; returns its user name. */
async function account(email: string, name: string): Promise<string> {
  await new Browser(server).post(await linkFor(email, undefined, name), { password })
  const names = await house.db
    .selectFrom('account_identifier as wanted')
    .innerJoin('account_identifier as known', 'known.account_id', 'wanted.account_id')
    .select('wanted.shown')
    .where('known.key', '=', email)
    .where('wanted.kind', '=', 'username')
    .executeTakeFirstOrThrow()
  return names.shown
}

const signIn = (name: string, tried: string, browser = new Browser(server)) =>
  browser.post('/en/sign-in', { name, password: tried })

const isSignedIn = async (browser: Browser): Promise<boolean> =>
  (await browser.get('/en/account')).status === 200

test('a newcomer goes from the event by sign-up, mail and password back to the event', async () => {
  const browser = new Browser(server)
  const sent = await browser.get(registration)
  assert.equal(sent.location, '/en/sign-in')
  const page = await browser.follow(sent)
  assert.match(page.body, /You go on to <strong>.*Quality workshop/)
  assert.match(page.body, /No account yet\?[\s\S]*href="\/en\/account\/new"[^>]*>I am a new user/)

  await browser.follow(await browser.post('/en/account/new', form('new@one.example')))
  const mail = await newestMail(house, 'new@one.example')
  assert.match(mail.subject, /^Action needed: activate/)
  const activation = await browser.get(mail.path)
  assert.match(activation.body, /Choose your password[\s\S]*new@one\.example[\s\S]*Quality workshop/)
  const done = await browser.post(mail.path, { password })
  assert.deepEqual([done.status, done.location], [303, registration])
  assert.equal((await browser.get(done.location)).body, 'the form')

  const active = await newestMail(house, 'new@one.example')
  assert.match(active.subject, /^Active/)
  assert.match(active.text, /mensaha/)
  assert.equal(active.path, registration)
})

test('opening the link changes nothing, however often a scanner does it', async () => {
  const path = await linkFor('scanned@one.example')
  for (let time = 0; time < 3; time++) assert.equal((await new Browser(server).get(path)).status, 200)
  const { body, headers } = await new Browser(server).get(path)
  assert.match(body, /Activate my account/)
  assert.equal(headers['referrer-policy'], 'no-referrer')
  assert.equal(headers['cache-control'], 'no-store')
})

test('the link works on another device than the sign-up', async () => {
  const path = await linkFor('elsewhere@one.example')
  const other = new Browser(server)
  assert.equal((await other.post(path, { password })).status, 303)
  assert.ok(await isSignedIn(other))
})

test('a password that is too short, missing or easy to guess is refused beside its field', async () => {
  const path = await linkFor('weak@one.example')
  const tries: [string, RegExp][] = [
    ['', /Choose a password/],
    ['too short', /Use at least 15 characters/],
    ['weak@one.example', /easy to guess/],
    [`${house.profile.welcomeWord}12345!`, /easy to guess/],
    ['x'.repeat(5000), /Use at most 512 characters/],
  ]
  for (const [tried, says] of tries) {
    const { status, body } = await new Browser(server).post(path, { password: tried })
    assert.equal(status, 422, tried)
    assert.match(body, says)
    assert.doesNotMatch(body, /Everything you typed is kept/, 'a password never comes back')
    assert.ok(tried === '' || tried === 'weak@one.example' || !body.includes(tried))
  }
  assert.match((await new Browser(server).get(path)).body, /autocomplete="new-password"/)
})

test('a link that was used, replaced, forged or is too old says so and leads on', async () => {
  const used = await linkFor('used@one.example')
  await new Browser(server).post(used, { password })
  const again = await new Browser(server).get(used)
  assert.equal(again.status, 410)
  assert.match(again.body, /This link has done its work[\s\S]*href="\/en\/sign-in"/)
  assert.equal((await new Browser(server).post(used, { password })).status, 410)

  const first = await linkFor('replaced@one.example')
  await linkFor('replaced@one.example')
  assert.match((await new Browser(server).get(first)).body, /There is a newer link/)

  for (const forged of [
    `${first.slice(0, -2)}xx`,
    '/en/account/activation/x',
    '/en/account/activation/%3Cscript%3E',
  ]) {
    const answer = await new Browser(server).get(forged)
    assert.equal(answer.status, 404)
    assert.match(answer.body, /This link is not complete/)
    assert.equal((await new Browser(server).post(forged, { password })).status, 404)
  }
})

test('who comes too late gets a new link with everything typed kept', async () => {
  const path = await linkFor('late@one.example')
  house.clock.move(73 * 3_600_000)
  const browser = new Browser(server)
  const late = await browser.get(path)
  assert.equal(late.status, 410)
  assert.match(late.body, /This link has expired[\s\S]*Send me a new link/)
  const renewed = await browser.post(`${path}/renewal`)
  assert.equal(renewed.location, '/en/account/new/mail')
  assert.match((await browser.follow(renewed)).body, /late@one\.example/)
  const fresh = (await newestMail(house, 'late@one.example')).path
  assert.equal((await browser.post(fresh, { password })).status, 303)
})

test('two tabs, or ten, make one account, and the others are told kindly', async () => {
  const path = await linkFor('tabs@one.example', undefined, 'Tabs Once')
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => new Browser(server).post(path, { password })),
  )
  assert.deepEqual(
    answers.map(({ status }) => status).sort((one, other) => one - other),
    [303, ...Array.from({ length: 9 }, () => 410)],
  )
  const made = await house.db.selectFrom('person').select('id').where('name', '=', 'Tabs Once').execute()
  assert.equal(made.length, 1)
})

test('a known address gets the other mail, on the same page', async () => {
  const userName = await account('known@one.example', 'Known Person')
  const browser = new Browser(server)
  await browser.get(registration)
  const page = await browser.follow(
    await browser.post('/en/account/new', form('Known@one.example', 'Somebody Else')),
  )
  assert.match(page.body, /We have written to/)
  const mail = await newestMail(house, 'Known@one.example')
  assert.match(mail.subject, /^You already have/)
  assert.ok(mail.text.includes(userName) && !mail.text.includes('Somebody Else'))
  assert.equal(mail.path, registration)
})

test('one signs in by user name or by address, and is where one wanted to be', async () => {
  const userName = await account('ways@one.example', 'Both Ways')
  for (const name of [userName, userName.toUpperCase(), 'ways@one.example', ' Ways@One.example ']) {
    const browser = new Browser(server)
    await browser.get(registration)
    const answer = await signIn(name, password, browser)
    assert.deepEqual([answer.status, answer.location], [303, registration], name)
    assert.ok(await isSignedIn(browser))
  }
  assert.equal((await signIn(userName, password)).location, '/en')
})

test('the token of before signing in is dead afterwards, and that of before signing out too', async () => {
  await account('token@one.example', 'Token Holder')
  const browser = new Browser(server)
  await browser.get(registration)
  const before = new Map(browser.cookies)
  await signIn('token@one.example', password, browser)
  const inside = new Map(browser.cookies)
  const old = new Browser(server)
  for (const [name, value] of before) old.cookies.set(name, value)
  assert.ok(!(await isSignedIn(old)))

  assert.equal((await browser.post('/en/sign-out')).location, '/en')
  const stolen = new Browser(server)
  for (const [name, value] of inside) stolen.cookies.set(name, value)
  assert.ok(!(await isSignedIn(stolen)))
})

test('signing in a second time leads home, signing out a second time does no harm', async () => {
  await account('twice@one.example', 'Twice In')
  const browser = new Browser(server)
  await signIn('twice@one.example', password, browser)
  assert.equal((await browser.get('/en/sign-in')).location, '/en')
  assert.equal((await browser.get('/en/account/new')).location, '/en')
  await browser.post('/en/sign-out')
  assert.equal((await browser.post('/en/sign-out')).status, 303)
})

test('an empty sign-in names what is missing, and a name stays as it was typed', async () => {
  const { status, body } = await signIn('', '')
  assert.equal(status, 422)
  assert.match(body, /href="#field-name"[\s\S]*href="#field-password"/)
  assert.match((await signIn('<b>name', 'wrong password here')).body, /value="&lt;b&gt;name"/)
})

test('strange names and passwords are only wrong', async () => {
  for (const name of ["' or 1=1 --", '\u202Ename', '@', 'a@b@c', 'x'.repeat(3000), '名前'])
    assert.equal((await signIn(name, `${password}\u0301\u202E`)).status, 422, name)
  assert.equal((await signIn('somebody', 'x'.repeat(100_000))).status, 422)
})

test('guessing becomes slow after five tries and says how long, whoever is meant', async () => {
  const userName = await account('slow@one.example', 'Slow Down')
  for (const name of [userName, 'nobody-at-all']) {
    for (let time = 0; time < 5; time++) assert.equal((await signIn(name, 'wrong password here')).status, 422)
    const { status, headers, body } = await signIn(name, password)
    assert.equal(status, 429)
    assert.equal(headers['retry-after'], '1')
    assert.match(body, /Wait 1 second and try again/)
  }
  house.clock.move(1500)
  assert.equal((await signIn(userName, password)).status, 303)
})

test('a stranger’s guesses do not keep the owner out on a device they know', async () => {
  await account('owner@one.example', 'Owner Known')
  const own = new Browser(server)
  await signIn('owner@one.example', password, own)
  await own.post('/en/sign-out')
  for (let time = 0; time < 9; time++) {
    await signIn('owner@one.example', 'wrong password here')
    house.clock.move(20_000)
  }
  await signIn('owner@one.example', 'wrong password here')
  assert.equal((await signIn('owner@one.example', password)).status, 429)
  assert.equal((await signIn('owner@one.example', password, own)).status, 303)
})

test('a forged device cookie buys no tries', async () => {
  await account('forged@one.example', 'Forged Device')
  for (let time = 0; time < 6; time++) await signIn('forged@one.example', 'wrong password here')
  const forger = new Browser(server)
  forger.cookies.set('device', `${'a'.repeat(24)}.${'b'.repeat(43)}`)
  assert.equal((await signIn('forged@one.example', password, forger)).status, 429)
})

test('a blocked account is like a wrong password', async () => {
  await account('blocked@one.example', 'Blocked Person')
  await house.db
    .updateTable('account')
    .set({ state: 'blocked', block_reason: 'staff' })
    .where('id', 'in', (eb) =>
      eb.selectFrom('account_identifier').select('account_id').where('key', '=', 'blocked@one.example'),
    )
    .execute()
  const { status, body } = await signIn('blocked@one.example', password)
  assert.equal(status, 422)
  assert.match(body, /The user name or the password is not right/)
})

test('a forgotten password is replaced by mail, and every session ends', async () => {
  const userName = await account('lost@one.example', 'Lost Password')
  const inside = new Browser(server)
  await signIn(userName, password, inside)
  await recover(house, { name: userName }, house.clock.now())
  const mail = await newestMail(house, 'lost@one.example')
  assert.ok(mail.text.includes(userName))

  const browser = new Browser(server)
  assert.match((await browser.get(mail.path)).body, /Choose a new password/)
  assert.equal((await browser.post(mail.path, { password: 'short' })).status, 422)
  const fresh = 'seven green lanterns'
  assert.equal((await browser.post(mail.path, { password: fresh })).location, '/en/sign-in')
  assert.ok(!(await isSignedIn(inside)))
  assert.equal((await signIn(userName, password)).status, 422)
  assert.match((await newestMail(house, 'lost@one.example')).subject, /^Changed/)
  assert.equal((await signIn(userName, fresh)).status, 303)
  assert.match((await newestMail(house, 'lost@one.example')).subject, /^New device/)
  assert.equal((await browser.post(mail.path, { password: fresh })).status, 410)
})

test('asking for a new password is the same for everybody, and looked up by a job', async () => {
  await prepareJobs(house.connection)
  await account('asked@one.example', 'Asked Again')
  const seen = new Set<string>()
  for (const name of ['asked@one.example', 'nobody@one.example', 'no-such-name']) {
    const browser = new Browser(server)
    const asked = await browser.post('/en/account/recovery', { name })
    const page = await browser.follow(asked)
    seen.add(JSON.stringify([asked.status, asked.location, page.status, page.body]))
  }
  assert.equal(seen.size, 1)
  const { rows } = await sql<{ count: string }>`select count(*) from graphile_worker.jobs`.execute(house.db)
  assert.equal(Number(rows[0]?.count), 3)
  assert.equal((await new Browser(server).post('/en/account/recovery', { name: '' })).status, 422)
})

test('a link to a new password works half an hour, the newest one only, three times an hour', async () => {
  await account('often@one.example', 'Often Lost')
  const paths: string[] = []
  for (let time = 0; time < 5; time++) {
    await recover(house, { name: 'often@one.example' }, house.clock.now())
    paths.push((await newestMail(house, 'often@one.example')).path)
  }
  const sent = (await mailsTo(house.db, 'often@one.example')).filter(
    ({ occasion }) => occasion === 'sign-in.recovery',
  )
  assert.equal(sent.length, 3)
  assert.equal((await new Browser(server).get(paths[0] as string)).status, 410)
  assert.equal((await new Browser(server).get(paths.at(-1) as string)).status, 200)
  house.clock.move(31 * 60_000)
  assert.match((await new Browser(server).get(paths.at(-1) as string)).body, /This link has expired/)
})

test('two recoveries at once leave one link that works', async () => {
  await account('both@one.example', 'Both Lost')
  await Promise.all([1, 2].map(() => recover(house, { name: 'both@one.example' }, house.clock.now())))
  const live = await house.db
    .selectFrom('account_link')
    .innerJoin('account_identifier', 'account_identifier.account_id', 'account_link.account_id')
    .select('account_link.id')
    .where('key', '=', 'both@one.example')
    .where('purpose', '=', 'recovery')
    .where('account_link.ended_at', 'is', null)
    .execute()
  assert.equal(live.length, 1)
})
