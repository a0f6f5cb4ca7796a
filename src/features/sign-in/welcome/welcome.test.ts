import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import type { TestHouse } from '../../../../test/support/house.ts'
import { mailsTo } from '../../../../test/support/mail.ts'
import { makeAccount, makeOrganisation } from '../../../../test/support/people.ts'
import type { MadeAccount } from '../../../../test/support/people.ts'
import { Browser } from '../../../../test/support/server.ts'
import { newestMail, signUpServer } from '../../../../test/support/sign-up.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import type { Server } from '../../../platform/http/index.ts'
import { operator } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findAccount } from '../../accounts/index.ts'
import { trailOf } from '../../audit/index.ts'
import { organisationsOf } from '../../directory/index.ts'
import { recover } from '../actions/recover.ts'
import { activateWith, activateWithPassword } from './actions/activate.ts'
import { beginAccount } from './actions/begin-account.ts'
import { endCodes } from './actions/end-codes.ts'
import { giveCode } from './actions/give-code.ts'
import { openCode } from './actions/open-code.ts'
import { activationFigures } from './store.ts'

let house: TestHouse
let server: Server
const password = 'seven green lanterns'
const minutes = (count: number) => house.clock.move(count * 60_000)

before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
})
after(async () => {
  await server.close()
  await house.close()
})

/** Somebody for whom an account was made, and the code in their mail. */
async function invited(it: Parameters<typeof makeAccount>[1] = {}) {
  const account = await makeAccount(house.db, { state: 'initial', ...it })
  await inTransaction(house.db, (tx) => giveCode(tx, house, account, false, house.clock.now()))
  return { account, code: await newestCode(account) }
}

async function newestCode({ email }: Pick<MadeAccount, 'email'>): Promise<string> {
  const { text } = await newestMail(house, email)
  return /ITUwelcome(-[0-9A-Z]{4}){4}/.exec(text)?.[0] ?? ''
}

const stateOf = async ({ id }: { id: string }) => {
  const account = await findAccount(house.db, id)
  return account && [account.state, account.blockReason].filter(Boolean).join(' ')
}
const actsOf = async ({ id }: { id: string }) => (await trailOf(house.db, id)).map(({ act }) => act)
const occasionsTo = async ({ email }: { email: string }) =>
  (await mailsTo(house.db, email)).map(({ occasion }) => occasion)
const sessionsOf = async ({ id }: { id: string }) =>
  (await house.db.selectFrom('visit').select('id').where('account_id', '=', id).execute()).length
const isSignedIn = async (browser: Browser) =>
  (await browser.get('/en/events/C-00015213/registration')).body === 'the form'
const open = (code: string) => openCode(house, { typed: code, network: '192.0.2' }, house.clock.now())

test('the mail carries the code and the way to the page, and neither table holds the code', async () => {
  const { account, code } = await invited()
  assert.match(code, /^ITUwelcome-/)
  const { subject, text, path } = await newestMail(house, account.email)
  assert.match(subject, /^Action needed/)
  assert.equal(path, '/en/account/activation')
  assert.match(text, new RegExp(`${account.username}[\\s\\S]*Works once, until +28 November`))
  const links = JSON.stringify(await house.db.selectFrom('account_link').selectAll().execute())
  assert.doesNotMatch(links, new RegExp(code.slice(11, 15)))
})

test('the code in any form opens the page, and a password makes the account active and signs in', async () => {
  const { account, code } = await invited({ name: 'Akosua Mensah' })
  const browser = new Browser(server)
  const typed = code.toLowerCase().replaceAll('-', ' ').replace('ituwelcome', '')
  const opened = await browser.post('/en/account/activation', { code: typed })
  assert.equal(opened.location, '/en/account/activation/password')
  const page = await browser.follow(opened)
  assert.match(page.body, new RegExp(`Akosua Mensah[\\s\\S]*${account.username}[\\s\\S]*Activate my account`))
  const done = await browser.post('/en/account/activation/password', { password })
  assert.deepEqual([done.status, await stateOf(account)], [303, 'active'])
  assert.ok(await isSignedIn(browser))
  assert.deepEqual(await actsOf(account), ['sign-in.welcome-opened', 'sign-in.activated'])
  assert.deepEqual(await occasionsTo(account), ['sign-in.welcome', 'accounts.activated'])
  const signIn = await new Browser(server).post('/en/sign-in', { name: account.email, password })
  assert.equal(signIn.status, 303)
})

