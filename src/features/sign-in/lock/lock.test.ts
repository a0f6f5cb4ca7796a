import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import type { TestHouse } from '../../../../test/support/house.ts'
import { mailsTo } from '../../../../test/support/mail.ts'
import { makeAccount } from '../../../../test/support/people.ts'
import type { MadeAccount } from '../../../../test/support/people.ts'
import { Browser } from '../../../../test/support/server.ts'
import { newestMail, signUpServer } from '../../../../test/support/sign-up.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import type { Server } from '../../../platform/http/index.ts'
import { system } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { blockHeld, findAccount, holdAccount } from '../../accounts/index.ts'
import { trailOf } from '../../audit/index.ts'
import { provePassword } from '../actions/prove-password.ts'
import { signIn } from '../actions/sign-in.ts'
import { recover } from '../actions/recover.ts'
import { giveCode } from '../welcome/actions/give-code.ts'
import { codeOf } from '../welcome/code.ts'
import { lockAccount } from './actions/lock-account.ts'

let house: TestHouse
let server: Server
const day = 24 * 3_600_000

before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
})
after(async () => {
  await server.close()
  await house.close()
})

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'
const browserAt = () => new Browser(server, { 'user-agent': firefox })

async function enter(account: MadeAccount, browser = browserAt()): Promise<Browser> {
  const { email, password } = account
  const answer = await browser.post('/en/sign-in', { name: email, password })
  assert.equal(answer.status, 303)
  return browser
}

const occasionsTo = async ({ email }: MadeAccount) =>
  (await mailsTo(house.db, email)).map(({ occasion }) => occasion)

/** Somebody who signed in before, and now on another device; with the path of the link in the mail. */
async function warned() {
  const account = await makeAccount(house.db)
  const first = await enter(account)
  const second = await enter(account)
  return { account, first, second, ...(await newestMail(house, account.email)) }
}

test('the first sign-in of all is no news', async () => {
  const account = await makeAccount(house.db)
  await enter(account)
  assert.deepEqual(await occasionsTo(account), [])
})

test('a known device is no news either', async () => {
  const account = await makeAccount(house.db)
  const browser = await enter(account)
  await browser.post('/en/sign-out')
  await enter(account, browser)
  assert.deepEqual(await occasionsTo(account), [])
})

test('a new device is told with its time, its name and its network, and nothing more of the address', async () => {
  const { account, subject, text, path } = await warned()
  assert.match(subject, /^New device/)
  assert.match(text, new RegExp(account.username))
  assert.match(text, /When +25 November, 10:00 Geneva[\s\S]*Firefox, Linux[\s\S]*127\.0\.0\.•••/)
  assert.doesNotMatch(text, /127\.0\.0\.1/)
  assert.match(path, /^\/en\/account\/lock\/[\w-]{22,}$/)
})

test('somebody who proves themselves once more on their own device is not warned of it', async () => {
  const account = await makeAccount(house.db)
  const browser = await enter(account)
  house.clock.move(11 * 60_000)
  await enter(account, browser)
  assert.deepEqual(await occasionsTo(account), [])
})

