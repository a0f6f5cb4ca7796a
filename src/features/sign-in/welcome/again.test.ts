import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import type { TestHouse } from '../../../../test/support/house.ts'
import { mailsTo } from '../../../../test/support/mail.ts'
import { makeAccount, makeFocalPoint, makeOrganisation } from '../../../../test/support/people.ts'
import type { MadeAccount } from '../../../../test/support/people.ts'
import { Browser } from '../../../../test/support/server.ts'
import { newestMail, signUpServer } from '../../../../test/support/sign-up.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import type { Server } from '../../../platform/http/index.ts'
import { newId } from '../../../platform/ids.ts'
import { operator } from '../../../values/actor.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import {
  blockAccount,
  confirmFourEyes,
  findAccount,
  listFourEyes,
  replaceContact,
} from '../../accounts/index.ts'
import { trailOf } from '../../audit/index.ts'
import { recover } from '../actions/recover.ts'
import { giveCode } from './actions/give-code.ts'
import { reinitialise } from './actions/reinitialise.ts'
import type { AgainWish } from './actions/reinitialise.ts'
import { unblock } from './actions/unblock.ts'
import { signInFourEyes } from './four-eyes.ts'
import { codeOf } from './code.ts'

let house: TestHouse
let server: Server
let officer: SignedIn
const password = 'seven green lanterns'
const day = 24 * 3_600_000

before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
  officer = await deskOfficer()
})
after(async () => {
  await server.close()
  await house.close()
})

async function deskOfficer(): Promise<SignedIn> {
  const { id, personId, name } = await makeAccount(house.db, { roles: ['service-desk'] })
  const permissions = new Set(['accounts.manage'])
  return {
    kind: 'person',
    accountId: id,
    personId,
    name,
    permissions,
    assurance: 'two-factor',
    withheld: new Set(),
  }
}

const again = (id: string, wish: AgainWish = { by: 'staff' }, actor: SignedIn | typeof operator = officer) =>
  reinitialise(house, actor, id, wish, house.clock.now())
const accountOf = async ({ id }: { id: string }) => {
  const account = await findAccount(house.db, id)
  assert.ok(account)
  return account
}
const lock = (id: string) => blockAccount(house, operator, id, { reason: 'owner' }, house.clock.now())
const occasionsTo = async (address: string) =>
  (await mailsTo(house.db, address)).map(({ occasion }) => occasion)
const liveCodes = async ({ id }: { id: string }) =>
  house.db
    .selectFrom('account_link')
    .select('id')
    .where('account_id', '=', id)
    .where('purpose', '=', 'welcome')
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()

/** The path of the link with which the owner of a locked account begins again. */
async function lockedWithLink(it: Parameters<typeof makeAccount>[1] = {}) {
  const account = await makeAccount(house.db, it)
  await lock(account.id)
  const { path } = await newestMail(house, account.email)
  return { account, path }
}

async function addAddress({ id }: MadeAccount, address: string): Promise<void> {
  await house.db
    .insertInto('account_identifier')
    .values({
      key: address,
      kind: 'email',
      account_id: id,
      shown: address,
      created_at: house.clock.now(),
    })
    .execute()
}

test('everything old dies in one act, and a new code goes to the contact address only', async () => {
  const account = await makeAccount(house.db)
  await addAddress(account, 'other@again.example')
  const browser = new Browser(server)
  await browser.post('/en/sign-in', { name: account.email, password: account.password })
  await recover(house, { name: account.email }, house.clock.now())
  const reset = (await newestMail(house, account.email)).path

  assert.deepEqual(await again(account.id), { begun: true })
  const { state, passwordHash } = await accountOf(account)
  assert.deepEqual([state, passwordHash], ['initial', null])
  assert.equal((await browser.get('/en/account')).status, 303)
  assert.equal((await new Browser(server).get(reset)).status, 410)
  assert.equal((await liveCodes(account)).length, 1)

  const { subject, text } = await newestMail(house, account.email)
  assert.match(subject, /a new welcome code/)
  assert.match(text, /ITUwelcome(-[0-9A-Z]{4}){4}/)
  const notice = await newestMail(house, 'other@again.example')
  assert.match(notice.text, /begins again[\s\S]*contact address only[\s\S]*p•••\d@mail\.example/)
  assert.doesNotMatch(notice.text, /ITUwelcome/)
  const { actorAccountId, details } = (await trailOf(house.db, account.id)).at(-1) ?? {}
  assert.deepEqual([actorAccountId, details], [officer.accountId, { by: 'staff' }])
})

