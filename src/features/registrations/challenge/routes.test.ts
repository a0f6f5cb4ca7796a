import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { linksIn, mailsTo, runOutbox } from '../../../../test/support/mail.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import { actorFor, again, register, seatsAndRows, toldAbout } from '../../../../test/support/registering.ts'
import { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { registrationRoutes } from '../index.ts'
import { findChallenge } from './store.ts'
import { challengeLetters } from './jobs.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, registrationRoutes)
})
after(async () => {
  await walk.close()
  await house.close()
})

let count = 0
/** An organisation with an official contact, and a web domain where that is asked for. */
async function organisation(domain?: string) {
  const made = await makeOrganisation(house.db)
  const contact = `office${++count}@volta.example`
  await house.db
    .insertInto('organisation_contact')
    .values({
      organisation_id: made.id,
      role: 'general',
      name: 'The Registry',
      email: contact,
      visibility: 'members',
    })
    .execute()
  if (domain)
    await house.db.insertInto('organisation_domain').values({ organisation_id: made.id, domain }).execute()
  return { ...made, contact }
}
type Made = Awaited<ReturnType<typeof organisation>>

async function registered(made: MadeOrganisation, more: object = {}, type = 'workshop') {
  const account = await makeAccount(house.db, {
    organisation: made,
    affiliation: 'claimed',
    name: 'Somebody Bold',
    passwordHash: null,
    ...more,
  })
  const event = await makeEvent(house.db, { type, onSiteCapacity: 5 })
  const it = await register(house, actorFor(account), event.id)
  assert.ok(!isRefusal(it), JSON.stringify(it))
  return { it, account, event }
}
async function linkTo({ contact }: Made): Promise<string> {
  await runOutbox(house, challengeLetters(house))
  const [mail] = await mailsTo(house.db, contact)
  const link = linksIn(mail?.text ?? '').find((one) => one.includes('/challenge/'))
  assert.ok(link, mail?.text)
  return new URL(link).pathname
}
const notOurs = { answer: 'not-ours', by: 'Efua Owusu, Registry', words: 'She left us in May.' }
const officer = async () =>
  walk.as(await makeAccount(house.db, { passwordHash: null }), ['registrations.decide-all'])

test('whoever registers for an organisation that has not agreed is confirmed, and its contact is told', async () => {
  const volta = await organisation()
  const { it } = await registered(volta)
  assert.equal(it.state, 'confirmed')
  assert.ok((await toldAbout(house.db, it)).includes('registrations.challenge'))
  await runOutbox(house, challengeLetters(house))
  const [mail] = await mailsTo(house.db, volta.contact)
  assert.match(mail?.text ?? '', /Dear The Registry/)
  assert.match(mail?.text ?? '', /If the person is yours, you need do nothing/)
})

test('nobody is asked about somebody whom the organisation has approved', async () => {
  const volta = await organisation()
  const { it } = await registered(volta, { affiliation: 'approved' })
  assert.equal(await findChallenge(house.db, it.id), undefined)
})

test('an address of another domain is told where the domains are known, one of theirs is not', async () => {
  const volta = await organisation('volta.example')
  const other = await registered(volta, { affiliation: 'approved', email: `other${++count}@mail.example` })
  const own = await registered(volta, { affiliation: 'approved', email: `own${++count}@volta.example` })
  assert.equal((await findChallenge(house.db, other.it.id))?.why, 'other-address')
  assert.equal(await findChallenge(house.db, own.it.id), undefined)
})

test('where a focal point decides, nobody else is asked', async () => {
  const volta = await organisation()
  await makeFocalPoint(house.db, { organisation: volta })
  const { it } = await registered(volta, { affiliation: 'approved' }, 'study-group')
  assert.equal(it.state, 'pending')
  assert.equal(await findChallenge(house.db, it.id), undefined)
})

test('without an official contact the secretariat hears of claims', async () => {
  const made = await makeOrganisation(house.db)
  const { it } = await registered(made)
  const challenge = await findChallenge(house.db, it.id)
  assert.deepEqual([challenge?.why, challenge?.sentTo], ['claimed', null])
})

