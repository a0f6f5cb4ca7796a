import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import type { TestHouse } from '../../../../test/support/house.ts'
import { mailsTo } from '../../../../test/support/mail.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  makeRegistration,
} from '../../../../test/support/people.ts'
import type { MadeAccount } from '../../../../test/support/people.ts'
import { actorFor, seatsAndRows } from '../../../../test/support/registering.ts'
import { Browser } from '../../../../test/support/server.ts'
import { newestMail, signUpServer } from '../../../../test/support/sign-up.ts'
import { openTestDoor, signInAs } from '../../../../test/support/test-door.ts'
import { heading, main } from '../../../../test/support/walking.ts'
import { whenAccountsGo } from '../../../when-accounts-go.ts'
import type { Server } from '../../../platform/http/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { findAffiliation, findPerson } from '../../directory/index.ts'
import { findAccountByIdentifier } from '../find.ts'
import { findAccount } from '../store/accounts.ts'
import { identifiersOf } from '../store/identifiers.ts'
import { closeAccount } from './actions/close-account.ts'
import { eraseClosed } from './actions/erase-closed.ts'
import { reopenAccount } from './actions/reopen-account.ts'
import { forgetMails } from './jobs.ts'

const day = 24 * 3_600_000
let house: TestHouse
let server: Server
before(async () => {
  house = await testHouse({ config: { secondFactor: 'optional' } })
  server = await signUpServer(house, whenAccountsGo(house))
  openTestDoor(server)
})
after(async () => {
  await server.close()
  await house.close()
})

const now = () => house.clock.now()
const here = '/en/account/closing'
const close = (account: MadeAccount) =>
  closeAccount(house, actorFor(account), whenAccountsGo(house).whenClosed ?? [], now())
const erase = () => eraseClosed(house, [forgetMails, ...(whenAccountsGo(house).whenErased ?? [])])
const tokenIn = async (address: string) => (await newestMail(house, address)).path.split('/').at(-1) ?? ''

test('closing says what ends and what is kept, ends every session, and a mailed link opens it again', async () => {
  const account = await makeAccount(house.db)
  const [here1, elsewhere] = [await signInAs(server, account), await signInAs(server, account)]
  assert.match(main(await here1.get(here)), /Ends at once.*Kept, and why.*30 days.*Close my account/)
  const done = await here1.follow(await here1.post(here))
  assert.equal(heading(done), 'Your account is closed')
  assert.equal((await elsewhere.get('/en/account')).location, '/en/sign-in')

  const mail = await newestMail(house, account.email)
  assert.match(mail.subject, /^Closed/)
  const anybody = new Browser(server)
  assert.equal(heading(await anybody.get(mail.path)), 'Open your account again')
  assert.equal((await findAccount(house.db, account.id))?.state, 'closed')
  assert.equal((await anybody.post(mail.path)).location, '/en/sign-in')
  assert.equal((await findAccount(house.db, account.id))?.state, 'active')
  assert.match((await newestMail(house, account.email)).subject, /^Open again/)
  const signIn = { name: account.email, password: account.password }
  assert.equal((await new Browser(server).post('/en/sign-in', signIn)).status, 303)
  assert.deepEqual(
    (await trailOf(house.db, account.id)).map(({ act }) => act).filter((act) => /closed|reopened/.test(act)),
    ['accounts.closed', 'accounts.reopened'],
  )
})

