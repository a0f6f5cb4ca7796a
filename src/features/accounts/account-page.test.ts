import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../test/support/house.ts'
import type { TestHouse } from '../../../test/support/house.ts'
import { makeAccount, makeOrganisation, testPassword } from '../../../test/support/people.ts'
import type { MadeAccount } from '../../../test/support/people.ts'
import { Browser } from '../../../test/support/server.ts'
import { signUpServer } from '../../../test/support/sign-up.ts'
import type { Server } from '../../platform/http/index.ts'
import { trailOf } from '../audit/index.ts'
import { consentsOf } from './store/consents.ts'
import { isAgreed } from './store/consents.ts'

let house: TestHouse
let server: Server
let account: MadeAccount

before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
  const organisation = await makeOrganisation(house.db, { name: 'Sankofa Networks' })
  account = await makeAccount(house.db, { name: 'Akosua Mensah', organisation, affiliation: 'claimed' })
})
after(async () => {
  await server.close()
  await house.close()
})

async function signedIn(): Promise<Browser> {
  const browser = new Browser(server)
  await browser.post('/en/sign-in', { name: account.email, password: testPassword })
  return browser
}

const words = (markup: string): string => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('the account shows my data, my organisation in words, and on how many devices I am signed in', async () => {
  const browser = await signedIn()
  const { status, body } = await browser.get('/en/account')
  assert.equal(status, 200)
  assert.match(words(body), /Akosua Mensah.*On 1 device.*Sankofa Networks.*focal point still has to confirm/)
  assert.ok(words(body).includes(account.email) && words(body).includes(account.username))
})

test('somebody who is not signed in is led to signing in and back', async () => {
  const browser = new Browser(server)
  assert.equal((await browser.get('/en/account')).location, '/en/sign-in')
  assert.equal((await browser.post('/en/account/preferences', { language: 'fr' })).location, '/en/sign-in')
})

test('a consent is given, noted with its text, and taken back', async () => {
  const browser = await signedIn()
  await browser.post('/en/account/consents/notices')
  assert.ok(await isAgreed(house.db, account.personId, 'notices'))
  await browser.post('/en/account/consents/notices')
  const given = await consentsOf(house.db, account.personId)
  assert.deepEqual(
    given.map(({ kind, textVersion }) => [kind, textVersion]),
    [['notices', house.profile.legal.privacy.version]],
  )

  const page = await browser.follow(await browser.post('/en/account/consents/notices/withdrawal'))
  assert.match(words(page.body), /Your consent is withdrawn.*Withdrawn on Wednesday 25 November 2026/)
  assert.ok(!(await isAgreed(house.db, account.personId, 'notices')))
  await browser.post('/en/account/consents/notices')
  assert.equal((await consentsOf(house.db, account.personId)).length, 2)
  assert.deepEqual(
    (await trailOf(house.db, account.personId)).map(({ act }) => act),
    ['accounts.consent-given', 'accounts.consent-withdrawn', 'accounts.consent-given'],
  )
})

test('terms and privacy are not taken back by a button, and what is no consent is not found', async () => {
  const browser = await signedIn()
  const page = await browser.follow(await browser.post('/en/account/consents/terms/withdrawal'))
  assert.match(words(page.body), /cannot go on without this consent/)
  assert.equal((await browser.post('/en/account/consents/soul')).status, 404)
})

test('ten givings at once are one consent', async () => {
  const browser = await signedIn()
  await Promise.all(Array.from({ length: 10 }, () => browser.post('/en/account/consents/directory')))
  const live = (await consentsOf(house.db, account.personId)).filter(({ kind }) => kind === 'directory')
  assert.equal(live.length, 1)
})

test('language and time zone are chosen, and only those that exist', async () => {
  const browser = await signedIn()
  const page = await browser.follow(
    await browser.post('/en/account/preferences', { language: 'fr', 'time-zone': 'Africa/Accra' }),
  )
  assert.match(words(page.body), /Your choice is saved/)
  assert.match(words(page.body), /français.*Accra/)
  const form = await browser.get('/en/account/preferences')
  assert.match(form.body, /<option value="Africa\/Accra" selected/)
  for (const wrong of [
    { language: 'tlh', 'time-zone': '' },
    { language: 'fr', 'time-zone': 'Mars/Olympus' },
    { language: 'fr', 'time-zone': '\u202E' },
  ])
    assert.equal((await browser.post('/en/account/preferences', wrong)).status, 422)
  const wrong = await browser.post('/en/account/preferences', { language: 'es', 'time-zone': 'Mars/Olympus' })
  assert.match(wrong.body, /<option value="es" selected/)
  await browser.post('/en/account/preferences', { language: 'en', 'time-zone': '' })
})

test('all other sessions are ended at once', async () => {
  const [here, there] = [await signedIn(), await signedIn()]
  assert.match(
    words((await here.get('/en/account/sessions')).body),
    /This device, now.*Sign out everywhere else/,
  )
  await here.post('/en/account/sessions/end')
  assert.equal((await here.get('/en/account')).status, 200)
  assert.equal((await there.get('/en/account')).location, '/en/sign-in')
})

test('one session elsewhere is ended, and only one’s own', async () => {
  const here = await signedIn()
  await here.post('/en/account/sessions/end')
  const [there, third] = [await signedIn(), await signedIn()]
  const { body } = await here.get('/en/account/sessions')
  const [end, other] = [...body.matchAll(/action="\/en(\/account\/sessions\/[0-9a-f-]{36}\/end)"/g)].map(
    ([, path]) => path,
  )
  assert.ok(end && other && end !== other)
  assert.match(body, /aria-label="Sign out there: /)

  const stranger = await makeAccount(house.db, { name: 'Somebody Else' })
  const theirs = new Browser(server)
  await theirs.post('/en/sign-in', { name: stranger.email, password: testPassword })
  await theirs.post(`/en${end}`)
  assert.equal((await there.get('/en/account')).status + (await third.get('/en/account')).status, 400)

  const page = await here.follow(await here.post(`/en${end}`))
  assert.match(words(page.body), /You are signed out there/)
  const left = [(await there.get('/en/account')).status, (await third.get('/en/account')).status]
  assert.deepEqual(new Set(left), new Set([200, 303]))
  assert.equal((await here.post('/en/account/sessions/x/end')).status, 404)
})

test('every line of the account leads to where it is changed', async () => {
  const { body } = await (await signedIn()).get('/en/account')
  for (const to of [
    ...['profile', 'user-name', 'addresses', 'security', 'sessions', 'preferences', 'consents'],
    ...['data', 'merging', 'closing'],
  ])
    assert.ok(body.includes(`href="/en/account/${to}"`), to)
})