test('opening the link changes nothing, however often mail programs fetch it', async () => {
  const volta = await organisation()
  const { it } = await registered(volta)
  const link = await linkTo(volta)
  const browser = new Browser(walk.server)
  assert.equal(heading(await browser.get(link)), 'Does Somebody Bold take part for you?')
  await browser.get(link)
  assert.equal((await findChallenge(house.db, it.id))?.answer, null)
})

test('“not ours” makes the desk look again; the registration stands until it has', async () => {
  const volta = await organisation()
  const { it } = await registered(volta)
  const link = await linkTo(volta)
  const stranger = new Browser(walk.server)
  const done = await stranger.follow(await stranger.post(link, notOurs))
  assert.match(main(done), /the secretariat looks again/)
  assert.equal((await again(house.db, it)).state, 'confirmed')
  assert.ok((await toldAbout(house.db, it)).includes('registrations.disputed'))
  assert.match(main(await (await officer()).get('/en/desk/challenges')), /Somebody Bold/)
})

test('an organisation answers once, also when ten answer at the same time', async () => {
  const volta = await organisation()
  const { it } = await registered(volta)
  const link = await linkTo(volta)
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, place) =>
      new Browser(walk.server).post(link, { ...notOurs, answer: place % 2 ? 'ours' : 'not-ours' }),
    ),
  )
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
  assert.equal(answers.filter(({ status }) => status === 409).length, 9)
  assert.ok((await findChallenge(house.db, it.id))?.answer)
})

test('who answers must be named, and what was typed stays', async () => {
  const volta = await organisation()
  await registered(volta)
  const page = await new Browser(walk.server).post(await linkTo(volta), { ...notOurs, by: ' ' })
  assert.equal(page.status, 422)
  assert.match(main(page), /Write your name/)
  assert.match(page.body, /She left us in May\./)
})

test('a forged link is not found', async () => {
  const volta = await organisation()
  await registered(volta)
  const link = await linkTo(volta)
  const page = await new Browser(walk.server).get(`${link.slice(0, -3)}xyz`)
  assert.equal(page.status, 404)
  assert.equal((await new Browser(walk.server).post(`${link.slice(0, -3)}xyz`, notOurs)).status, 404)
})

async function disputed() {
  const volta = await organisation()
  const made = await registered(volta)
  await new Browser(walk.server).post(await linkTo(volta), notOurs)
  return { ...made, at: `/en/desk/challenges/${made.it.number}` }
}

test('the secretariat cancels with a reason that the person reads, and the seat is free again', async () => {
  const { it, event, at } = await disputed()
  const browser = await officer()
  assert.match(main(await browser.get(at)), /She left us in May\./)
  assert.equal((await browser.post(`${at}/cancellation`, { reason: ' ' })).status, 422)
  const reason = 'The organisation says that you do not belong to it.'
  const done = await browser.follow(await browser.post(`${at}/cancellation`, { reason }))
  assert.match(main(done), /the registration is cancelled/)
  const now = await again(house.db, it)
  assert.deepEqual([now.state, now.decisionReason], ['cancelled', reason])
  assert.equal((await seatsAndRows(house.db, event.id)).rows['on-site'], 0)
  assert.equal((await findChallenge(house.db, it.id))?.settled, 'cancelled')
})

test('or keeps it, and either is done once', async () => {
  const { it, at } = await disputed()
  const browser = await officer()
  await browser.post(`${at}/keeping`)
  assert.equal((await again(house.db, it)).state, 'confirmed')
  assert.equal((await browser.post(`${at}/keeping`)).status, 409)
  assert.equal((await browser.post(`${at}/cancellation`, { reason: 'Late' })).status, 409)
  assert.equal((await again(house.db, it)).state, 'confirmed')
})

test('only the secretariat sees what is disputed', async () => {
  const { at, account } = await disputed()
  const browser = await walk.as(account, ['approvals.decide'])
  assert.equal((await browser.get(at)).status, 404)
  assert.equal((await browser.get('/en/desk/challenges')).status, 404)
})
