import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Authenticator } from '../../../../test/support/authenticator.ts'
import { testHouse } from '../../../../test/support/house.ts'
import type { TestHouse } from '../../../../test/support/house.ts'
import { makeAccount } from '../../../../test/support/people.ts'
import { Browser } from '../../../../test/support/server.ts'
import { signUpServer } from '../../../../test/support/sign-up.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import type { Server } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findAccount } from '../../accounts/index.ts'
import { trailOf } from '../../audit/index.ts'
import { activateByPasskey } from './actions/activate-by-passkey.ts'
import { giveCode } from './actions/give-code.ts'
import { openCode } from './actions/open-code.ts'
import { codeOf } from './code.ts'

let house: TestHouse
let server: Server
before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
})
after(async () => {
  await server.close()
  await house.close()
})

async function invited() {
  const account = await makeAccount(house.db, { state: 'initial', name: 'Akosua Mensah' })
  const link = await inTransaction(house.db, (tx) => giveCode(tx, house, account, false, house.clock.now()))
  return { account, code: codeOf(house.secrets, link) }
}

async function opened() {
  const { account, code } = await invited()
  const browser = new Browser(server)
  await browser.post('/en/account/activation', { code })
  return { account, browser }
}

const base = '/en/account/activation/passkey'
const challengeFor = async (browser: Browser): Promise<string> =>
  (JSON.parse((await browser.post(`${base}/options`)).body) as { challenge: string }).challenge

test('a passkey instead of a password: active, signed in by two factors, recovery codes shown once', async () => {
  const { account, browser } = await opened()
  const page = await browser.get('/en/account/activation/password')
  assert.match(page.body, /data-options="\/en\/account\/activation\/passkey\/options"/)
  const key = new Authenticator(house.config.url)
  const credential = JSON.stringify(key.create({ challenge: await challengeFor(browser) }))
  const done = await browser.post(base, { credential })
  assert.equal(done.location, '/en/account/security/recovery-codes')
  assert.match((await browser.follow(done)).body, /Your account is active/)
  const it = await findAccount(house.db, account.id)
  assert.deepEqual([it?.state, it?.passwordHash], ['active', null])
  const visits = await house.db
    .selectFrom('visit')
    .select('assurance')
    .where('account_id', '=', account.id)
    .execute()
  assert.deepEqual(visits, [{ assurance: 'two-factor' }])
  assert.deepEqual(
    (await trailOf(house.db, account.id)).map(({ act }) => act),
    ['sign-in.welcome-opened', 'sign-in.activated', 'sign-in.passkey-added'],
  )
})

test('without a typed code there is nothing to make a passkey for', async () => {
  for (const path of [base, `${base}/options`])
    assert.equal((await new Browser(server).post(path)).status, 404)
})

test('what was not made for this challenge leads back, and the code still works', async () => {
  const { account, browser } = await opened()
  const key = new Authenticator(house.config.url)
  const credential = JSON.stringify(key.create({ challenge: 'another challenge' }))
  await challengeFor(browser)
  const refused = await browser.post(base, { credential })
  assert.equal(refused.location, '/en/account/activation/password')
  assert.equal((await findAccount(house.db, account.id))?.state, 'initial')
  assert.equal((await browser.follow(refused)).status, 200)
})

test('a mailed code adds no passkey to an account that has another factor from before', async () => {
  const { account, code } = await invited()
  const now = house.clock.now()
  await house.db
    .insertInto('one_time_code')
    .values({
      id: newId(),
      account_id: account.id,
      secret: Buffer.from('x'),
      created_at: now,
      confirmed_at: now,
    })
    .execute()
  const browser = new Browser(server)
  await browser.post('/en/account/activation', { code })
  assert.doesNotMatch((await browser.get('/en/account/activation/password')).body, /passkey\/options/)
  assert.equal((await browser.post(`${base}/options`)).status, 404)
})

test('ten answers to one code at once make one passkey', async () => {
  const { account, code } = await invited()
  const it = await openCode(house, { typed: code, network: '192.0.2' }, house.clock.now())
  assert.ok(!isRefusal(it))
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, (_, turn) => {
      const credential = new Authenticator(house.config.url).create({ challenge: 'c' })
      const made = { name: `Phone ${turn}`, challenge: 'c', credential }
      return activateByPasskey(house, it, made, house.clock.now()).catch(() => ({ refused: 'busy' }))
    }),
  )
  assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 1)
  const keys = await house.db
    .selectFrom('passkey')
    .select('id')
    .where('account_id', '=', account.id)
    .execute()
  assert.equal(keys.length, 1)
})
