import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import type { TestHouse } from '../../../../test/support/house.ts'
import { mailsTo } from '../../../../test/support/mail.ts'
import { makeAccount, testPassword } from '../../../../test/support/people.ts'
import type { MadeAccount } from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { Browser } from '../../../../test/support/server.ts'
import { newestMail, signUpServer } from '../../../../test/support/sign-up.ts'
import { openTestDoor, signInAs } from '../../../../test/support/test-door.ts'
import { heading, main } from '../../../../test/support/walking.ts'
import type { Server } from '../../../platform/http/index.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { stranger } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { savePerson } from '../../directory/index.ts'
import { createAccount } from '../actions/create-account.ts'
import { findAccountByIdentifier } from '../find.ts'
import { mostLettersAnAddressAnHour } from '../rules.ts'
import { recipientOf } from '../store/identifiers.ts'
import { confirmAddress } from './actions/confirm-address.ts'
import { replaceContact } from './actions/replace-contact.ts'
import { undoChange } from './actions/undo-change.ts'
import { addressesOf, freeRested } from './store.ts'

const day = 24 * 3_600_000
let house: TestHouse
let server: Server
before(async () => {
  house = await testHouse()
  server = await signUpServer(house)
  openTestDoor(server)
})
after(async () => {
  await server.close()
  await house.close()
})

const now = () => house.clock.now()
const here = '/en/account/addresses'
let count = 0
const fresh = () => `new${++count}@mail.example`

const signedIn = (account: MadeAccount): Promise<Browser> => signInAs(server, account)

/** An account with a second address, confirmed by its mail. */
async function withTwo(): Promise<{ account: MadeAccount; second: string; browser: Browser }> {
  const account = await makeAccount(house.db)
  const browser = await signedIn(account)
  const second = fresh()
  await browser.post(here, { email: second })
  const { path } = await newestMail(house, second)
  await browser.post(path)
  return { account, second, browser }
}

const tokenOf = (path: string): string => path.split('/').at(-1) ?? ''
const shown = async ({ id }: MadeAccount): Promise<string[]> =>
  (await addressesOf(house.db, id))
    .filter(({ endedAt }) => !endedAt)
    .map(({ shown: one, isContact }) => (isContact ? `${one}!` : one))
const leadsTo = async (address: string) => (await findAccountByIdentifier(house.db, address))?.id

test('an address leads to the account once its link was opened and confirmed, and not before', async () => {
  const account = await makeAccount(house.db)
  const browser = await signedIn(account)
  const address = fresh()
  const page = await browser.follow(await browser.post(here, { email: address }))
  assert.match(main(page), /We have written to.*Waiting for you to confirm/)
  const { path } = await newestMail(house, address)

  const looked = await browser.get(path)
  assert.equal(heading(looked), 'Is this address yours?')
  assert.equal(await leadsTo(address), undefined)

  const done = await browser.follow(await browser.post(path))
  assert.match(main(done), /now leads to your account/)
  assert.equal(await leadsTo(address), account.id)
  assert.deepEqual(await shown(account), [`${account.email}!`, address])
  assert.equal((await browser.post(path)).status, 410)
  const stranger = new Browser(server)
  assert.equal((await stranger.post('/en/sign-in', { name: address, password: testPassword })).status, 303)
})

test('the link works only for the account that asked, and for nobody who is not signed in', async () => {
  const [asking, other] = [await makeAccount(house.db), await makeAccount(house.db)]
  const address = fresh()
  await (await signedIn(asking)).post(here, { email: address })
  const { path } = await newestMail(house, address)
  assert.equal((await new Browser(server).get(path)).location, '/en/sign-in')
  const theirs = await signedIn(other)
  assert.equal(heading(await theirs.get(path)), 'This link is for another account')
  assert.equal((await theirs.post(path)).status, 404)
  assert.equal(await leadsTo(address), undefined)
})

test('fifty openings of one link at once add the address once', async () => {
  const account = await makeAccount(house.db)
  const address = fresh()
  await (await signedIn(account)).post(here, { email: address })
  const { path } = await newestMail(house, address)
  const all = await Promise.all(
    Array.from({ length: 50 }, () => confirmAddress(house, actorFor(account), tokenOf(path), now())),
  )
  assert.equal(all.filter((one) => !isRefusal(one)).length, 1)
  assert.equal((await trailOf(house.db, account.id)).filter(({ act }) => act.endsWith('-added')).length, 1)
})

test('ten accounts that prove one address at once: one gets it', async () => {
  const address = fresh()
  const tokens = []
  for (let place = 0; place < 10; place++) {
    const account = await makeAccount(house.db)
    house.clock.move(3_600_000)
    await (await signedIn(account)).post(here, { email: address })
    tokens.push({ account, token: tokenOf((await newestMail(house, address)).path) })
  }
  const all = await Promise.all(
    tokens.map(({ account, token }) => confirmAddress(house, actorFor(account), token, now())),
  )
  assert.equal(all.filter((one) => !isRefusal(one)).length, 1)
  assert.ok(all.every((one) => !isRefusal(one) || one.refused === 'accounts.address-elsewhere'))
})

