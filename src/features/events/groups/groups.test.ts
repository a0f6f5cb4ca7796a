import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent, makeGroup, type MadeAccount } from '../../../../test/support/people.ts'
import { Browser } from '../../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { eventRoutes } from '../routes.ts'
import { findEventById } from '../store/read.ts'
import { findGroup, listGroups } from './store/read.ts'
import { addGroupsOfProfile } from './store/save.ts'

let house: TestHouse
let walk: Walk
let coordinator: MadeAccount
const permissions = ['events.manage']

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) =>
    eventRoutes(server, house, { myStatus: async () => undefined, myStatuses: async () => new Map() }),
  )
  coordinator = await makeAccount(house.db)
  await addGroupsOfProfile(house.db, house.profile, house.clock.now())
})
after(async () => {
  await walk.close()
  await house.close()
})

const atDesk = () => walk.as(coordinator, permissions)
const stranger = () => new Browser(walk.server)

test('the groups of the profile are there once, whatever staff wrote of them meanwhile', async () => {
  await house.db
    .updateTable('event_group')
    .set({ contact: 'sg12@groups.example' })
    .where('id', '=', 't-sg12')
    .execute()
  await addGroupsOfProfile(house.db, house.profile, house.clock.now())
  const groups = await listGroups(house.db, house.clock.now())
  assert.equal(groups.length, house.profile.studyGroups.length)
  assert.equal(groups.find(({ id }) => id === 't-sg12')?.contact, 'sg12@groups.example')
})

test('everybody reads which groups there are, those with small numbers first', async () => {
  const page = await stranger().get('/en/groups')
  assert.equal(heading(page), 'Study Groups')
  assert.match(main(page), /ITU-T Study Group 2 .*ITU-T Study Group 3 .*ITU-T Study Group 12/)
})

test('the page of a group says who takes part in its words, by its rules, and whom to ask', async () => {
  const { id } = await makeGroup(house.db, {
    name: { en: 'Group on tides' },
    participation: { en: 'Associates of other groups come by invitation.' },
    contact: 'tides@groups.example',
    policy: { media: 'accreditation' },
  })
  await makeEvent(house.db, { type: 'study-group', groupId: id, title: { en: 'Tides in spring' } })
  const page = await stranger().get(`/en/groups/${id}`)
  assert.equal(heading(page), 'Group on tides')
  const words = main(page)
  assert.match(words, /Associates of other groups come by invitation\./)
  assert.match(words, /After a look by the secretariat: Media/)
  assert.match(words, /Tides in spring/)
  assert.match(words, /tides@groups\.example/)
})

test('a group that is not there is no page', async () => {
  assert.equal((await stranger().get('/en/groups/no-such-group')).status, 404)
})

test('the page of a meeting says whose it is, and hears what that group says of who may come', async () => {
  const { id } = await makeGroup(house.db, {
    name: { en: 'Group on ice' },
    participation: { en: 'Bring a coat.' },
    policy: { '*': 'automatic' },
  })
  const event = await makeEvent(house.db, { type: 'study-group', groupId: id })
  const words = main(await stranger().get(`/en/events/${event.code}`))
  assert.match(words, /Group on ice Bring a coat\./)
  assert.match(words, /Everyone, member or not/)
})

test('drafts are no meetings for the public, and are for the desk', async () => {
  const { id } = await makeGroup(house.db)
  await makeEvent(house.db, { state: 'draft', groupId: id, title: { en: 'Not yet' } })
  assert.doesNotMatch(main(await stranger().get(`/en/groups/${id}`)), /Not yet/)
  assert.match(main(await (await atDesk()).get(`/en/desk/groups/${id}`)), /Not yet Bhubaneswar Draft/)
})

test('the desk says which words are missing', async () => {
  await makeGroup(house.db, { id: 'half-said', participation: { en: 'A', fr: 'B', es: 'C', ar: 'D' } })
  const words = main(await (await atDesk()).get('/en/desk/groups'))
  assert.match(words, /half-said 0 meetings ahead Who takes part is missing in: Russian and Chinese/)
})

