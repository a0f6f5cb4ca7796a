import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { linksIn, mailsTo, runOutbox } from '../../../../test/support/mail.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  makeRegistration,
} from '../../../../test/support/people.ts'
import { seatsAndRows } from '../../../../test/support/registering.ts'
import { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { newId } from '../../../platform/ids.ts'
import { trailOf } from '../../audit/index.ts'
import { findAffiliation } from '../../directory/index.ts'
import { registrationRoutes } from '../index.ts'
import { registrationLetters } from '../jobs.ts'
import { findByNumber, findLive } from '../store/read.ts'
import { onBehalfLetters } from './jobs.ts'

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

const may = ['approvals.decide']
let people = 0
const writers = () => ({ ...registrationLetters(house), ...onBehalfLetters(house) })

async function office(options: Parameters<typeof makeEvent>[1] = {}) {
  const organisation = await makeOrganisation(house.db)
  const focalPoint = await makeFocalPoint(house.db, { organisation, name: 'Kwabena Asante' })
  const event = await makeEvent(house.db, { type: 'study-group', onSiteCapacity: 20, ...options })
  const browser = await walk.as(focalPoint, may)
  return { organisation, focalPoint, event, browser, at: `/en/approvals/on-behalf/${event.code}` }
}
const minister = () => ({
  person: 'new',
  name: 'Her Excellency Ama Boateng',
  email: `minister${++people}@ministry.example`,
  'job-title': 'Minister of Communications',
  country: 'GH',
  language: 'fr',
  capacity: 'head',
  mode: 'on-site',
})
const numberIn = (words: string) => /R-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(words)?.[0] as string

test('somebody new is confirmed at once, as the focal point decided it, and need do nothing', async () => {
  const { browser, at, focalPoint, organisation, event } = await office()
  const who = minister()
  const done = await browser.follow(await browser.post(at, who))
  assert.match(main(done), /is confirmed, and the mail is on its way/)
  const it = await findByNumber(house.db, numberIn(main(done)))
  assert.ok(it)
  assert.deepEqual([it.state, it.decidedBy, it.organisationId], ['confirmed', focalPoint.id, organisation.id])
  assert.equal((await seatsAndRows(house.db, event.id)).seats['on-site'], 1)
  assert.equal(it.inParticipantsList, false, 'that is for the person to say')
  const affiliation = await findAffiliation(house.db, it.personId)
  assert.deepEqual([affiliation?.organisation?.id, affiliation?.state], [organisation.id, 'approved'])
})

test('the mail is in their language, says that there is nothing to do, and how to say no', async () => {
  const { browser, at, organisation } = await office()
  const who = minister()
  await browser.post(at, who)
  await runOutbox(house, writers())
  const [mail, ...others] = await mailsTo(house.db, who.email)
  assert.deepEqual(others, [])
  assert.equal(mail?.language, 'fr')
  assert.match(mail.text, /Vous n’avez rien à faire/)
  assert.match(
    mail.text.replace(/\s+/g, ' '),
    new RegExp(`${organisation.name} vous a inscrit à cette réunion`),
  )
  assert.match(mail.text, /Chef de délégation/)
  assert.match(mail.source, /text\/calendar/)
  assert.ok(linksIn(mail.text).some((one) => one.includes('/registrations/decline/')))
})

test('the audit says on whose behalf, and who did it', async () => {
  const { browser, at, focalPoint, organisation } = await office()
  const done = await browser.follow(await browser.post(at, minister()))
  const it = await findByNumber(house.db, numberIn(main(done)))
  assert.ok(it)
  const [entry] = await trailOf(house.db, it.id)
  assert.equal(entry?.act, 'registrations.confirmed')
  assert.equal(entry.actorAccountId, focalPoint.id)
  assert.equal(entry.details['onBehalfOf'], it.personId)
  assert.equal(entry.details['organisationId'], organisation.id)
})

test('somebody of the directory is found by name, and keeps their account', async () => {
  const { browser, at, organisation, event } = await office()
  const delegate = await makeAccount(house.db, { organisation, name: 'Adwoa Mensah', passwordHash: null })
  const page = await browser.get(`${at}?q=adwoa`)
  assert.match(main(page), /Adwoa Mensah/)
  assert.doesNotMatch((await browser.get(`${at}?q=nobody-of-that-name`)).body, /Adwoa Mensah/)
  await browser.post(at, { person: delegate.personId, capacity: 'deputy-head', mode: 'remote' })
  assert.equal((await findLive(house.db, event.id, delegate.personId))?.state, 'confirmed')
  await runOutbox(house, writers())
  const [mail] = await mailsTo(house.db, delegate.email)
  assert.match(mail?.text ?? '', /You need do nothing/)
  assert.match(mail?.text ?? '', /\/en\/registrations\/R-/)
})

test('people of other organisations cannot be registered, nor found', async () => {
  const { browser, at, event } = await office()
  const there = await makeOrganisation(house.db)
  const stranger = await makeAccount(house.db, {
    organisation: there,
    name: 'Somebody Else',
    passwordHash: null,
  })
  assert.doesNotMatch((await browser.get(`${at}?q=somebody`)).body, /Somebody Else/)
  const no = await browser.post(at, { person: stranger.personId, capacity: 'delegate', mode: 'remote' })
  assert.equal(no.status, 409)
  assert.match(main(no), /does not belong to the organisation/)
  assert.equal(await findLive(house.db, event.id, stranger.personId), undefined)
  assert.equal((await browser.get(`${at}?organisation=${there.id}`)).status, 404)
  assert.equal((await browser.post(`${at}?organisation=${there.id}`, minister())).status, 404)
})

test('a delegation has one head, however many are registered at once', async () => {
  const { at, focalPoint } = await office()
  const browsers = await Promise.all(Array.from({ length: 10 }, () => walk.as(focalPoint, may)))
  const answers = await Promise.all(browsers.map((one) => one.post(at, minister())))
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((one, other) => one - other),
    [303, ...Array.from({ length: 9 }, () => 409)],
  )
  assert.match(main(answers.find(({ status }) => status === 409) as never), /leads the delegation/)
})