test('an opened code opens nothing but activation, and is no session', async () => {
  const { account, code } = await invited()
  const browser = new Browser(server)
  await browser.post('/en/account/activation', { code })
  assert.ok(!(await isSignedIn(browser)))
  for (const path of ['/en/account', '/en/account/password', '/en/account/security'])
    assert.match((await browser.get(path)).location, /sign-in/, path)
  assert.equal(await sessionsOf(account), 0)
  assert.equal((await new Browser(server).get('/en/account/activation/password')).status, 303)
})

test('typing a code gives the visit another token, so that nobody who knew the old one is there', async () => {
  const { code } = await invited()
  const browser = new Browser(server)
  await browser.post('/en/account/activation', { code: 'wrong' })
  await browser.get('/en/account')
  const before = browser.cookies.get('visit')
  await browser.post('/en/account/activation', { code })
  assert.notEqual(browser.cookies.get('visit'), before)
})

test('the code is no password: at the door it is the ordinary failure', async () => {
  const { account, code } = await invited()
  const active = await makeAccount(house.db)
  const answer = async (name: string, tried: string) => {
    const { status, body } = await new Browser(server).post('/en/sign-in', { name, password: tried })
    return [status, body.replaceAll(name, 'NAME')]
  }
  for (const tried of [code, code.slice(11), 'ITUwelcome'])
    assert.deepEqual(await answer(account.email, tried), await answer(active.email, tried))
  assert.equal(await stateOf(account), 'initial')
})

test('a password made of the welcome word, the user name or the body is refused, and what else is wrong too', async () => {
  const { code } = await invited({ username: 'mensahakosua' })
  const browser = new Browser(server)
  await browser.post('/en/account/activation', { code })
  for (const [tried, words] of [
    ['ITUwelcome1234!', /easy to guess/],
    ['mensahakosua12345', /easy to guess/],
    ['short', /at least 15/],
    ['', /Choose a password/],
  ] as const) {
    const refused = await browser.post('/en/account/activation/password', { password: tried })
    assert.equal(refused.status, 422, tried)
    assert.match(refused.body, words)
  }
  assert.equal((await browser.post('/en/account/activation/password', { password })).status, 303)
})

test('a wrong code stays in its field, with the reason beside it', async () => {
  const wrong = await new Browser(server).post('/en/account/activation', {
    code: 'ITUwelcome-7K3Q-9TXM-2WFD-H8RQ',
  })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /This code is not right[\s\S]*value="ITUwelcome-7K3Q-9TXM-2WFD-H8RQ"/)
  const none = await new Browser(server).post('/en/account/activation', {})
  assert.match(none.body, /Enter the welcome code from our mail/)
})

test('guessing at one code is slowed down, wherever it comes from, and blocks nobody', async () => {
  const { account, code } = await invited()
  const almost = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0')
  const answers: string[] = []
  for (let turn = 0; turn < 8; turn++) {
    const outcome = await openCode(house, { typed: almost, network: `198.51.${turn}` }, house.clock.now())
    answers.push(isRefusal(outcome) ? outcome.refused : 'open')
  }
  assert.deepEqual(new Set(answers.slice(0, 5)), new Set(['sign-in.welcome-wrong']))
  assert.equal(answers.at(-1), 'sign-in.welcome-wait')
  assert.equal(await stateOf(account), 'initial')
  const waiting = await new Browser(server).post('/en/account/activation', { code })
  assert.deepEqual([waiting.status, Number(waiting.headers['retry-after']) > 0], [429, true])
  minutes(2)
  assert.ok(!isRefusal(await open(code)))
})

test('one network that guesses on and on waits', async () => {
  const guess = (turn: number) => `${String(turn).padStart(4, '2')}${'3'.repeat(12)}`
  const answers: string[] = []
  for (let turn = 0; turn < 104; turn++) {
    const it = { typed: guess(turn), network: '203.0.113' }
    const outcome = await openCode(house, it, house.clock.now())
    answers.push(isRefusal(outcome) ? outcome.refused : 'open')
  }
  assert.ok(answers.slice(0, 100).every((one) => one === 'sign-in.welcome-wrong'))
  assert.ok(answers.slice(100).includes('sign-in.welcome-wait'))
})