test('the owner of a known address hears that somebody tried, and nothing changes', async () => {
  const [asking, owner] = [await makeAccount(house.db), await makeAccount(house.db)]
  await (await signedIn(asking)).post(here, { email: owner.email })
  const mail = await newestMail(house, owner.email)
  assert.match(mail.subject, /already have an account/)
  assert.ok(mail.text.includes(owner.username) && !mail.text.includes(asking.username))
  assert.equal(await leadsTo(owner.email), owner.id)
  const row = await house.db
    .selectFrom('outbox')
    .select('person_id')
    .where('to_address', '=', owner.email)
    .executeTakeFirstOrThrow()
  assert.equal(row.person_id, null)
})

test('a wrong address is marked and kept, and one’s own is not asked for twice', async () => {
  const account = await makeAccount(house.db)
  const browser = await signedIn(account)
  const wrong = await browser.post(here, { email: 'nobody at home', contact: 'yes' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /value="nobody at home"/)
  assert.match(wrong.body, /name="contact"[^>]*checked/)
  const own = await browser.post(here, { email: account.email.toUpperCase() })
  assert.equal(own.status, 409)
  assert.match(main(own), /leads to your account already/)
})

test('an hour has five letters for an account, and asking again makes the newest link count', async () => {
  const account = await makeAccount(house.db)
  const browser = await signedIn(account)
  const address = fresh()
  await browser.post(here, { email: address })
  const first = await newestMail(house, address)
  await browser.post(here, { email: address })
  assert.equal((await browser.get(first.path)).status, 410)
  for (let place = 0; place < 3; place++) await browser.post(here, { email: fresh() })
  const sixth = await browser.post(here, { email: fresh() })
  assert.equal(sixth.status, 409)
  assert.match(main(sixth), /Try again later/)
})

test('an address that many ask for gets only a few letters an hour, and no page tells', async () => {
  const address = fresh()
  for (let place = 0; place < 7; place++) {
    const answer = await (await signedIn(await makeAccount(house.db))).post(here, { email: address })
    assert.equal(answer.status, 303)
  }

  assert.equal((await mailsTo(house.db, address)).length, mostLettersAnAddressAnHour)
})

test('what was asked for can be given up', async () => {
  const account = await makeAccount(house.db)
  const browser = await signedIn(account)
  const address = fresh()
  const page = await browser.follow(await browser.post(here, { email: address }))
  const { path } = await newestMail(house, address)
  const end = /action="(\/en\/account\/addresses\/requests\/[0-9a-f-]{36}\/end)"/.exec(page.body)?.[1] ?? ''
  await (await signedIn(await makeAccount(house.db))).post(end)
  assert.equal((await browser.get(path)).status, 200)
  await browser.post(end)
  assert.equal((await browser.get(path)).status, 410)
})

test('another contact address: the old one is told and can take it back, the new one hears of it', async () => {
  const { account, second, browser } = await withTwo()
  const done = await browser.follow(await browser.post(`${here}/contact`, { address: second }))
  assert.match(main(done), /From now on we write to/)
  assert.equal((await recipientOf(house.db, account.personId))?.address, second)
  assert.match((await newestMail(house, second)).subject, /we write to you at this address/)

  const undo = await newestMail(house, account.email)
  assert.match(undo.subject, /no longer write to you at this address/)
  const anybody = new Browser(server)
  assert.equal(heading(await anybody.get(undo.path)), 'Take the change back')
  assert.equal((await recipientOf(house.db, account.personId))?.address, second)
  const undone = await anybody.post(undo.path)
  assert.equal(heading(undone), 'The addresses are as they were')
  assert.equal((await recipientOf(house.db, account.personId))?.address, account.email)
  assert.equal((await browser.get('/en/account')).location, '/en/sign-in')
  assert.equal((await anybody.post(undo.path)).status, 410)
})

test('an address can be asked for as the new contact address at once', async () => {
  const account = await makeAccount(house.db)
  const browser = await signedIn(account)
  const address = fresh()
  await browser.post(here, { email: address, contact: 'yes' })
  const { path } = await newestMail(house, address)
  assert.match(main(await browser.get(path)), /and we write to you there/)
  await browser.post(path)
  assert.equal((await recipientOf(house.db, account.personId))?.address, address)
  assert.match((await newestMail(house, account.email)).subject, /no longer write to you at this address/)
})

test('the contact address and the last one are not removed', async () => {
  const account = await makeAccount(house.db)
  const last = await (await signedIn(account)).post(`${here}/removal`, { address: account.email })
  assert.equal(last.status, 409)
  assert.match(main(last), /your only address/)
  const { account: other, browser } = await withTwo()
  const contact = await browser.post(`${here}/removal`, { address: other.email })
  assert.match(main(contact), /write to another one first/)
  const foreign = await browser.post(`${here}/removal`, { address: account.email })
  assert.match(main(foreign), /does not lead to your account any more/)
})

test('a removed address rests for a week: nobody else may have it, and it can come back', async () => {
  const { account, second, browser } = await withTwo()
  await browser.post(`${here}/removal`, { address: second })
  assert.equal(await leadsTo(second), undefined)
  const undo = await newestMail(house, second)

  const other = await makeAccount(house.db)
  const theirs = await signedIn(other)
  await theirs.post(here, { email: second })
  assert.match((await newestMail(house, second)).subject, /Not yet/)
  const person = await savePersonCalled('Somebody New')
  const made = await inTransaction(house.db, (tx) =>
    createAccount(
      tx,
      stranger,
      { personId: person, name: 'Somebody New', email: second, passwordHash: null, own: [] },
      now(),
    ),
  )
  assert.deepEqual(made, { refused: 'accounts.address-taken' })

  house.clock.move(6.9 * day)
  assert.ok(!isRefusal(await undoChange(house, tokenOf(undo.path), now())))
  assert.deepEqual(await shown(account), [`${account.email}!`, second])
})

const savePersonCalled = (name: string) =>
  inTransaction(house.db, (tx) =>
    savePerson(
      tx,
      {
        ...{ name, badgeName: null, countryCode: 'GH', phone: null, phoneE164: null, jobTitle: null },
        ...{ language: 'en', timeZone: null },
      },
      now(),
    ),
  )

test('after a week the removed address is free, the link is over, and a user name never is', async () => {
  const { account, second, browser } = await withTwo()
  await browser.post(`${here}/removal`, { address: second })
  const undo = await newestMail(house, second)
  house.clock.move(7 * day)
  assert.deepEqual(await undoChange(house, tokenOf(undo.path), now()), { refused: 'accounts.link-expired' })
  await house.db
    .updateTable('account_identifier')
    .set({ ended_at: new Date(now().getTime() - 400 * day) })
    .where('key', '=', account.username)
    .execute()
  assert.ok((await freeRested(house.db, now())) >= 1)
  assert.ok(!(await addressesOf(house.db, account.id)).some(({ key }) => key === second))
  const kept = await house.db
    .selectFrom('account_identifier')
    .select('key')
    .where('key', '=', account.username)
    .execute()
  assert.equal(kept.length, 1)
})

test('whoever took an account over by its addresses is undone from the old one with any of its mails', async () => {
  const account = await makeAccount(house.db)
  const browser = await signedIn(account)
  const evil = fresh()
  await browser.post(here, { email: evil, contact: 'yes' })
  await browser.post((await newestMail(house, evil)).path)
  const first = await newestMail(house, account.email)
  await browser.post(`${here}/removal`, { address: account.email })
  const second = await newestMail(house, account.email)
  assert.notEqual(first.path, second.path)
  assert.deepEqual(await shown(account), [`${evil}!`])

  assert.ok(!isRefusal(await undoChange(house, tokenOf(second.path), now())))
  assert.deepEqual(await shown(account), [`${account.email}!`])
  assert.equal(await leadsTo(evil), undefined)
  const acts = (await trailOf(house.db, account.id)).map(({ act }) => act)
  assert.equal(acts.at(-1), 'accounts.addresses-restored')
  const evils = (await mailsTo(house.db, evil)).map(({ facts }) => facts['what'])
  assert.ok(evils.includes('restored'))
})

test('ten undoings at once are one', async () => {
  const { account, second, browser } = await withTwo()
  await browser.post(`${here}/contact`, { address: second })
  const { path } = await newestMail(house, account.email)
  const all = await Promise.all(Array.from({ length: 10 }, () => undoChange(house, tokenOf(path), now())))
  assert.equal(all.filter((one) => !isRefusal(one)).length, 1)
})

test('somebody who last proved who they are long ago proves it again, and what was typed is kept', async () => {
  const account = await makeAccount(house.db)
  const browser = await signedIn(account)
  house.clock.move(11 * 60_000)
  const address = fresh()
  assert.equal((await browser.post(here, { email: address })).location, '/en/sign-in')
  const back = await browser.post('/en/sign-in', { name: account.email, password: testPassword })
  assert.equal(back.location, here)
  assert.ok((await browser.get(here)).body.includes(`value="${address}"`))
  house.clock.move(11 * 60_000)
  const removal = { address: 'x', 'form-page': '/account/addresses' }
  assert.equal((await browser.post(`${here}/removal`, removal)).location, '/en/sign-in')
  const again = await browser.post('/en/sign-in', { name: account.email, password: testPassword })
  assert.equal(again.location, here)
})

test('staff give another contact address to somebody who lost theirs; the old one can take it back', async () => {
  const account = await makeAccount(house.db)
  const email = fresh()
  const replace = (to: string) =>
    inTransaction(house.db, (tx) =>
      replaceContact(tx, house.secrets, actorFor(account), { accountId: account.id, email: to }, now()),
    )
  const other = await makeAccount(house.db)
  assert.deepEqual(await replace(other.email), { refused: 'accounts.address-elsewhere' })
  assert.deepEqual(await replace(email), { contact: email })
  assert.deepEqual(await shown(account), [account.email, `${email}!`])
  const undo = await newestMail(house, account.email)
  assert.ok(!isRefusal(await undoChange(house, tokenOf(undo.path), now())))
  assert.deepEqual(await shown(account), [`${account.email}!`])
})
