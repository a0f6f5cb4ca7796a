import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent, makeOrganisation } from '../../../../test/support/people.ts'
import { actorFor, choicesFor, register } from '../../../../test/support/registering.ts'
import { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { registrationRoutes } from '../index.ts'
import { mayReadList } from './rules.ts'

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