test('ten of one person at once are one registration', async () => {
  const { at, focalPoint, organisation, event } = await office()
  const delegate = await makeAccount(house.db, { organisation, passwordHash: null })
  const browsers = await Promise.all(Array.from({ length: 10 }, () => walk.as(focalPoint, may)))
  const form = { person: delegate.personId, capacity: 'delegate', mode: 'on-site' }
  const answers = await Promise.all(browsers.map((one) => one.post(at, form)))
  assert.equal(answers.filter(({ status }) => status === 303).length, 1)
  assert.equal((await seatsAndRows(house.db, event.id)).seats['on-site'], 1)
})

test('the last seats are not oversold: who comes too late is on the waiting list', async () => {
  const { at, focalPoint, event } = await office({ onSiteCapacity: 3 })
  const browsers = await Promise.all(Array.from({ length: 6 }, () => walk.as(focalPoint, may)))
  await Promise.all(browsers.map((one) => one.post(at, { ...minister(), capacity: 'delegate' })))
  const { seats, rows } = await seatsAndRows(house.db, event.id)
  assert.deepEqual([seats['on-site'], rows['on-site']], [3, 3])
})

test('somebody who waits already is not registered twice, and the page says where they are', async () => {
  const { browser, at, organisation, event } = await office()
  const delegate = await makeAccount(house.db, { organisation, passwordHash: null })
  const it = await makeRegistration(house.db, { event, organisation, personId: delegate.personId })
  const no = await browser.post(at, { person: delegate.personId, capacity: 'delegate', mode: 'remote' })
  assert.equal(no.status, 409)
  assert.match(main(no), new RegExp(`registered already: ${it.number}`))
})

test('what is missing is said beside each field, and everything typed stays', async () => {
  const { browser, at } = await office()
  const page = await browser.post(at, { ...minister(), name: ' ', email: 'nonsense', country: '' })
  assert.equal(page.status, 422)
  assert.match(main(page), /Write the name as in the passport/)
  assert.match(main(page), /Choose a country/)
  assert.match(page.body, /value="Minister of Communications"/)
  assert.match(page.body, /value="nonsense"/)
})