test('registrations ahead are withdrawn, a seat goes to who waits, drafts are gone and the past stays', async () => {
  const [event, other, past] = [
    await makeEvent(house.db, { onSiteCapacity: 1 }),
    await makeEvent(house.db),
    await makeEvent(house.db, { startsAt: new Date(now().getTime() - 9 * day) }),
  ]
  const [account, waiting] = [await makeAccount(house.db), await makeAccount(house.db)]
  const own = { personId: account.personId, mode: 'on-site' } as const
  const seat = await makeRegistration(house.db, { event, ...own, state: 'confirmed' })
  const draft = await makeRegistration(house.db, { event: other, ...own, state: 'draft' })
  const attended = await makeRegistration(house.db, { event: past, ...own, state: 'confirmed' })
  const next = await makeRegistration(house.db, {
    event,
    personId: waiting.personId,
    mode: 'on-site',
    state: 'waitlisted',
  })
  const browser = await signInAs(server, account)
  assert.match(main(await browser.get(here)), /These registrations are withdrawn/)
  await browser.post(here)
  const states = new Map(
    (await house.db.selectFrom('registration').select(['id', 'state']).execute()).map((row) => [
      row.id,
      row.state,
    ]),
  )
  assert.equal(states.get(seat.id), 'withdrawn')
  assert.equal(states.get(next.id), 'confirmed')
  assert.equal(states.get(draft.id), undefined)
  assert.equal(states.get(attended.id), 'confirmed')
  const { seats, rows } = await seatsAndRows(house.db, event.id)
  assert.deepEqual(seats, rows)
})

test('staff are told to hand over first, and nothing is changed', async () => {
  const account = await makeAccount(house.db, { roles: ['secretariat'] })
  const browser = await signInAs(server, account)
  const page = await browser.get(here)
  assert.match(main(page), /Hand over first.*Ask an administrator/)
  assert.ok(!page.body.includes('<form method="post" action="/en/account/closing"'))
  assert.equal((await browser.post(here)).status, 409)
  assert.equal((await findAccount(house.db, account.id))?.state, 'active')
})

test('the last focal point names a successor first; one of two goes, and the role ends with the account', async () => {
  const organisation = await makeOrganisation(house.db, { name: 'Sankofa Networks' })
  const [one, two] = [
    await makeFocalPoint(house.db, { organisation }),
    await makeFocalPoint(house.db, { organisation }),
  ]
  assert.ok(!isRefusal(await close(one)))
  const roles = await house.db
    .selectFrom('focal_point')
    .select(['person_id', 'until', 'end_reason'])
    .where('organisation_id', '=', organisation.id)
    .execute()
  assert.equal(roles.find((row) => row.person_id === one.personId)?.end_reason, 'account-closed')
  assert.equal(roles.find((row) => row.person_id === two.personId)?.until, null)

  const browser = await signInAs(server, two)
  assert.match(main(await browser.get(here)), /Name a successor first.*Sankofa Networks/)
  assert.equal((await browser.post(here)).status, 409)
})

test('of two last focal points who close at once one is refused', async () => {
  for (let round = 0; round < 5; round++) {
    const organisation = await makeOrganisation(house.db)
    const both = [
      await makeFocalPoint(house.db, { organisation }),
      await makeFocalPoint(house.db, { organisation }),
    ]
    const all = await Promise.all(both.map(close))
    assert.equal(all.filter((one) => isRefusal(one)).length, 1)
  }
})

test('ten closings at once are one, and ten openings of the link open it once', async () => {
  const account = await makeAccount(house.db)
  const all = await Promise.all(Array.from({ length: 10 }, () => close(account)))
  assert.equal(all.filter((one) => !isRefusal(one)).length, 1)
  assert.equal((await mailsTo(house.db, account.email)).length, 1)
  const token = await tokenIn(account.email)
  const opened = await Promise.all(Array.from({ length: 10 }, () => reopenAccount(house.db, token, now())))
  assert.equal(opened.filter((one) => !isRefusal(one)).length, 1)
})

test('every address hears of it, also one that was removed a day before', async () => {
  const account = await makeAccount(house.db)
  const removed = `removed.${account.username}@mail.example`
  await house.db
    .insertInto('account_identifier')
    .values({
      ...{ key: removed, kind: 'email', account_id: account.id, shown: removed },
      ...{ created_at: now(), ended_at: new Date(now().getTime() - day) },
    })
    .execute()
  await close(account)
  assert.match((await newestMail(house, removed)).subject, /^Closed/)
  assert.ok(!isRefusal(await reopenAccount(house.db, await tokenIn(removed), now())))
})

