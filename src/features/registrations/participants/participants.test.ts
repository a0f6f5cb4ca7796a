import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent, makeOrganisation } from '../../../../test/support/people.ts'
import { actorFor, choicesFor, register } from '../../../../test/support/registering.ts'
import { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { prepareJobs } from '../../../platform/jobs/index.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { registrationRoutes } from '../index.ts'
import { forgetPrinted, printList } from './actions.ts'
import { findPdf } from './files.ts'
import { mayReadList } from './rules.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
  walk = await openWalk(house, registrationRoutes)
})
after(async () => {
  await walk.close()
  await house.close()
})

const nobody = { isStaff: false, isOfMember: false, isParticipant: false }

test('a list is read by whom the event says, and by staff', () => {
  assert.ok(mayReadList('public', nobody))
  assert.ok(!mayReadList('members', nobody))
  assert.ok(mayReadList('members', { ...nobody, isOfMember: true }))
  assert.ok(mayReadList('members', { ...nobody, isParticipant: true }))
  assert.ok(!mayReadList('participants', { ...nobody, isOfMember: true }))
  assert.ok(mayReadList('participants', { ...nobody, isParticipant: true }))
  assert.ok(!mayReadList('nobody', { ...nobody, isParticipant: true, isOfMember: true }))
  for (const readers of ['public', 'members', 'participants', 'nobody'] as const)
    assert.ok(mayReadList(readers, { ...nobody, isStaff: true }))
})

async function gathered(participantsList = 'participants') {
  const event = await makeEvent(house.db, { type: 'workshop' })
  await house.db
    .updateTable('event')
    .set({ participants_list: participantsList })
    .where('id', '=', event.id)
    .execute()
  const come = async (
    name: string,
    category: string,
    organisationName: string,
    inParticipantsList = true,
  ) => {
    const organisation = await makeOrganisation(house.db, { name: organisationName, category })
    const account = await makeAccount(house.db, { name, organisation, passwordHash: null })
    const choices = choicesFor('remote', {
      inParticipantsList,
      answers: { badgeName: name, interpretation: null, accessNeeds: '' },
    })
    assert.ok(!isRefusal(await register(house, actorFor(account), event.id, choices)))
    return account
  }
  const academic = await come('Zoë Academic', 'academia', 'A University')
  await come('Carl Company', 'sector-member', 'Acme Networks')
  await come('Stella State', 'member-state', 'Ministry of Ghana')
  await come('Quiet Person', 'sector-member', 'Silent Networks', false)
  return { event, academic, path: `/en/events/${event.code}/participants` }
}

test('participants stand in protocol order, and who did not agree is counted and not named', async () => {
  const { academic, path } = await gathered()
  const page = await (await walk.as(academic)).get(path)
  assert.equal(heading(page), 'List of participants')
  const words = main(page)
  const places = ['Stella State', 'Carl Company', 'Zoë Academic'].map((name) => words.indexOf(name))
  assert.deepEqual(
    places,
    [...places].sort((one, other) => one - other),
  )
  assert.ok(places[0] !== -1)
  assert.ok(!words.includes('Quiet Person'))
  assert.match(words, /One more person takes part/)
  assert.match(words, /4 people take part/)
})

test('for others the list does not exist', async () => {
  const { path } = await gathered()
  const other = await walk.as(await makeAccount(house.db, { name: 'Not Here', passwordHash: null }))
  assert.equal((await other.get(path)).status, 404)
  assert.equal((await other.get(`${path}.csv`)).status, 404)
  const open = await gathered('public')
  assert.equal((await new Browser(walk.server).get(open.path)).status, 200)
})

test('staff read the list of a draft, and nobody else does', async () => {
  const event = await makeEvent(house.db, { state: 'draft' })
  const staff = await makeAccount(house.db, { passwordHash: null })
  const path = `/en/events/${event.code}/participants`
  assert.equal((await (await walk.as(staff, ['registrations.read-all'])).get(path)).status, 200)
  const other = await walk.as(await makeAccount(house.db, { passwordHash: null }))
  assert.equal((await other.get(path)).status, 404)
})

test('the table holds the same people and no formula', async () => {
  const { event, academic, path } = await gathered()
  await house.db
    .updateTable('registration')
    .set({ answers: JSON.stringify({ badgeName: '=HYPERLINK("x")' }) })
    .where('event_id', '=', event.id)
    .where('person_id', '=', academic.personId)
    .execute()
  const file = await (await walk.as(academic)).get(`${path}.csv`)
  assert.match(file.headers['content-type'] ?? '', /text\/csv/)
  assert.equal(file.body.trim().split('\r\n').length, 4)
  assert.ok(file.body.includes(`"'=HYPERLINK`))
})

test('states stand by country, in the order of the reader’s language', async () => {
  const { event, academic, path } = await gathered()
  for (const [name, countryCode] of [
    ['Ministry of Switzerland', 'CH'],
    ['Ministry of Germany', 'DE'],
  ] as const) {
    const organisation = await makeOrganisation(house.db, { name, countryCode, category: 'member-state' })
    const account = await makeAccount(house.db, { name: `Of ${name}`, organisation, passwordHash: null })
    const choices = choicesFor('remote', {
      answers: { badgeName: `Of ${name}`, interpretation: null, accessNeeds: '' },
    })
    assert.ok(!isRefusal(await register(house, actorFor(account), event.id, choices)))
  }
  const here = await walk.as(academic)
  const order = async (language: string) => {
    const words = main(await here.get(path.replace('/en/', `/${language}/`)))
    return words.indexOf('Of Ministry of Germany') < words.indexOf('Of Ministry of Switzerland')
  }
  assert.equal(await order('en'), true, 'Germany, Switzerland')
  assert.equal(await order('es'), true, 'Alemania, Suiza')
  assert.equal(await order('zh'), true, '德国, 瑞士')
})

test('the list is printed by a job, for whom the list is, and is not handed out for long', async () => {
  const { event, academic, path } = await gathered()
  const here = await walk.as(academic)
  const stranger = await walk.as(await makeAccount(house.db, { name: 'Not Here Either', passwordHash: null }))
  assert.equal((await here.get(`${path}.pdf`)).location, `${path}/file`)
  assert.equal((await stranger.post(`${path}/file`)).status, 404)
  assert.equal((await stranger.get(`${path}.pdf`)).status, 404)

  await Promise.all(Array.from({ length: 10 }, () => here.post(`${path}/file`)))
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from graphile_worker.jobs where task_identifier = 'registrations.print-list'`.execute(
    house.db,
  )
  assert.equal(rows[0]?.n, 1, 'ten at once ask for one file')
  assert.match(main(await here.get(`${path}/file`)), /is being made/)

  await printList(house, { eventId: event.id, language: 'en' })
  const ready = await here.get(`${path}/file`)
  assert.match(main(ready), /Open the list \(PDF\)/)
  const pdf = await here.get(`${path}.pdf`)
  assert.equal(pdf.headers['content-type'], 'application/pdf')
  assert.equal((await stranger.get(`${path}.pdf`)).status, 404)

  house.clock.move(11 * 60_000)
  assert.equal(
    (await here.get(`${path}.pdf`)).location,
    `${path}/file`,
    'who is in it may have changed their mind',
  )
  house.clock.move(60 * 60_000)
  assert.ok((await forgetPrinted(house)) >= 1)
  assert.equal(await findPdf(house.db, { eventId: event.id, language: 'en' }), undefined)
})