test('the same address entered again is the same person', async () => {
  const first = await office()
  const who = minister()
  const it = await findByNumber(
    house.db,
    numberIn(main(await first.browser.follow(await first.browser.post(first.at, who)))),
  )
  const event = await makeEvent(house.db, { type: 'study-group' })
  const at = `/en/approvals/on-behalf/${event.code}`
  const second = numberIn(main(await first.browser.follow(await first.browser.post(at, who))))
  assert.equal((await findByNumber(house.db, second))?.personId, it?.personId)
})

async function registered() {
  const made = await office()
  const who = minister()
  await made.browser.post(made.at, who)
  await runOutbox(house, writers())
  const [mail] = await mailsTo(house.db, who.email)
  const html = mail?.source ?? ''
  const link = linksIn(mail?.text ?? '').find((one) => one.includes('/decline/'))
  return { ...made, who, html, link: new URL(link as string).pathname }
}

test('opening the link to say no changes nothing; its button withdraws, and the focal point is told', async () => {
  const { link, event, focalPoint } = await registered()
  const browser = new Browser(walk.server)
  const page = await browser.get(link)
  assert.equal(heading(page), 'Ne participez-vous pas ?')
  await browser.get(link)
  assert.equal((await seatsAndRows(house.db, event.id)).seats['on-site'], 1)
  const done = await browser.follow(await browser.post(link))
  assert.equal(done.status, 200)
  assert.equal((await seatsAndRows(house.db, event.id)).seats['on-site'], 0)
  const told = (await mailsTo(house.db, focalPoint.email)).map(({ occasion }) => occasion)
  assert.ok(told.includes('registrations.declined'))
  assert.equal((await browser.post(link)).status, 409, 'a second time changes nothing')
  const list = await (await walk.as(focalPoint, may)).get(`/en/approvals/on-behalf/${event.code}`)
  assert.match(main(list), /Said no/)
})

test('a forged link to say no is not found', async () => {
  const { link } = await registered()
  const page = await new Browser(walk.server).post(link.slice(0, -2) + 'AA')
  assert.equal(page.status, 404)
})

test('the meetings one can choose are those open to one’s organisation', async () => {
  const { browser, event } = await office()
  const closed = await makeEvent(house.db, {
    type: 'study-group',
    startsAt: new Date('2026-10-01T09:00:00Z'),
    endsAt: new Date('2026-10-02T09:00:00Z'),
  })
  const page = await browser.get('/en/approvals/on-behalf')
  assert.match(page.body, new RegExp(event.code))
  assert.doesNotMatch(page.body, new RegExp(closed.code))
})

test('whoever decides for one Sector is led to its meetings and to those of none', async () => {
  const { browser, event, focalPoint } = await office({ sector: 'T' })
  const other = await makeEvent(house.db, { type: 'study-group', sector: 'R' })
  const common = await makeEvent(house.db, { type: 'study-group' })
  await house.db
    .updateTable('focal_point')
    .set({ sector: 'T' })
    .where('person_id', '=', focalPoint.personId)
    .execute()
  const page = await browser.get('/en/approvals/on-behalf')
  assert.match(page.body, new RegExp(event.code))
  assert.match(page.body, new RegExp(common.code))
  assert.doesNotMatch(page.body, new RegExp(other.code))
})

test('whoever decides for nobody registers nobody', async () => {
  const { event } = await office()
  const delegate = await makeAccount(house.db)
  const browser = await walk.as(delegate)
  assert.equal((await browser.get(`/en/approvals/on-behalf/${event.code}`)).status, 404)
  const former = await walk.as(delegate, may)
  assert.equal((await former.get(`/en/approvals/on-behalf/${event.code}`)).status, 404)
})

test('where only those who are nominated may come, a focal point registers people once their organisation is', async () => {
  const { browser, at, organisation, event } = await office({ type: 'council', title: { en: 'A council' } })
  assert.equal((await browser.post(at, minister())).status, 409)
  assert.doesNotMatch(main(await browser.get('/en/approvals/on-behalf')), /A council/)
  await house.db
    .insertInto('event_nominee')
    .values({
      id: newId(),
      event_id: event.id,
      organisation_id: organisation.id,
      added_at: house.clock.now(),
    })
    .execute()
  assert.match(main(await browser.get('/en/approvals/on-behalf')), /A council/)
  const done = await browser.follow(await browser.post(at, minister()))
  assert.match(main(done), /is confirmed, and the mail is on its way/)
})