test('after thirty days a stub of nobody is left, and the user name is never given again', async () => {
  const organisation = await makeOrganisation(house.db)
  const account = await makeAccount(house.db, {
    ...{ name: 'Ngozi Adéyemi', otherScriptName: 'نغوزي', badgeName: 'Ngozi', jobTitle: 'Engineer' },
    organisation,
  })
  const event = await makeEvent(house.db, { startsAt: new Date(now().getTime() - 90 * day) })
  const answers = { badgeName: 'Ngozi A.', interpretation: null, accessNeeds: 'step-free' }
  await makeRegistration(house.db, { event, personId: account.personId, state: 'checked-in', answers })
  await close(account)
  const token = await tokenIn(account.email)
  house.clock.move(30 * day - 1)
  assert.equal(await erase(), 0)
  house.clock.move(1)
  assert.ok((await erase()) >= 1)
  assert.equal(await erase(), 0)

  const person = await findPerson(house.db, account.personId)
  assert.deepEqual(
    [person?.name, person?.badgeName, person?.otherScriptName, person?.phone, person?.jobTitle],
    ['—', null, null, null, null],
  )
  assert.deepEqual(await identifiersOf(house.db, account.id), [])
  assert.equal(await findAccountByIdentifier(house.db, account.email), undefined)
  assert.equal(await findAffiliation(house.db, account.personId), undefined)
  const row = await house.db
    .selectFrom('account')
    .select(['state', 'password_hash', 'erased_at'])
    .where('id', '=', account.id)
    .executeTakeFirst()
  assert.equal(row?.state, 'closed')
  assert.equal(row?.password_hash, null)
  assert.ok(row?.erased_at)
  const name = await house.db
    .selectFrom('account_identifier')
    .select('ended_at')
    .where('key', '=', account.username)
    .executeTakeFirst()
  assert.ok(name?.ended_at)
  assert.deepEqual(await reopenAccount(house.db, token, now()), { refused: 'accounts.link-unknown' })
  assert.ok((await trailOf(house.db, account.id)).some(({ act }) => act === 'accounts.erased'))
  await nothingLeftOf(account, ['Ngozi', 'نغوزي', account.email, 'step-free'])
})

/** No column of any table that people are kept in says these words any more. */
async function nothingLeftOf(account: MadeAccount, words: readonly string[]): Promise<void> {
  const rows = [
    await house.db.selectFrom('person').selectAll().where('id', '=', account.personId).execute(),
    await house.db.selectFrom('outbox').selectAll().where('person_id', '=', account.personId).execute(),
    await house.db.selectFrom('registration').selectAll().where('person_id', '=', account.personId).execute(),
    await house.db.selectFrom('account_link').selectAll().where('account_id', '=', account.id).execute(),
    await house.db.selectFrom('audit_entry').selectAll().where('subject_id', '=', account.id).execute(),
  ]
  assert.ok(rows[1]?.length && rows[2]?.length, 'that there were mails and a registration stays')
  const all = JSON.stringify(rows)
  for (const word of words) assert.ok(!all.includes(word), word)
}

test('an address of an erased account can begin a new one', async () => {
  const account = await makeAccount(house.db)
  await close(account)
  house.clock.move(31 * day)
  await erase()
  const again = await makeAccount(house.db, { email: account.email })
  assert.equal((await findAccountByIdentifier(house.db, account.email))?.id, again.id)
})

test('one account that cannot be erased does not stop the others', async () => {
  const [bad, good] = [await makeAccount(house.db), await makeAccount(house.db)]
  await close(bad)
  await close(good)
  house.clock.move(31 * day)
  const failing = (_tx: unknown, _actor: unknown, it: { accountId: string }) =>
    it.accountId === bad.id ? Promise.reject(new Error('not today')) : Promise.resolve()
  assert.equal(await eraseClosed(house, [failing]), 1)
  assert.equal((await findPerson(house.db, bad.personId))?.name, bad.name)
  assert.equal(await eraseClosed(house, []), 1)
})
