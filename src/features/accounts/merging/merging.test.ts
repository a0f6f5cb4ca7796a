import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { withoutLocks } from '../../../../test/support/forgetful.ts'
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
import type { Answer } from '../../../../test/support/server.ts'
import { newestMail, signUpServer } from '../../../../test/support/sign-up.ts'
import { openTestDoor, signInAs } from '../../../../test/support/test-door.ts'
import { heading, main } from '../../../../test/support/walking.ts'
import { deskMerges, whenAccountsGo } from '../../../when-accounts-go.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import type { Server } from '../../../platform/http/index.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { findPerson, organisationsOf } from '../../directory/index.ts'
import { addressesOf } from '../addresses/store.ts'
import { closeAccount } from '../closing/actions/close-account.ts'
import { forgetMails } from '../closing/jobs.ts'
import { findAccountByIdentifier } from '../find.ts'
import { findAccount } from '../store/accounts.ts'
import { writeMerge } from './actions/ask-merge.ts'
import { confirmMerge } from './actions/merge-accounts.ts'
import { settleMerges } from './actions/settle-merges.ts'
import { mergesOf } from './store.ts'

const day = 24 * 3_600_000
let house: TestHouse
let server: Server
before(async () => {
  house = await testHouse({ config: { secondFactor: 'optional' } })
  await prepareJobs(house.connection)
  server = await signUpServer(house, whenAccountsGo(house))
  openTestDoor(server)
})
after(async () => {
  await server.close()
  await house.close()
})

const now = () => house.clock.now()
const here = '/en/account/merging'
const leadsTo = async (name: string) => (await findAccountByIdentifier(house.db, name))?.id
const two = async () => [await makeAccount(house.db), await makeAccount(house.db)] as const

/** Asks from one account for the other, as the page and the job behind it do; gives the mailed link. */
async function asked(stays: MadeAccount, goes: MadeAccount, name = goes.username): Promise<string> {
  await writeMerge(house, { survivor: stays.id, name }, now())
  return (await newestMail(house, goes.email)).path
}
const tokenOf = (path: string) => path.split('/').at(-1) ?? ''
const confirm = (path: string, db = house.db) =>
  confirmMerge({ db }, whenAccountsGo(house), tokenOf(path), now())
async function merged(stays: MadeAccount, goes: MadeAccount): Promise<void> {
  const outcome = await confirm(await asked(stays, goes))
  assert.ok(!isRefusal(outcome), JSON.stringify(outcome))
}

test('two accounts become one: asked with a fresh proof here, confirmed from the mailbox there', async () => {
  const [stays, goes] = await two()
  const [browser, theirs] = [await signInAs(server, stays), await signInAs(server, goes)]
  const page = await browser.follow(await browser.post(here, { name: goes.email }))
  assert.equal(heading(page), 'Look in the mail of the other account')
  await writeMerge(house, { survivor: stays.id, name: goes.email }, now())
  const mail = await newestMail(house, goes.email)
  assert.match(mail.subject, /make one ITU account of two/)
  assert.ok(mail.text.includes(stays.username) && mail.text.includes(goes.username))

  const anybody = new Browser(server)
  assert.equal(heading(await anybody.get(mail.path)), 'Make these two accounts one?')
  assert.equal((await findAccount(house.db, goes.id))?.state, 'active')
  assert.equal(heading(await anybody.post(mail.path)), 'The two accounts are one')

  const gone = await findAccount(house.db, goes.id)
  assert.deepEqual([gone?.state, gone?.mergedInto, gone?.passwordHash], ['merged', stays.id, null])
  for (const name of [goes.email, goes.username]) assert.equal(await leadsTo(name), stays.id)
  assert.equal((await theirs.get('/en/account')).location, '/en/sign-in')
  assert.equal((await browser.get('/en/account')).status, 200)
  const signIn = { name: goes.username, password: stays.password }
  assert.equal((await new Browser(server).post('/en/sign-in', signIn)).status, 303)
  for (const { email } of [stays, goes])
    assert.ok(
      (await mailsTo(house.db, email)).some(({ occasion }) => occasion === 'accounts.merged'),
      email,
    )
  assert.match(main(await browser.get('/en/account/addresses')), /made one with this/)
  assert.equal((await anybody.post(mail.path)).status, 410)
})

