import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { Authenticator } from '../../../../test/support/authenticator.ts'
import { giveApp, givePaper } from '../../../../test/support/factors.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  testPassword,
} from '../../../../test/support/people.ts'
import type { MadeAccount } from '../../../../test/support/people.ts'
import { Browser, type Answer } from '../../../../test/support/server.ts'
import { newestMail, signUpServer } from '../../../../test/support/sign-up.ts'
import { heading, main } from '../../../../test/support/walking.ts'
import type { Server } from '../../../platform/http/index.ts'
import { recover } from '../actions/recover.ts'

const minute = 60_000
let house: TestHouse
let server: Server

before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
  const decide = { config: { permission: 'approvals.decide', freshness: 'any', limit: 'pages' } } as const
  server.get('/approvals', decide, (_request, reply) => reply.send('the queue'))
})
after(async () => {
  await server.close()
  await house.close()
})

const someone = () => makeAccount(house.db)
const browse = () => new Browser(server)
const password = (browser: Browser, account: MadeAccount) =>
  browser.post('/en/sign-in', { name: account.email, password: testPassword })

async function signedIn(account: MadeAccount): Promise<Browser> {
  const browser = browse()
  await password(browser, account)
  return browser
}

const isIn = async (browser: Browser) => (await browser.get('/en/account')).status === 200
const challengeIn = (answer: Answer) => (JSON.parse(answer.body) as { challenge: string }).challenge

/** Adds a passkey as the page's script would. */
async function addKey(browser: Browser, name = 'My phone') {
  const key = new Authenticator(house.config.url)
  const options = await browser.post('/en/account/security/passkeys/options')
  const credential = JSON.stringify(key.create({ challenge: challengeIn(options) }))
  return { key, answer: await browser.post('/en/account/security/passkeys', { name, credential }) }
}

async function useKey(browser: Browser, key: Authenticator): Promise<Answer> {
  const options = await browser.post('/en/sign-in/passkey/options')
  const credential = JSON.stringify(key.use({ challenge: challengeIn(options) }))
  return browser.post('/en/sign-in/passkey', { credential })
}

test('a right password alone opens nothing where there is a second factor', async () => {
  const account = await someone()
  const app = await giveApp(house, account.id)
  const browser = browse()
  await browser.get('/en/events/C-00015213/registration')
  const before = browser.cookies.get('visit')
  assert.equal((await password(browser, account)).location, '/en/sign-in/second-step')
  assert.notEqual(browser.cookies.get('visit'), before, 'whoever knew the token before knows nothing now')
  assert.ok(!(await isIn(browser)))

  const page = await browser.get('/en/sign-in/second-step')
  assert.equal(heading(page), 'One more step')
  const pending = browser.cookies.get('visit')
  const done = await browser.post('/en/sign-in/second-step', { code: app.code() })
  assert.equal(done.status, 303)
  assert.notEqual(browser.cookies.get('visit'), pending, 'the session has a token of its own')
  assert.ok(await isIn(browser))
})

test('the way back survives the second step', async () => {
  const account = await someone()
  const app = await giveApp(house, account.id)
  const browser = browse()
  await browser.get('/en/events/C-00015213/registration')
  await password(browser, account)
  assert.match(main(await browser.get('/en/sign-in/second-step')), /You go on to Quality workshop/)
  const done = await browser.post('/en/sign-in/second-step', { code: app.code() })
  assert.equal(done.location, '/en/events/C-00015213/registration')
})

test('a wrong code is said beside its field, and nobody is in', async () => {
  const account = await someone()
  await giveApp(house, account.id)
  const browser = browse()
  await password(browser, account)
  const wrong = await browser.post('/en/sign-in/second-step', { code: '000000' })
  assert.equal(wrong.status, 422)
  assert.match(main(wrong), /This code is not right/)
  assert.equal((await browser.post('/en/sign-in/second-step', { code: '' })).status, 422)
  assert.ok(!(await isIn(browser)))
})

test('many wrong codes have to wait, and are told how long', async () => {
  const account = await someone()
  await giveApp(house, account.id)
  const browser = browse()
  await password(browser, account)
  for (let tried = 0; tried < 5; tried++) await browser.post('/en/sign-in/second-step', { code: '000000' })
  const wait = await browser.post('/en/sign-in/second-step', { code: '000000' })
  assert.equal(wait.status, 429)
  assert.ok(Number(wait.headers['retry-after']) > 0)
  assert.match(main(wait), /Too many wrong tries/)
})