test('what else proves who somebody is stays, and is asked for after the code', async () => {
  const account = await makeAccount(house.db)
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
  await again(account.id)
  const [link] = await liveCodes(account)
  const browser = new Browser(server)
  await browser.post('/en/account/activation', { code: codeOf(house.secrets, link?.id ?? '') })
  const done = await browser.post('/en/account/activation/password', { password })
  assert.equal(done.location, '/en/sign-in/second-step')
  assert.match((await browser.get('/en/events/C-00015213/registration')).location, /sign-in/)
})

test('three times a day is enough', async () => {
  const account = await makeAccount(house.db)
  for (let time = 0; time < 3; time++) assert.deepEqual(await again(account.id), { begun: true })
  assert.deepEqual(await again(account.id), { refused: 'sign-in.again-enough', values: { most: 3 } })
  house.clock.move(day)
  assert.deepEqual(await again(account.id), { begun: true })
})

test('nobody does it to themselves at a desk, or to what is not there', async () => {
  assert.deepEqual(await again(officer.accountId), { refused: 'accounts.not-oneself' })
  assert.deepEqual(await again(newId()), { refused: 'accounts.unknown' })
})

test('the owner of a locked account begins again by mail: look, press, type the code, choose', async () => {
  const { account, path } = await lockedWithLink()
  const browser = new Browser(server)
  const page = await browser.get(path)
  assert.match(page.body, /Blocked[\s\S]*Begin this account again[\s\S]*p•••\d+@mail\.example/)
  assert.equal(page.headers['referrer-policy'], 'no-referrer')
  assert.equal((await accountOf(account)).state, 'blocked')

  const pressed = await browser.follow(await browser.post(path))
  assert.match(pressed.body, /sent the new welcome code to the contact address/)
  const { text } = await newestMail(house, account.email)
  const code = /ITUwelcome(-[0-9A-Z]{4}){4}/.exec(text)?.[0] ?? ''
  await browser.post('/en/account/activation', { code })
  await browser.post('/en/account/activation/password', { password })
  assert.equal((await accountOf(account)).state, 'active')
  assert.equal((await browser.get('/en/account')).status, 200)
})

test('a link to begin again works once, and explains itself afterwards', async () => {
  const { account, path } = await lockedWithLink()
  const browser = new Browser(server)
  await browser.post(path)
  for (const used of [await browser.get(path), await browser.post(path)]) {
    assert.equal(used.status, 410)
    assert.match(used.body, /This link has done its work/)
  }
  assert.equal((await liveCodes(account)).length, 1)
  assert.equal((await browser.get('/en/account/activation/again/forged')).status, 404)
  const late = await lockedWithLink()
  house.clock.move(7 * day)
  assert.match((await browser.get(late.path)).body, /This link has expired/)
})

test('fifty presses of one link at once send one code', async () => {
  const { account, path } = await lockedWithLink()
  const answers = await Promise.all(Array.from({ length: 50 }, () => new Browser(server).post(path)))
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
  assert.equal(answers.filter(({ status }) => status === 410).length, 49)
  assert.deepEqual((await occasionsTo(account.email)).filter((one) => one === 'sign-in.welcome').length, 1)
})