test('a group is added with a code of its own', async () => {
  const browser = await atDesk()
  const typed = {
    code: 'Wave-1',
    'name-en': 'Waves',
    'participation-en': 'One\r\ntwo',
    contact: 'w@groups.example',
  }
  const done = await browser.post('/en/desk/groups', typed)
  assert.equal(done.location, '/en/desk/groups/wave-1')
  const group = await findGroup(house.db, 'wave-1')
  assert.deepEqual(
    [group?.name, group?.participation, group?.contact, group?.sector],
    [{ en: 'Waves' }, { en: 'One\ntwo' }, 'w@groups.example', null],
  )
  const again = await browser.post('/en/desk/groups', typed)
  assert.equal(again.status, 409)
  assert.match(main(again), /Another group has this code/)
})

test('a form that is wrong says everything at once and keeps what was typed', async () => {
  const typed = { code: '12 drums', contact: 'nobody', 'participation-fr': 'Tous' }
  const page = await (await atDesk()).post('/en/desk/groups', typed)
  assert.equal(page.status, 422)
  for (const words of [/small letter first/, /at least one language/]) assert.match(main(page), words)
  assert.equal(fieldsOf(page, 'group')['participation-fr'], 'Tous')
  assert.equal(fieldsOf(page, 'group')['contact'], 'nobody')
})

test('what somebody else changed meanwhile is not overwritten unseen', async () => {
  const { id } = await makeGroup(house.db, { name: { en: 'Old' } })
  const browser = await atDesk()
  const form = fieldsOf(await browser.get(`/en/desk/groups/${id}`), 'group')
  house.clock.move(1000)
  assert.equal((await browser.post(`/en/desk/groups/${id}`, { ...form, 'name-en': 'New' })).status, 303)
  const late = await browser.post(`/en/desk/groups/${id}`, { ...form, 'name-en': 'Mine' })
  assert.equal(late.status, 409)
  assert.match(main(late), /Somebody changed this group meanwhile/)
  assert.equal((await findGroup(house.db, id))?.name['en'], 'New')
  const sure = fieldsOf(late, 'group')
  assert.equal(sure['name-en'], 'Mine', 'what was typed is kept')
  assert.equal((await browser.post(`/en/desk/groups/${id}`, sure)).status, 303)
})

test('an event becomes a meeting of a group, and is taken off again', async () => {
  const { id } = await makeGroup(house.db)
  const event = await makeEvent(house.db)
  const browser = await atDesk()
  await browser.post(`/en/desk/groups/${id}/meetings`, { event: event.code.toLowerCase() })
  assert.equal((await findEventById(house.db, event.id))?.groupId, id)
  await browser.post(`/en/desk/groups/${id}/meetings/removal`, { event: event.code })
  assert.equal((await findEventById(house.db, event.id))?.groupId, null)
})

test('the meeting of another group is not taken off it from here', async () => {
  const [one, other] = [await makeGroup(house.db), await makeGroup(house.db)]
  const event = await makeEvent(house.db, { groupId: other.id })
  await (await atDesk()).post(`/en/desk/groups/${one.id}/meetings/removal`, { event: event.code })
  assert.equal((await findEventById(house.db, event.id))?.groupId, other.id)
})

test('a code of no event is said beside the field', async () => {
  const { id } = await makeGroup(house.db)
  const page = await (await atDesk()).post(`/en/desk/groups/${id}/meetings`, { event: 'C-99999999' })
  assert.equal(page.status, 422)
  assert.match(main(page), /There is no meeting with this code/)
})

test('the desk of groups is for those who work on events', async () => {
  const page = await (await walk.as(coordinator, [])).get('/en/desk/groups')
  assert.equal(page.status, 404)
})

test('a body that has no groups is not led to them, and calls them simply groups when it has', async () => {
  const other = await testHouse({ profile: 'northlight' })
  const there = await openWalk(other, (server) =>
    eventRoutes(server, other, { myStatus: async () => undefined, myStatuses: async () => new Map() }),
  )
  const list = await new Browser(there.server).get('/en/events')
  assert.doesNotMatch(list.body, /href="\/en\/groups"/)
  await makeGroup(other.db, { id: 'lantern-keepers', name: { en: 'Lantern keepers' } })
  const page = await new Browser(there.server).get('/en/groups')
  assert.equal(heading(page), 'Groups')
  assert.match(main(page), /Of no Sector Lantern keepers/)
  await there.close()
  await other.close()
})
