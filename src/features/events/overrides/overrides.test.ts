import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent, makeGroup, type MadeAccount } from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { findGroup } from '../groups/store/read.ts'
import { eventRoutes } from '../routes.ts'
import { findEventById } from '../store/read.ts'
import { changeOverrides } from './actions/change.ts'
import { stampOf } from './rules.ts'
import { listChanges } from './store/changes.ts'

let house: TestHouse
let walk: Walk
let coordinator: MadeAccount

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) =>
    eventRoutes(server, house, { myStatus: async () => undefined, myStatuses: async () => new Map() }),
  )
  coordinator = await makeAccount(house.db, { name: 'Margarida Antunes' })
})
after(async () => {
  await walk.close()
  await house.close()
})
const atDesk = () => walk.as(coordinator, ['events.manage'])
const reason = 'Asked for by the chair of the group.'

test('an event says something else of a category, and the log keeps who, from, to and why', async () => {
  const event = await makeEvent(house.db, { type: 'study-group', title: { en: 'Rules of the sea' } })
  const browser = await atDesk()
  const path = `/en/desk/events/${event.code}/rules`
  const page = await browser.get(path)
  assert.match(main(page), /Media As the policy says: Not open/)
  const form = fieldsOf(page, 'overrides')
  const done = await browser.post(path, { ...form, 'regime-media': 'accreditation', reason })
  assert.equal(done.location, path)
  assert.deepEqual((await findEventById(house.db, event.id))?.policy, { media: 'accreditation' })
  const [line] = await listChanges(house.db, { of: { kind: 'event', id: event.id } })
  assert.deepEqual(
    [line?.by?.name, line?.category, line?.from, line?.to, line?.reason],
    ['Margarida Antunes', 'media', null, 'accreditation', reason],
  )
  assert.equal((await trailOf(house.db, event.id))[0]?.act, 'events.overrides-changed')
  const after = await browser.follow(done)
  assert.match(main(after), /1 category was changed/)
  assert.match(main(after), /from “Nothing is said” to “Secretariat decides” Asked for by the chair/)
})

test('the page of the event says so at once', async () => {
  const event = await makeEvent(house.db, { type: 'study-group' })
  const target = { kind: 'event', id: event.id } as const
  const wish = { wanted: { '*': 'automatic' }, seen: stampOf({}), reason }
  await changeOverrides(house.db, actorFor(coordinator), target, wish, house.clock.now())
  assert.match(main(await (await atDesk()).get(`/en/events/${event.code}`)), /Everyone, member or not/)
})

test('a group says it for all its meetings, and its own word goes after the event’s', async () => {
  const { id } = await makeGroup(house.db, { name: { en: 'Group on fog' } })
  const event = await makeEvent(house.db, { type: 'study-group', groupId: id })
  const browser = await atDesk()
  const path = `/en/desk/groups/${id}/rules`
  const page = await browser.get(path)
  assert.equal(heading(page), 'Who may register: Group on fog')
  await browser.post(path, { ...fieldsOf(page, 'overrides'), 'regime-all': 'refused', reason })
  assert.deepEqual((await findGroup(house.db, id))?.policy, { '*': 'refused' })
  const ofEvent = await browser.get(`/en/desk/events/${event.code}/rules`)
  assert.match(main(ofEvent), /Media As the group says: Not open/)
})

test('without a reason nothing changes, and what was chosen is kept', async () => {
  const event = await makeEvent(house.db)
  const browser = await atDesk()
  const path = `/en/desk/events/${event.code}/rules`
  const form = fieldsOf(await browser.get(path), 'overrides')
  const page = await browser.post(path, { ...form, 'regime-media': 'refused', reason: ' . ' })
  assert.equal(page.status, 422)
  assert.match(main(page), /Say why, in a few words/)
  assert.equal(fieldsOf(page, 'overrides')['regime-media'], 'refused')
  assert.deepEqual((await findEventById(house.db, event.id))?.policy, {})
})

test('a regime that does not exist is not taken', async () => {
  const event = await makeEvent(house.db)
  const page = await (
    await atDesk()
  ).post(`/en/desk/events/${event.code}/rules`, { 'regime-media': 'drop table', reason, seen: '[]' })
  assert.equal(page.status, 422)
})

test('what a colleague changed meanwhile is shown, and can then be changed', async () => {
  const event = await makeEvent(house.db)
  const browser = await atDesk()
  const path = `/en/desk/events/${event.code}/rules`
  const form = fieldsOf(await browser.get(path), 'overrides')
  assert.equal((await browser.post(path, { ...form, 'regime-media': 'refused', reason })).status, 303)
  const late = await browser.post(path, { ...form, 'regime-academia': 'refused', reason })
  assert.equal(late.status, 409)
  assert.match(main(late), /Somebody changed these rules meanwhile/)
  assert.equal((await browser.post(path, fieldsOf(late, 'overrides'))).status, 303)
  const lines = await listChanges(house.db, { of: { kind: 'event', id: event.id } })
  assert.equal(lines.length, 3)
})

test('of ten who change the same at once, one does, and the others are told', async () => {
  const event = await makeEvent(house.db)
  const target = { kind: 'event', id: event.id } as const
  const wish = { wanted: { media: 'refused' }, seen: stampOf({}), reason }
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () =>
      changeOverrides(house.db, actorFor(coordinator), target, wish, house.clock.now()),
    ),
  )
  assert.equal(outcomes.filter((one) => !isRefusal(one)).length, 1)
  assert.equal((await listChanges(house.db, { of: target })).length, 1)
})

test('a change in the log is never changed or removed', async () => {
  await assert.rejects(house.db.deleteFrom('override_change').execute(), /never changed/)
})

test('the log of all names what was changed, and has pages', async () => {
  const event = await makeEvent(house.db, { title: { en: 'A long story' } })
  const target = { kind: 'event', id: event.id } as const
  for (let turn = 0; turn < 30; turn++) {
    const now = await findEventById(house.db, event.id)
    const wanted = { media: turn % 2 ? 'refused' : 'accreditation' }
    const wish = { wanted, seen: stampOf(now?.policy ?? {}), reason: `Turn ${turn}.` }
    await changeOverrides(house.db, actorFor(coordinator), target, wish, house.clock.now())
  }
  const browser = await atDesk()
  const page = await browser.get('/en/desk/rules/changes')
  assert.match(main(page), /A long story · Media: from/)
  assert.match(main(page), /Turn 29\./)
  assert.doesNotMatch(main(page), /Turn 4\./)
  const older = /href="([^"]*before=[^"]*)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&')
  assert.match(main(await browser.get(String(older))), /Turn 4\./)
  const only = await browser.get(`/en/desk/rules/changes?event=${event.code}`)
  assert.doesNotMatch(main(only), /Asked for by the chair/)
  assert.equal((await browser.get('/en/desk/rules/changes?group=nowhere')).status, 404)
})

test('the rules are for those who work on events', async () => {
  const event = await makeEvent(house.db)
  const browser = await walk.as(coordinator, ['registrations.decide-all'])
  for (const path of [`/en/desk/events/${event.code}/rules`, '/en/desk/rules/changes'])
    assert.equal((await browser.get(path)).status, 404)
})