test('lost mails are asked for again, and the link before is over', async () => {
  const { account, path } = await lockedWithLink()
  await recover(house, { name: account.username }, house.clock.now())
  const { subject, path: newer } = await newestMail(house, account.email)
  assert.match(subject, /^Blocked/)
  assert.equal((await new Browser(server).get(path)).status, 410)
  assert.equal((await new Browser(server).get(newer)).status, 200)
})

test('an account blocked by staff has no such link: the mail says whom to ask', async () => {
  const account = await makeAccount(house.db)
  await blockAccount(house, officer, account.id, { reason: 'staff' }, house.clock.now())
  await recover(house, { name: account.username }, house.clock.now())
  const { text, path } = await newestMail(house, account.email)
  assert.match(text, /To begin again, write to/)
  assert.equal(path, '')
})

test('while the contact address is new, its owner waits and staff need a second person', async () => {
  const { account, path } = await lockedWithLink()
  const changed = new Date(house.clock.now().getTime() - 2 * day)
  await house.db
    .updateTable('account')
    .set({ contact_changed_at: changed })
    .where('id', '=', account.id)
    .execute()
  const refused = await new Browser(server).post(path)
  assert.equal(refused.status, 409)
  assert.match(refused.body, /changed within the last seven days/)
  assert.deepEqual(await again(account.id), { refused: 'accounts.reason-needed' })
  assert.ok('asked' in (await again(account.id, { by: 'staff', reason: 'Known to me' })))
  assert.equal((await accountOf(account)).state, 'blocked')
  house.clock.move(5 * day)
  await recover(house, { name: account.username }, house.clock.now())
  const fresh = (await newestMail(house, account.email)).path
  assert.equal((await new Browser(server).post(fresh)).status, 303)
})

test('a refusal does not use up the link', async () => {
  const { account, path } = await lockedWithLink()
  const set = (at: Date | null) =>
    house.db.updateTable('account').set({ contact_changed_at: at }).where('id', '=', account.id).execute()
  await set(house.clock.now())
  assert.equal((await new Browser(server).post(path)).status, 409)
  await set(null)
  assert.equal((await new Browser(server).post(path)).status, 303)
})

test('accounts of staff and focal points begin again when a second person has agreed', async () => {
  const organisation = await makeOrganisation(house.db)
  const powerful = [
    await makeAccount(house.db, { roles: ['secretariat'] }),
    await makeFocalPoint(house.db, { organisation }),
  ]
  for (const account of powerful) {
    const outcome = await again(account.id, { by: 'staff', reason: 'Lost the password abroad' })
    assert.ok('asked' in outcome)
    assert.equal((await accountOf(account)).state, 'active')
    const confirm = (by: SignedIn) =>
      confirmFourEyes(house, by, outcome.asked, signInFourEyes(house), house.clock.now())
    assert.deepEqual(await confirm(officer), { refused: 'accounts.four-eyes-same-person' })
    assert.ok('confirmed' in (await confirm(await deskOfficer())))
    assert.equal((await accountOf(account)).state, 'initial')
    assert.match((await newestMail(house, account.email)).subject, /a new welcome code/)
  }
})

test('the owner of an account with powers asks by the link, and somebody confirms', async () => {
  const { account, path } = await lockedWithLink({ roles: ['visa-officer'] })
  const browser = new Browser(server)
  assert.match((await browser.post(path)).body, /A second person decides first/)
  assert.equal((await accountOf(account)).state, 'blocked')
  const asked = (await listFourEyes(house.db, house.clock.now())).find((one) => one.accountId === account.id)
  assert.deepEqual([asked?.askedBy, asked?.facts], [account.id, { by: 'owner' }])
  await confirmFourEyes(house, officer, asked?.id ?? '', signInFourEyes(house), house.clock.now())
  assert.equal((await accountOf(account)).state, 'initial')
})