test('an unused code blocks the account when its time is over, and the mail leads on', async () => {
  const { account, code } = await invited()
  minutes(72 * 60 - 1)
  await endCodes(house, house.clock.now())
  assert.equal(await stateOf(account), 'initial')
  minutes(1)
  const expired = await new Browser(server).post('/en/account/activation', { code })
  assert.match(expired.body, /This code has expired/)
  assert.ok((await endCodes(house, house.clock.now())) >= 1)
  assert.equal(await stateOf(account), 'blocked initial-not-changed')
  const { subject, path } = await newestMail(house, account.email)
  assert.match(subject, /^Blocked/)
  assert.match(path, /^\/en\/account\/activation\/again\/[\w-]{22,}$/)
  assert.deepEqual(await actsOf(account), ['accounts.blocked'])
})

test('ten runs of the job at once block once', async () => {
  const { account } = await invited()
  minutes(72 * 60)
  await Promise.all(Array.from({ length: 10 }, () => endCodes(house, house.clock.now())))
  assert.deepEqual(await actsOf(account), ['accounts.blocked'])
  assert.deepEqual(await occasionsTo(account), ['sign-in.welcome', 'accounts.blocked'])
})

test('opening the code and leaving three times blocks the account', async () => {
  const { account, code } = await invited()
  for (const more of ['2 more times', '1 more time', undefined]) {
    const browser = new Browser(server)
    await browser.post('/en/account/activation', { code })
    const left = await browser.post('/en/account/activation/leaving')
    if (more) assert.match(left.body, new RegExp(`Nothing was changed[\\s\\S]*${more}, until`))
    else assert.match(left.body, /The account is blocked/)
    assert.equal((await browser.post('/en/account/activation/password', { password })).status, 303)
    assert.equal(await stateOf(account), more ? 'initial' : 'blocked initial-not-changed')
  }
  const again = await new Browser(server).post('/en/account/activation', { code })
  assert.match(again.body, /This code no longer works/)
})

test('letting the quarter of an hour go by is leaving, also when nobody looks', async () => {
  const { account, code } = await invited()
  for (let time = 0; time < 3; time++) {
    assert.ok(!isRefusal(await open(code)))
    await endCodes(house, house.clock.now())
    assert.equal(await stateOf(account), 'initial')
    minutes(15)
  }
  await endCodes(house, house.clock.now())
  assert.equal(await stateOf(account), 'blocked initial-not-changed')
})

test('the fourth time the code itself finds that it was left three times', async () => {
  const { account, code } = await invited()
  for (let time = 0; time < 3; time++) {
    await open(code)
    minutes(16)
  }
  const { body } = await new Browser(server).post('/en/account/activation', { code })
  assert.match(body, /opened three times and no password was chosen/)
  assert.equal(await stateOf(account), 'blocked initial-not-changed')
})

test('going back and typing the code again in the same browser is no other time', async () => {
  const { account, code } = await invited()
  const browser = new Browser(server)
  for (let time = 0; time < 6; time++) await browser.post('/en/account/activation', { code })
  minutes(16)
  await endCodes(house, house.clock.now())
  assert.equal(await stateOf(account), 'initial')
  assert.deepEqual(await actsOf(account), ['sign-in.welcome-opened'])
})

test('after a quarter of an hour the page asks for the code again', async () => {
  const { code } = await invited()
  const browser = new Browser(server)
  await browser.post('/en/account/activation', { code })
  minutes(15)
  const late = await browser.post('/en/account/activation/password', { password })
  assert.equal(late.location, '/en/account/activation')
  assert.match((await browser.follow(late)).body, /Type the code again/)
})

test('fifty uses of one code at once set one password', async () => {
  const { account, code } = await invited()
  const opened = await open(code)
  assert.ok(!isRefusal(opened))
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, (_, turn) =>
      activateWithPassword(house, opened, `${password} ${turn}`, house.clock.now()),
    ),
  )
  assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 1)
  assert.deepEqual(await actsOf(account), ['sign-in.welcome-opened', 'sign-in.activated'])
  assert.equal((await occasionsTo(account)).filter((one) => one === 'accounts.activated').length, 1)
})