test('looking at the link changes nothing; the button locks, ends everything and forgets the password', async () => {
  const { account, first, second, path } = await warned()
  await recover(house, { name: account.email }, house.clock.now())
  const reset = (await newestMail(house, account.email)).path
  const stranger = new Browser(server)
  const page = await stranger.get(path)
  assert.match(page.body, new RegExp(`Lock my account[\\s\\S]*${account.username}[\\s\\S]*now`))
  assert.equal(page.headers['referrer-policy'], 'no-referrer')
  assert.equal((await first.get('/en/account')).status, 200)

  const locked = await stranger.follow(await stranger.post(path))
  assert.match(locked.body, /Your account is locked[\s\S]*written to your contact address/)
  for (const browser of [first, second]) assert.equal((await browser.get('/en/account')).status, 303)
  assert.equal((await stranger.get(reset)).status, 410)
  const it = await findAccount(house.db, account.id)
  assert.deepEqual([it?.state, it?.blockReason, it?.passwordHash], ['blocked', 'owner', null])
  const refused = await browserAt().post('/en/sign-in', { name: account.email, password: account.password })
  assert.equal(refused.status, 422)
  const mail = await newestMail(house, account.email)
  assert.match(mail.subject, /^Blocked/)
  assert.match(mail.path, /\/account\/activation\/again\//)
  const acts = (await trailOf(house.db, account.id)).map(({ act, actorKind }) => `${act} ${actorKind}`)
  assert.equal(acts.filter((act) => act === 'accounts.blocked stranger').length, 1)
})

test('the link works once, for seven days, and says what became of it', async () => {
  const { path } = await warned()
  await new Browser(server).post(path)
  for (const used of [await new Browser(server).get(path), await new Browser(server).post(path)]) {
    assert.equal(used.status, 410)
    assert.match(used.body, /This link has done its work/)
  }
  const late = await warned()
  house.clock.move(7 * day)
  assert.match((await new Browser(server).get(late.path)).body, /This link has expired/)
  const forged = await new Browser(server).get('/en/account/lock/forged')
  assert.equal(forged.status, 404)
})

test('fifty presses of one link at once lock once', async () => {
  const { account, path } = await warned()
  const answers = await Promise.all(Array.from({ length: 50 }, () => new Browser(server).post(path)))
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
  assert.equal(answers.filter(({ status }) => status === 410).length, 49)
  assert.equal((await occasionsTo(account)).filter((one) => one === 'accounts.blocked').length, 1)
})

test('a link from before a block locks nothing afterwards', async () => {
  const { account, path } = await warned()
  await inTransaction(house.db, async (tx) => {
    const held = await holdAccount(tx, account.id)
    if (held) await blockHeld(tx, house.secrets, system, held, { reason: 'staff' }, house.clock.now())
  })
  assert.equal((await new Browser(server).post(path)).status, 410)
  assert.equal((await findAccount(house.db, account.id))?.blockReason, 'staff')
  assert.ok(isRefusal(await lockAccount(house, path.split('/').at(-1) ?? '', house.clock.now())))
})

/** What became of somebody whose account is blocked while their password is looked at. */
async function blockedMeanwhile<T>(account: MadeAccount, enters: () => Promise<T>): Promise<T> {
  const { entering } = await inTransaction(house.db, async (tx) => {
    const held = await holdAccount(tx, account.id)
    assert.ok(held)
    const begun = enters()
    await new Promise((resolve) => setTimeout(resolve, 300)) // long enough to verify the password and wait
    await blockHeld(tx, house.secrets, system, held, { reason: 'staff' }, house.clock.now())
    return { entering: begun }
  })
  return entering
}

test('nobody comes in whose account is blocked while their password is looked at', async () => {
  const account = await makeAccount(house.db)
  const begun: string[] = []
  const begin = (_tx: unknown, id: string) => {
    begun.push(id)
    return Promise.resolve(() => {})
  }
  const attempt = {
    name: account.email,
    password: account.password,
    network: '192.0.2',
    knownMark: () => undefined,
  }
  const outcome = await blockedMeanwhile(account, () => signIn(house, attempt, begin, house.clock.now()))
  assert.deepEqual([outcome, begun], [{ refused: 'sign-in.wrong' }, []])
})

test('nor does a mail program', async () => {
  const account = await makeAccount(house.db)
  const proof = { name: account.email, password: account.password, network: '192.0.2', door: 'imap' }
  const outcome = await blockedMeanwhile(account, () => provePassword(house, proof, house.clock.now()))
  assert.deepEqual(outcome, { refused: 'sign-in.wrong' })
})

test('who has just activated an account is told of the next device as well', async () => {
  const account = await makeAccount(house.db, { state: 'initial' })
  const link = await inTransaction(house.db, (tx) => giveCode(tx, house, account, false, house.clock.now()))
  const browser = browserAt()
  await browser.post('/en/account/activation', { code: codeOf(house.secrets, link) })
  const password = 'seven green lanterns'
  await browser.post('/en/account/activation/password', { password })
  await enter({ ...account, password }, browser)
  assert.ok(!(await occasionsTo(account)).includes('sign-in.new-device'))
  await enter({ ...account, password })
  assert.ok((await occasionsTo(account)).includes('sign-in.new-device'))
})