test('ten confirmations at once begin an account again once', async () => {
  const account = await makeAccount(house.db, { roles: ['badge-desk'] })
  const outcome = await again(account.id, { by: 'staff', reason: 'Lost' })
  assert.ok('asked' in outcome)
  const others = await Promise.all(Array.from({ length: 10 }, deskOfficer))
  await Promise.all(
    others.map((other) =>
      confirmFourEyes(house, other, outcome.asked, signInFourEyes(house), house.clock.now()),
    ),
  )
  assert.equal((await liveCodes(account)).length, 1)
  const acts = (await trailOf(house.db, account.id)).map(({ act }) => act)
  assert.equal(acts.filter((act) => act === 'sign-in.reinitialised').length, 1)
})

test('a focal point begins again what they blocked, and not what staff blocked', async () => {
  const [own, others] = [await makeAccount(house.db), await makeAccount(house.db)]
  await blockAccount(house, officer, own.id, { reason: 'focal-point' }, house.clock.now())
  await blockAccount(house, officer, others.id, { reason: 'staff' }, house.clock.now())
  assert.deepEqual(await again(own.id, { by: 'focal-point' }), { begun: true })
  assert.deepEqual(await again(others.id, { by: 'focal-point' }), { refused: 'sign-in.again-ask-us' })
})

test('an unblocked account whose password others may know begins with a code', async () => {
  const { account } = await lockedWithLink()
  assert.deepEqual(await unblock(house, officer, account.id, {}, house.clock.now()), {
    unblocked: 'initial',
  })
  assert.match((await newestMail(house, account.email)).subject, /a new welcome code/)
  assert.deepEqual((await occasionsTo(account.email)).includes('accounts.unblocked'), false)
})

test('unblocking one with powers waits for a second person, who does it', async () => {
  const account = await makeAccount(house.db, { roles: ['secretariat'] })
  await blockAccount(house, officer, account.id, { reason: 'staff' }, house.clock.now())
  const asked = await unblock(house, officer, account.id, { reason: 'A mistake' }, house.clock.now())
  assert.ok('asked' in asked)
  const other = await deskOfficer()
  await confirmFourEyes(house, other, asked.asked, signInFourEyes(house), house.clock.now())
  assert.equal((await accountOf(account)).state, 'active')
})

test('the machine’s operator asks nobody, and three times a day holds for them too', async () => {
  const account = await makeAccount(house.db, { roles: ['administrator'] })
  for (let time = 0; time < 3; time++)
    assert.deepEqual(await again(account.id, { by: 'staff' }, operator), { begun: true })
  const fourth = await again(account.id, { by: 'staff' }, operator)
  assert.ok(isRefusal(fourth) && fourth.refused === 'sign-in.again-enough')
})

test('a first code does not count as beginning again', async () => {
  const account = await makeAccount(house.db, { state: 'initial' })
  await inTransaction(house.db, (tx) => giveCode(tx, house, account, false, house.clock.now()))
  for (let time = 0; time < 3; time++) assert.deepEqual(await again(account.id), { begun: true })
})

test('who locked the account and took a change of address back begins again at once', async () => {
  const account = await makeAccount(house.db)
  await inTransaction(house.db, (tx) =>
    replaceContact(
      tx,
      house.secrets,
      operator,
      { accountId: account.id, email: 'thief@again.example' },
      house.clock.now(),
    ),
  )
  await lock(account.id)
  const { path: thiefs } = await newestMail(house, 'thief@again.example')
  assert.equal((await new Browser(server).post(thiefs)).status, 409)
  const undo = (await newestMail(house, account.email)).path
  assert.equal((await new Browser(server).post(undo)).status, 200)
  await recover(house, { name: account.username }, house.clock.now())
  const again = (await newestMail(house, account.email)).path
  assert.equal((await new Browser(server).post(again)).status, 303)
  assert.match((await newestMail(house, account.email)).text, /ITUwelcome-/)
})