test('the page needs a fresh proof, and e-mail alone asks for nothing', async () => {
  const [stays, goes] = await two()
  const browser = await signInAs(server, stays)
  house.clock.move(11 * 60_000)
  assert.equal((await browser.post(here, { name: goes.email })).location, '/en/sign-in')
  assert.equal((await new Browser(server).post(here, { name: goes.email })).location, '/en/sign-in')
})

test('one’s own name is told at once, an empty one is marked', async () => {
  const stays = await makeAccount(house.db)
  const browser = await signInAs(server, stays)
  for (const name of [stays.email, stays.username.toUpperCase()])
    assert.match(main(await browser.post(here, { name })), /That is this account/)
  assert.equal((await browser.post(here, { name: ' ' })).status, 422)
})

test('whether there is such an account is told by no byte, whatever its state', async () => {
  const names = { unknown: 'nobody0@one.example' } as Record<string, string>
  for (const state of ['active', 'blocked', 'closed', 'initial'] as const)
    names[state] = (await makeAccount(house.db, { email: `${state}0@one.example`, state })).email
  const answers = new Set<string>()
  for (const [place, name] of Object.values(names).entries()) {
    const asking = await makeAccount(house.db, { name: 'Ama', username: `mergeask${place}` })
    const browser = await signInAs(server, asking)
    const answer = await browser.post(here, { name })
    const page = await browser.follow(answer)
    answers.add(JSON.stringify([seen(answer), seen(page)]).replaceAll(`mergeask${place}`, 'OWN'))
  }
  assert.equal(answers.size, 1)
})

const seen = ({ status, headers, body }: Answer) => [
  status,
  Object.entries(headers).filter(
    ([name]) => !['date', 'set-cookie', 'x-request-id', 'etag', 'content-length'].includes(name),
  ),
  body,
]

test('an account is written to three times a day, and one asks five times an hour', async () => {
  const goes = await makeAccount(house.db)
  for (let place = 0; place < 5; place++)
    await writeMerge(house, { survivor: (await makeAccount(house.db)).id, name: goes.email }, now())
  assert.equal((await mailsTo(house.db, goes.email)).length, 3)
  const asking = await makeAccount(house.db)
  let mails = 0
  for (let place = 0; place < 7; place++) {
    const other = await makeAccount(house.db)
    await writeMerge(house, { survivor: asking.id, name: other.email }, now())
    mails += (await mailsTo(house.db, other.email)).length
  }
  assert.equal(mails, 5)
})

test('registrations move; for the same meeting the survivor’s stays and the other seat is freed', async () => {
  const [stays, goes] = await two()
  const [alone, both] = [await makeEvent(house.db), await makeEvent(house.db)]
  const own = (account: MadeAccount) => ({ personId: account.personId, state: 'confirmed' })
  const moves = await makeRegistration(house.db, { event: alone, ...own(goes) })
  const kept = await makeRegistration(house.db, { event: both, ...own(stays) })
  const double = await makeRegistration(house.db, { event: both, ...own(goes) })
  await merged(stays, goes)
  const rows = await house.db
    .selectFrom('registration')
    .select(['id', 'person_id', 'state'])
    .where('id', 'in', [moves.id, kept.id, double.id])
    .execute()
  const of = (id: string) => rows.find((row) => row.id === id)
  assert.deepEqual(of(moves.id), { id: moves.id, person_id: stays.personId, state: 'confirmed' })
  assert.deepEqual(of(kept.id), { id: kept.id, person_id: stays.personId, state: 'confirmed' })
  assert.equal(of(double.id)?.state, 'withdrawn')
  const { seats, rows: taken } = await seatsAndRows(house.db, both.id)
  assert.deepEqual(seats, taken)
})

test('what was only begun gives way to what was sent, on either side', async () => {
  const [stays, goes] = await two()
  const [one, other] = [await makeEvent(house.db), await makeEvent(house.db)]
  await makeRegistration(house.db, { event: one, personId: stays.personId, state: 'draft' })
  const sent = await makeRegistration(house.db, { event: one, personId: goes.personId, state: 'confirmed' })
  await makeRegistration(house.db, { event: other, personId: goes.personId, state: 'draft' })
  const kept = await makeRegistration(house.db, { event: other, personId: stays.personId, state: 'pending' })
  await merged(stays, goes)
  const rows = await house.db
    .selectFrom('registration')
    .select(['id', 'state'])
    .where('person_id', 'in', [stays.personId, goes.personId])
    .execute()
  assert.deepEqual(
    new Map(rows.map((row) => [row.id, row.state])),
    new Map([
      [sent.id, 'confirmed'],
      [kept.id, 'pending'],
    ]),
  )
})