test('a recovery code stands in for the phone', async () => {
  const account = await someone()
  await giveApp(house, account.id)
  const [code] = await givePaper(house, account.id)
  const browser = browse()
  await password(browser, account)
  assert.match(
    (await browser.get('/en/sign-in/second-step')).body,
    /href="\/en\/sign-in\/second-step\/recovery-code"/,
  )
  assert.equal(heading(await browser.get('/en/sign-in/second-step/recovery-code')), 'Use a recovery code')
  const wrong = await browser.post('/en/sign-in/second-step/recovery-code', { code: '0000-0000-0000' })
  assert.equal(wrong.status, 422)
  assert.equal((await browser.post('/en/sign-in/second-step/recovery-code', { code: code! })).status, 303)
  assert.ok(await isIn(browser))
})

test('the second step is over after five minutes', async () => {
  const account = await someone()
  const app = await giveApp(house, account.id)
  const browser = browse()
  await password(browser, account)
  house.clock.move(5 * minute)
  const late = await browser.post('/en/sign-in/second-step', { code: app.code() })
  assert.equal(late.location, '/en/sign-in')
  assert.match(main(await browser.follow(late)), /took too long/)
  assert.ok(!(await isIn(browser)))
})

test('without a password first there is no second step', async () => {
  const browser = browse()
  assert.equal((await browser.get('/en/sign-in/second-step')).location, '/en/sign-in')
  assert.equal((await browser.post('/en/sign-in/second-step', { code: '123456' })).location, '/en/sign-in')
})

test('a new password by mail does not go around the second factor', async () => {
  const account = await someone()
  await giveApp(house, account.id)
  await house.db
    .updateTable('account')
    .set({ password_set_at: house.clock.now() })
    .where('id', '=', account.id)
    .execute()
  const browser = browse()
  assert.equal((await password(browser, account)).location, '/en/sign-in/second-step')
})

test('a passkey is added under a name, with recovery codes that are shown once', async () => {
  const account = await someone()
  const browser = await signedIn(account)
  const elsewhere = await signedIn(account)
  assert.match((await browser.get('/en/account/security/passkeys/new')).body, /\/assets\/passkey\.js/)
  const { answer } = await addKey(browser, 'Mi teléfono')
  assert.equal(answer.location, '/en/account/security/recovery-codes')
  assert.ok(!(await isIn(elsewhere)), 'sessions that began with less are over')

  const page = await browser.follow(answer)
  assert.match(main(page), /The passkey is added/)
  const shown = [...page.body.matchAll(/\d[0-9A-Z]{3}-[0-9A-Z]{4}-[0-9A-Z]{4}/g)].map(([code]) => code)
  assert.equal(new Set(shown).size, 10)
  const visits = JSON.stringify(await house.db.selectFrom('visit').select('kept').execute())
  assert.ok(!shown.some((code) => visits.includes(code)), 'not even the visit holds them in clear')
  assert.ok((await browser.get('/ar/account/security/recovery-codes')).body.includes(shown[0]!))

  await browser.post('/en/account/security/recovery-codes/kept')
  assert.ok(!(await browser.get('/en/account/security/recovery-codes')).body.includes(shown[0]!))
  const security = main(await browser.get('/en/account/security'))
  assert.match(security, /In two steps/)
  assert.match(security, /Mi teléfono/)
  assert.match(security, /10 recovery codes are left/)
})

test('recovery codes are not shown after ten minutes, whether kept or not', async () => {
  const browser = await signedIn(await someone())
  await addKey(browser)
  house.clock.move(9 * minute)
  assert.match((await browser.get('/en/account/security/recovery-codes')).body, /<ol class="codes">/)
  house.clock.move(minute)
  const { answer } = { answer: await browser.get('/en/account/security/recovery-codes') }
  assert.equal(answer.location, '/en/sign-in', 'and who they are has to be shown again')
})

test('somebody signs in with a passkey alone', async () => {
  const account = await someone()
  const { key } = await addKey(await signedIn(account))
  const browser = browse()
  await browser.get('/en/events/C-00015213/registration')
  assert.equal((await useKey(browser, key)).location, '/en/events/C-00015213/registration')
  assert.ok(await isIn(browser))
})

test('a challenge is answered once: the same answer ten times comes in once', async () => {
  const { key } = await addKey(await signedIn(await someone()))
  const browser = browse()
  const challenge = challengeIn(await browser.post('/en/sign-in/passkey/options'))
  const credential = JSON.stringify(key.use({ challenge }))
  const copies = Array.from({ length: 10 }, () => {
    const copy = browse()
    copy.cookies.set('visit', browser.cookies.get('visit') as string)
    return copy
  })
  const answers = await Promise.all(copies.map((copy) => copy.post('/en/sign-in/passkey', { credential })))
  assert.equal(answers.filter(({ location }) => location === '/en').length, 1)
})

