import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  linkEvents,
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeGroup,
  makeOrganisation,
  makeRegistration,
} from '../../../../test/support/people.ts'
import { actorFor, eventOf, register } from '../../../../test/support/registering.ts'
import { newId } from '../../../platform/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { standingOf, type Standing } from './standing.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

async function standing(eventId: string, personId: string): Promise<Standing> {
  return standingOf(house.db, house.profile, await eventOf(house.db, eventId), personId, house.clock.now())
}
const ruleOf = ({ way }: Standing) => (isRefusal(way) ? way.values?.['rule'] : way.rule)

const associate = async (studyGroup?: string) =>
  makeAccount(house.db, {
    organisation: await makeOrganisation(house.db, { category: 'associate', studyGroup }),
  })
const meetingOf = async (groupId: string, more: Parameters<typeof makeEvent>[1] = {}) =>
  makeEvent(house.db, { type: 'study-group', sector: 'ITU-T', groupId, ...more })

test('an associate comes to the meetings of the group it picked and not to those of another', async () => {
  const [own, other] = [await makeGroup(house.db), await makeGroup(house.db)]
  const person = await associate(own.id)
  assert.equal(
    ruleOf(await standing((await meetingOf(own.id)).id, person.personId)),
    'study-group-own-associates',
  )
  const no = await standing((await meetingOf(other.id)).id, person.personId)
  assert.equal(ruleOf(no), 'study-group-other-associates')
  assert.equal(no.decider, 'nobody')
})

test('an associate that has not picked yet is left to its focal point', async () => {
  const group = await makeGroup(house.db)
  const person = await associate()
  assert.equal(
    ruleOf(await standing((await meetingOf(group.id)).id, person.personId)),
    'study-group-associates',
  )
})

test('what a group says holds for its meetings, an event’s own word before it', async () => {
  const group = await makeGroup(house.db, { policy: { associate: 'accreditation' } })
  const person = await associate(group.id)
  const usual = await standing((await meetingOf(group.id)).id, person.personId)
  assert.deepEqual([ruleOf(usual), usual.decider], ['override-accreditation', 'secretariat'])
  const own = await meetingOf(group.id, { policy: { associate: 'automatic' } })
  assert.equal(ruleOf(await standing(own.id, person.personId)), 'override-automatic')
})

async function linked() {
  const organisation = await makeOrganisation(house.db)
  await makeFocalPoint(house.db, { organisation })
  const person = await makeAccount(house.db, { organisation })
  const [first, second] = [
    await makeEvent(house.db, { type: 'study-group' }),
    await makeEvent(house.db, { type: 'study-group' }),
  ]
  await linkEvents(house.db, first, second)
  return { organisation, person, first, second }
}

test('whoever is confirmed for the first is confirmed for the second without its desk', async () => {
  const { person, first, second } = await linked()
  assert.equal(ruleOf(await standing(second.id, person.personId)), 'study-group-members')
  await makeRegistration(house.db, { event: first, personId: person.personId, state: 'confirmed' })
  const now = await standing(second.id, person.personId)
  assert.deepEqual([ruleOf(now), now.decider], ['linked-event', 'nobody'])
  const sent = await register(house, actorFor(person), second.id)
  assert.ok(!isRefusal(sent))
  assert.deepEqual([sent.state, sent.rule, sent.waitsFor], ['confirmed', 'linked-event', null])
})

test('a first that is pending, waiting, withdrawn or cancelled opens nothing', async () => {
  for (const state of ['pending', 'waitlisted', 'withdrawn', 'rejected', 'cancelled']) {
    const { person, first, second } = await linked()
    await makeRegistration(house.db, { event: first, personId: person.personId, state })
    assert.equal(ruleOf(await standing(second.id, person.personId)), 'study-group-members', state)
  }
})

test('an event that is cancelled opens nothing any more, and the link leads one way only', async () => {
  const { person, first, second } = await linked()
  await makeRegistration(house.db, { event: second, personId: person.personId, state: 'confirmed' })
  assert.equal(ruleOf(await standing(first.id, person.personId)), 'study-group-members')
  const other = await linked()
  await makeRegistration(house.db, {
    event: other.first,
    personId: other.person.personId,
    state: 'confirmed',
  })
  await house.db.updateTable('event').set({ state: 'cancelled' }).where('id', '=', other.first.id).execute()
  assert.equal(ruleOf(await standing(other.second.id, other.person.personId)), 'study-group-members')
})

test('a full second puts them on its waiting list', async () => {
  const { person, first } = await linked()
  const full = await makeEvent(house.db, { type: 'study-group', onSiteCapacity: 1, onSiteTaken: 1 })
  await linkEvents(house.db, first, full)
  await makeRegistration(house.db, { event: first, personId: person.personId, state: 'confirmed' })
  const sent = await register(house, actorFor(person), full.id)
  assert.ok(!isRefusal(sent))
  assert.equal(sent.state, 'waitlisted')
})

test('where only those who are nominated may come, a person is confirmed and an organisation has its focal point asked', async () => {
  const event = await makeEvent(house.db, { type: 'council', sector: 'ITU-T' })
  const organisation = await makeOrganisation(house.db)
  const [delegate, colleague, stranger] = [
    await makeAccount(house.db, { organisation }),
    await makeAccount(house.db, { organisation: await makeOrganisation(house.db) }),
    await makeAccount(house.db, { organisation: await makeOrganisation(house.db) }),
  ]
  await makeFocalPoint(house.db, { organisation })
  const own = { event_id: event.id, added_at: house.clock.now() }
  await house.db
    .insertInto('event_nominee')
    .values([
      { ...own, id: newId(), organisation_id: organisation.id },
      { ...own, id: newId(), person_id: colleague.personId },
    ])
    .execute()
  const told = async (personId: string) => {
    const it = await standing(event.id, personId)
    return [ruleOf(it), it.decider]
  }
  assert.deepEqual(await told(delegate.personId), ['nominated-organisation', 'focal-point'])
  assert.deepEqual(await told(colleague.personId), ['nominated', 'nobody'])
  assert.deepEqual(await told(stranger.personId), ['council-nominated', 'nobody'])
})