test('affiliations move unless the survivor has them', async () => {
  const [sankofa, volta] = [await makeOrganisation(house.db), await makeOrganisation(house.db)]
  const stays = await makeAccount(house.db, { organisation: sankofa })
  const goes = await makeAccount(house.db, { organisation: sankofa, affiliation: 'claimed' })
  await house.db
    .insertInto('affiliation')
    .values({
      ...{ id: crypto.randomUUID(), person_id: goes.personId, organisation_id: volta.id },
      ...{ claimed_category: volta.category, state: 'approved', created_at: now() },
    })
    .execute()
  await merged(stays, goes)
  const names = (await organisationsOf(house.db, stays.personId)).map(({ organisation, state }) => [
    organisation?.id,
    state,
  ])
  assert.deepEqual(
    new Map(names as [string, string][]),
    new Map([
      [sankofa.id, 'approved'],
      [volta.id, 'approved'],
    ]),
  )
  assert.deepEqual(await organisationsOf(house.db, goes.personId), [])
})

test('staff and focal points are refused with the way out, and nothing has changed', async () => {
  const stays = await makeAccount(house.db)
  const organisation = await makeOrganisation(house.db)
  const focal = await makeFocalPoint(house.db, { organisation })
  const staff = await makeAccount(house.db, { roles: ['secretariat'] })
  for (const [goes, words] of [
    [focal, /decides for an organisation.*write to/],
    [staff, /administrator has to end its role/],
  ] as const) {
    const path = await asked(stays, goes)
    const page = await new Browser(server).get(path)
    assert.equal(page.status, 409)
    assert.match(main(page), words)
    assert.equal((await new Browser(server).post(path)).status, 409)
    assert.equal((await findAccount(house.db, goes.id))?.state, 'active')
  }
})

test('an account that a second factor guards is not taken in by a mail', async () => {
  const [stays, goes] = await two()
  const guarded = { ...whenAccountsGo(house), hasSecondFactor: () => Promise.resolve(true) }
  const path = await asked(stays, goes)
  assert.deepEqual(await confirmMerge(house, guarded, tokenOf(path), now()), {
    refused: 'accounts.merge-second-factor',
  })
})

test('fifty openings of one link at once are one merge', async () => {
  const [stays, goes] = await two()
  const path = await asked(stays, goes)
  const all = await Promise.all(Array.from({ length: 50 }, () => confirm(path)))
  assert.equal(all.filter((one) => !isRefusal(one)).length, 1)
  assert.equal((await mergesOf(house.db, goes.id)).length, 1)
})

test('control: without locks ten openings of links that want the opposite are not told apart', async () => {
  let crossed = 0
  for (let round = 0; round < 6 && crossed === 0; round++) {
    const [one, other] = await two()
    const paths = [await asked(one, other), await asked(other, one)]
    const all = await Promise.allSettled(paths.map((path) => confirm(path, withoutLocks(house).db)))
    const done = all.filter((each) => each.status === 'fulfilled' && !isRefusal(each.value))
    if (done.length > 1) crossed++
  }
  assert.ok(crossed > 0, 'the test below proves nothing')
})

test('of two links that want the opposite one wins, whoever comes first', async () => {
  for (let round = 0; round < 6; round++) {
    const [one, other] = await two()
    const paths = [await asked(one, other), await asked(other, one)]
    const all = await Promise.all(paths.map((path) => confirm(path)))
    assert.equal(all.filter((each) => !isRefusal(each)).length, 1)
    const states = [await findAccount(house.db, one.id), await findAccount(house.db, other.id)]
    assert.deepEqual(new Set(states.map((it) => it?.state)), new Set(['active', 'merged']))
  }
})

test('names follow a merge of a merge to its end', async () => {
  const [first, second] = await two()
  const third = await makeAccount(house.db)
  await merged(second, first)
  await merged(third, second)
  assert.equal(await leadsTo(first.email), third.id)
})