test('a challenge is over after five minutes, and so is one for somebody else’s browser', async () => {
  const { key } = await addKey(await signedIn(await someone()))
  const browser = browse()
  const challenge = challengeIn(await browser.post('/en/sign-in/passkey/options'))
  const credential = JSON.stringify(key.use({ challenge }))
  const other = browse()
  await other.post('/en/sign-in/passkey/options')
  assert.equal((await other.post('/en/sign-in/passkey', { credential })).location, '/en/sign-in')
  house.clock.move(5 * minute)
  const late = await browser.post('/en/sign-in/passkey', { credential })
  assert.equal(late.location, '/en/sign-in')
  assert.match(main(await browser.follow(late)), /That took too long/)
})

test('nonsense in place of a passkey is a page, not an error', async () => {
  const browser = browse()
  for (const credential of ['', '{', '{}', '[]', 'null', '{"id":1}', 'x'.repeat(5000)]) {
    await browser.post('/en/sign-in/passkey/options')
    assert.equal((await browser.post('/en/sign-in/passkey', { credential })).location, '/en/sign-in')
  }
})

test('after the password a passkey is asked for, and only one’s own are named', async () => {
  const account = await someone()
  const { key } = await addKey(await signedIn(account))
  const stranger = await browse().post('/en/sign-in/passkey/options')
  assert.deepEqual((JSON.parse(stranger.body) as { allowCredentials: [] }).allowCredentials, [])

  const browser = browse()
  assert.equal((await password(browser, account)).location, '/en/sign-in/second-step')
  assert.match((await browser.get('/en/sign-in/second-step')).body, /data-enhance="passkey"/)
  const options = await browser.post('/en/sign-in/passkey/options')
  const named = JSON.parse(options.body) as { allowCredentials: { id: string }[]; userVerification: string }
  assert.deepEqual(
    named.allowCredentials.map(({ id }) => id),
    [key.id.toString('base64url')],
  )
  assert.equal(named.userVerification, 'required')
  assert.equal((await useKey(browser, key)).location, '/en')
})

test('an app is set up with a picture or by hand, and confirmed with its first code', async () => {
  const browser = await signedIn(await someone())
  assert.equal((await browser.post('/en/account/security/codes')).location, '/en/account/security/codes')
  const page = await browser.get('/en/account/security/codes')
  assert.match(page.body, /<svg[^>]*class="qr-code"/)
  const secret = /<span dir="ltr">([A-Z2-7 ]{39})<\/span>/.exec(page.body)?.[1]?.replaceAll(' ', '') ?? ''
  const wrong = await browser.post('/en/account/security/codes/confirmation', { code: '12' })
  assert.equal(wrong.status, 422)
  assert.match(main(wrong), /This code is not right/)
  assert.ok(wrong.body.includes(secret.slice(0, 4)), 'the same picture is still there')
  const code = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: house.clock.now().getTime() })
  const done = await browser.post('/en/account/security/codes/confirmation', { code })
  assert.equal(done.location, '/en/account/security/recovery-codes')
  assert.equal(heading(await browser.get('/en/account/security/codes')), 'Your codes app')
  const removed = await browser.follow(await browser.post('/en/account/security/codes/removal'))
  assert.match(main(removed), /The codes app is removed/)
  assert.match(main(removed), /fewer than 15 characters/)
})

test('what changes how one signs in asks for a fresh proof, with the factor again', async () => {
  const account = await someone()
  const app = await giveApp(house, account.id)
  const browser = await signedIn(account)
  await browser.post('/en/sign-in/second-step', { code: app.code() })
  house.clock.move(11 * minute)
  assert.equal((await browser.post('/en/account/security/codes/removal')).location, '/en/sign-in')
  assert.equal((await password(browser, account)).location, '/en/sign-in/second-step')
  assert.equal((await browser.post('/en/account/security/codes/removal')).location, '/en/sign-in')
  await password(browser, account)
  await browser.post('/en/sign-in/second-step', { code: app.code() })
  assert.equal((await browser.post('/en/account/security/codes/removal')).location, '/en/account/security')
})

test('a passkey of one’s own is renamed and removed; nobody else finds it', async () => {
  const browser = await signedIn(await someone())
  await addKey(browser)
  const path = /\/en(\/account\/security\/passkeys\/[0-9a-f-]{36})/.exec(
    (await browser.get('/en/account/security')).body,
  )?.[1]
  assert.ok(path)
  assert.equal((await browser.post(`/en${path}/name`, { name: '' })).status, 422)
  await browser.post(`/en${path}/name`, { name: 'Office' })
  assert.match(main(await browser.get('/en/account/security')), /Office/)

  const other = await signedIn(await someone())
  assert.equal((await other.get(`/en${path}`)).status, 404)
  await other.post(`/en${path}/removal`)
  assert.equal((await browser.get(`/en${path}`)).status, 200)
  assert.equal((await browser.get('/en/account/security/passkeys/x')).status, 404)

  await browser.post(`/en${path}/removal`)
  assert.equal((await browser.get(`/en${path}`)).status, 404)
  assert.match(main(await browser.get('/en/account/security')), /With your password only/)
})