test('what fails while the account becomes active leaves the code as it was', async () => {
  const { account, code } = await invited()
  const opened = await open(code)
  assert.ok(!isRefusal(opened))
  const failing = () => Promise.reject(new Error('the passkey was not saved'))
  await assert.rejects(activateWith(house, opened, failing, house.clock.now()), /not saved/)
  assert.equal(await stateOf(account), 'initial')
  const fine = await activateWithPassword(house, opened, password, house.clock.now())
  assert.ok(!isRefusal(fine))
})

test('a code is over when a newer one was given', async () => {
  const { account, code } = await invited()
  await inTransaction(house.db, (tx) => giveCode(tx, house, account, true, house.clock.now()))
  const old = await new Browser(server).post('/en/account/activation', { code })
  assert.match(old.body, /This code no longer works/)
  assert.ok(!isRefusal(await open(await newestCode(account))))
})

test('somebody whose account waits for its first password is helped to another code', async () => {
  const { account, code } = await invited()
  await recover(house, { name: account.username }, house.clock.now())
  const { subject, path } = await newestMail(house, account.email)
  assert.match(subject, /^Waiting for its first password/)
  const browser = new Browser(server)
  await browser.post(path)
  assert.notEqual(await newestCode(account), code)
  assert.equal(await stateOf(account), 'initial')
})

test('an account made by others begins with a person, a claim and a code', async () => {
  const organisation = await makeOrganisation(house.db)
  const it = {
    name: 'Ngozi Adéyemi',
    email: 'ngozi@begun.example',
    countryCode: 'NG',
    language: 'fr',
    organisationId: organisation.id,
  }
  const begin = () =>
    inTransaction(house.db, (tx) => beginAccount(tx, house, operator, it, house.clock.now()))
  const made = await begin()
  assert.ok(!isRefusal(made))
  assert.equal(await stateOf({ id: made.accountId }), 'initial')
  assert.deepEqual(
    (await organisationsOf(house.db, made.personId)).map((one) => one.organisation?.id),
    [organisation.id],
  )
  assert.match((await newestMail(house, it.email)).subject, /^À faire/)
  assert.deepEqual(await begin(), { refused: 'accounts.address-taken' })
  const people = await house.db.selectFrom('person').select('id').where('name', '=', it.name).execute()
  assert.equal(people.length, 1)
})

test('the figures show what is out, what is late and what is blocked', async () => {
  const fresh = await testHouse()
  const now = () => fresh.clock.now()
  assert.deepEqual(await activationFigures(fresh.db, now()), {
    outstanding: 0,
    endingSoon: 0,
    medianHours: undefined,
    blocked: 0,
  })
  const give = async () => {
    const account = await makeAccount(fresh.db, { state: 'initial' })
    const link = await inTransaction(fresh.db, (tx) => giveCode(tx, fresh, account, false, now()))
    return { account, link }
  }
  const given = [await give(), await give(), await give(), await give()]
  for (const [place, hours] of [1, 2, 9].entries()) {
    fresh.clock.move(hours * 3_600_000)
    const { account, link } = given[place] as (typeof given)[0]
    await fresh.db.updateTable('account_link').set({ used_at: now() }).where('id', '=', link).execute()
    await fresh.db.updateTable('account').set({ state: 'active' }).where('id', '=', account.id).execute()
  }
  await give()
  assert.deepEqual(await activationFigures(fresh.db, now()), {
    outstanding: 2,
    endingSoon: 0,
    medianHours: 3,
    blocked: 0,
  })
  fresh.clock.move(48 * 3_600_000)
  assert.equal((await activationFigures(fresh.db, now())).endingSoon, 2)
  fresh.clock.move(13 * 3_600_000)
  await endCodes(fresh, now())
  const { outstanding, blocked } = await activationFigures(fresh.db, now())
  assert.deepEqual([outstanding, blocked], [1, 1])
  await fresh.close()
})

test('an account that waits without any code left is blocked, and its owner is told how to begin', async () => {
  const account = await makeAccount(house.db, { state: 'initial' })
  await endCodes(house, house.clock.now())
  assert.equal(await stateOf(account), 'blocked initial-not-changed')
  assert.match((await newestMail(house, account.email)).path, /activation\/again/)
})