test('the desk takes two accounts apart: names, registrations and affiliations are back, the password is not', async () => {
  const organisation = await makeOrganisation(house.db)
  const stays = await makeAccount(house.db, { organisation })
  const goes = await makeAccount(house.db, { organisation })
  const event = await makeEvent(house.db)
  const own = await makeRegistration(house.db, { event, personId: goes.personId, state: 'confirmed' })
  await merged(stays, goes)
  house.clock.move(29 * day)
  const desk = actorFor(await makeAccount(house.db, { roles: ['service-desk'] }))
  const undo = () => deskMerges(house).undoMerge(desk, goes.id, now())
  const all = await Promise.all(Array.from({ length: 10 }, undo))
  assert.equal(all.filter((one) => !isRefusal(one)).length, 1)

  const back = await findAccount(house.db, goes.id)
  assert.deepEqual([back?.state, back?.mergedInto, back?.passwordHash], ['active', null, null])
  assert.equal(await leadsTo(goes.email), goes.id)
  const row = await house.db
    .selectFrom('registration')
    .select('person_id')
    .where('id', '=', own.id)
    .executeTakeFirst()
  assert.equal(row?.person_id, goes.personId)
  assert.equal((await organisationsOf(house.db, goes.personId)).length, 1)
  assert.equal((await organisationsOf(house.db, stays.personId)).length, 1)
  for (const { email } of [stays, goes]) assert.match((await newestMail(house, email)).subject, /Taken apart/)
  const acts = (await trailOf(house.db, goes.id)).map(({ act }) => act)
  assert.deepEqual(acts.slice(-2), ['accounts.merged', 'accounts.merge-undone'])
})

test('the desk makes two accounts one where two people agreed, and two again, roles and all', async () => {
  const organisation = await makeOrganisation(house.db)
  const [stays, goes] = [await makeAccount(house.db), await makeFocalPoint(house.db, { organisation })]
  const desk = actorFor(await makeAccount(house.db, { roles: ['service-desk'] }))
  const ids = { survivor: stays.id, merged: goes.id }
  const outcome = await inTransaction(house.db, (tx) => deskMerges(house).merge(tx, desk, ids, now()))
  assert.ok(!isRefusal(outcome))
  const decides = async () =>
    await house.db
      .selectFrom('focal_point')
      .select('person_id')
      .where('organisation_id', '=', organisation.id)
      .where('until', 'is', null)
      .executeTakeFirst()
  assert.equal((await decides())?.person_id, stays.personId)
  const undone = await deskMerges(house).undoMerge(desk, goes.id, now())
  assert.ok(!isRefusal(undone))
  assert.equal((await decides())?.person_id, goes.personId, 'the role came back')
})

test('after thirty days it is settled: addresses are the survivor’s own, the rest is nobody’s', async () => {
  const [stays, goes] = [
    await makeAccount(house.db),
    await makeAccount(house.db, { name: 'Efua Sutherland' }),
  ]
  await merged(stays, goes)
  house.clock.move(30 * day - 1)
  await settleMerges(house, []) // those of the tests before
  assert.equal((await findAccount(house.db, goes.id))?.state, 'merged')
  assert.equal((await findPerson(house.db, goes.personId))?.name, goes.name)
  house.clock.move(1)
  assert.ok((await settleMerges(house, [forgetMails])) >= 1)
  assert.equal(await settleMerges(house, [forgetMails]), 0)
  const own = (await addressesOf(house.db, stays.id)).map(({ shown, isContact }) => [shown, isContact])
  assert.deepEqual(
    new Map(own as [string, boolean][]),
    new Map([
      [stays.email, true],
      [goes.email, false],
    ]),
  )
  assert.equal(await leadsTo(goes.username), stays.id)
  assert.equal((await findPerson(house.db, goes.personId))?.name, '—')
  const desk = actorFor(await makeAccount(house.db))
  assert.deepEqual(await deskMerges(house).undoMerge(desk, goes.id, now()), {
    refused: 'accounts.merge-settled',
  })
})

test('when the survivor closes, the names that led there lead to nobody who can sign in', async () => {
  const [stays, goes] = await two()
  await merged(stays, goes)
  await closeAccount(house, actorFor(stays), [], now())
  const signIn = { name: goes.username, password: stays.password }
  assert.notEqual((await new Browser(server).post('/en/sign-in', signIn)).status, 303)
})