test('a focal point without a second factor is led to set one up, and back to the queue', async () => {
  const account = await makeFocalPoint(house.db, { organisation: await makeOrganisation(house.db) })
  const browser = await signedIn(account)
  const led = await browser.get('/en/approvals')
  assert.equal(led.location, '/en/account/security')
  const page = main(await browser.follow(led))
  assert.match(page, /You act for others/)
  await addKey(browser)
  assert.match(main(await browser.get('/en/account/security/recovery-codes')), /I have kept them: go on/)
  const kept = await browser.post('/en/account/security/recovery-codes/kept')
  assert.equal(kept.location, '/en/approvals')
  assert.equal((await browser.follow(kept)).body, 'the queue')
})

test('the way back to the queue survives proving oneself once more on the way', async () => {
  const account = await makeFocalPoint(house.db, { organisation: await makeOrganisation(house.db) })
  const browser = await signedIn(account)
  house.clock.move(11 * minute)
  await browser.follow(await browser.get('/en/approvals'))
  assert.equal((await browser.get('/en/account/security/passkeys/new')).location, '/en/sign-in')
  assert.equal((await password(browser, account)).location, '/en/account/security/passkeys/new')
  await addKey(browser)
  const kept = await browser.post('/en/account/security/recovery-codes/kept')
  assert.equal(kept.location, '/en/approvals')
})

test('a focal point who has a second factor and did not use it is only asked for it', async () => {
  const account = await makeFocalPoint(house.db, { organisation: await makeOrganisation(house.db) })
  const browser = await signedIn(account)
  const app = await giveApp(house, account.id)
  const led = await browser.get('/en/approvals')
  assert.equal((await browser.get(led.location)).location, '/en/sign-in/second-step')
  const done = await browser.post('/en/sign-in/second-step', { code: app.code() })
  assert.equal((await browser.follow(done)).body, 'the queue')
})

test('the last factor of a focal point stays, and the page says why', async () => {
  const account = await makeFocalPoint(house.db, { organisation: await makeOrganisation(house.db) })
  const browser = await signedIn(account)
  await addKey(browser)
  const path = /\/en(\/account\/security\/passkeys\/[0-9a-f-]{36})/.exec(
    (await browser.get('/en/account/security')).body,
  )?.[1]
  assert.match(main(await browser.get(`/en${path}`)), /the last thing you have for it/)
  const refused = await browser.follow(await browser.post(`/en${path}/removal`))
  assert.match(main(refused), /Add another one first/)
})

test('another password leaves a session of two factors what it is, and may be shorter', async () => {
  const account = await makeFocalPoint(house.db, { organisation: await makeOrganisation(house.db) })
  const browser = await signedIn(account)
  await addKey(browser)
  assert.match(main(await browser.get('/en/account/password')), /At least 12 characters/)
  const change = { 'current-password': testPassword, password: 'seven lanter' }
  assert.equal((await browser.post('/en/account/password', change)).location, '/en/account')
  assert.equal((await browser.get('/en/approvals')).body, 'the queue')
})

test('after a new password by mail the page that follows offers a passkey, once', async () => {
  const account = await someone()
  const browser = browse()
  await browser.post('/en/account/recovery', { name: account.email })
  await recover(house, { name: account.email, kind: undefined }, house.clock.now())
  const { path } = await newestMail(house, account.email)
  await browser.post(`/en${path.replace(/^\/\w\w/, '')}`, { password: 'four grey herons on the weir' })
  await browser.post('/en/sign-in', { name: account.email, password: 'four grey herons on the weir' })
  const page = await browser.get('/en/account')
  assert.match(page.body, /href="\/en\/account\/security\/passkeys\/new"/)
  assert.doesNotMatch((await browser.get('/en/account')).body, /passkeys\/new"/)
})

test('somebody without a role is told that a second step is their choice', async () => {
  assert.match(main(await (await signedIn(await someone())).get('/en/account/security')), /We recommend it/)
})

test('nobody finds out from the address of a page whether somebody has a second factor', async () => {
  const browser = browse()
  for (const path of ['/en/account/security', '/en/account/security/codes'])
    assert.equal((await browser.get(path)).location, '/en/sign-in')
})
