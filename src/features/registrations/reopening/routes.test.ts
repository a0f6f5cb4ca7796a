import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  makeRegistration,
} from '../../../../test/support/people.ts'
import { again } from '../../../../test/support/registering.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { newId } from '../../../platform/ids.ts'
import { registrationRoutes } from '../index.ts'
import type { State } from '../types.ts'

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

const may = ['approvals.decide', 'organisation.manage']

async function somebody(state: State, settings: object = {}) {
  const [volta, armor] = [await makeOrganisation(house.db), await makeOrganisation(house.db)]
  const focalPoint = await makeFocalPoint(house.db, { organisation: volta })
  await makeFocalPoint(house.db, { organisation: armor })
  const person = await makeAccount(house.db, { organisation: volta, name: 'Adwoa Mensah' })
  await house.db
    .insertInto('affiliation')
    .values({
      id: newId(),
      person_id: person.personId,
      organisation_id: armor.id,
      claimed_category: armor.category,
      state: 'approved',
      created_at: new Date('2026-01-01'),
    })
    .execute()
  const event = await makeEvent(house.db, { type: 'study-group', onSiteCapacity: 5 })
  if (Object.keys(settings).length > 0)
    await house.db.updateTable('event').set(settings).where('id', '=', event.id).execute()
  const options = { event, organisation: volta, personId: person.personId, mode: 'on-site' } as const
  const it = await makeRegistration(house.db, { ...options, state, waitsFor: 'focal-point' })
  return { volta, armor, focalPoint, person, event, it, at: `/en/registrations/${it.number}/change` }
}

test('one changes one’s answers, and reads that nobody had to be asked', async () => {
  const { person, it, at } = await somebody('confirmed')
  const browser = await walk.as(person)
  assert.match(main(await browser.get(`/en/registrations/${it.number}`)), /Change your answers/)
  const page = await browser.get(at)
  assert.equal(heading(page), 'Change your answers')
  assert.doesNotMatch(page.body, /name="mode"/)
  const sent: Record<string, string> = { ...fieldsOf(page, 'change'), 'access-needs': 'A ramp' }
  const done = await browser.follow(await browser.post(at, sent))
  assert.match(main(done), /Nobody had to be asked/)
  assert.match(main(done), /You changed your answers/)
  assert.equal((await again(house.db, it)).answers.accessNeeds, 'A ramp')
})

test('who registered for none sees that, and saving something else keeps it', async () => {
  const organisation = await makeOrganisation(house.db)
  const person = await makeAccount(house.db, { organisation })
  const event = await makeEvent(house.db, { type: 'study-group' })
  const it = await makeRegistration(house.db, { event, personId: person.personId, state: 'confirmed' })
  const browser = await walk.as(person)
  const at = `/en/registrations/${it.number}/change`
  const page = await browser.get(at)
  assert.match(main(page), /No organisation yet/)
  const sent: Record<string, string> = { ...fieldsOf(page, 'change'), 'access-needs': 'A ramp' }
  await browser.post(at, sent)
  const { answers, organisationId } = await again(house.db, it)
  assert.deepEqual([answers.accessNeeds, organisationId], ['A ramp', null])
})

test('another organisation is changed only after the page has said what that means', async () => {
  const { person, it, at, armor } = await somebody('confirmed')
  const browser = await walk.as(person)
  const page = await browser.get(at)
  assert.match(main(page), /Another organisation is decided about again.*your seat goes to whoever waits/)
  const sent: Record<string, string> = { ...fieldsOf(page, 'change'), organisation: armor.id }
  const told = await browser.post(at, sent)
  assert.equal(told.status, 200)
  assert.match(main(told), /nothing is changed yet/)
  assert.equal((await again(house.db, it)).state, 'confirmed')
  const agreed: Record<string, string> = { ...fieldsOf(told, 'change') }
  assert.deepEqual([agreed['agreed'], agreed['organisation']], ['yes', armor.id])
  const done = await browser.follow(await browser.post(at, agreed))
  assert.match(main(done), /It is decided again/)
  assert.equal(heading(done), 'With your focal point')
  assert.equal((await again(house.db, it)).organisationId, armor.id)
})

test('bad input is named beside the field and everything typed is kept', async () => {
  const { person, it, at } = await somebody('confirmed')
  const browser = await walk.as(person)
  const sent: Record<string, string> = { ...fieldsOf(await browser.get(at), 'change') }
  const page = await browser.post(at, { ...sent, 'badge-name': ' ', 'access-needs': 'A ramp' })
  assert.equal(page.status, 422)
  assert.match(page.body, /A ramp<\/textarea>/)
  const stale = await browser.post(at, { ...sent, revision: '77' })
  assert.equal(stale.status, 409)
  assert.match(main(stale), /changed elsewhere meanwhile/)
  assert.notEqual((await again(house.db, it)).answers.accessNeeds, 'A ramp')
})

test('a registration of somebody else, and a draft, have no such page', async () => {
  const { it, at } = await somebody('confirmed')
  const stranger = await walk.as(await makeAccount(house.db))
  assert.equal((await stranger.get(at)).status, 404)
  assert.equal((await stranger.post(at, { 'badge-name': 'X' })).status, 404)
  const own = await somebody('draft')
  assert.equal((await (await walk.as(own.person)).get(own.at)).status, 404)
  assert.equal((await again(house.db, it)).state, 'confirmed')
})

test('where the secretariat changes registrations the page leads back and says so', async () => {
  const { person, at, it } = await somebody('confirmed', { change_policy: 'ask-secretariat' })
  const browser = await walk.as(person)
  const led = await browser.get(at)
  assert.equal(led.location, `/en/registrations/${it.number}`)
  assert.match((await browser.follow(led)).body, /the secretariat changes registrations/)
})

test('a rejected registration is put right and sent again, with the reason in sight', async () => {
  const { person, it, at, focalPoint } = await somebody('pending')
  const desk = await walk.as(focalPoint, may)
  await desk.post(`/en/approvals/${it.number}/rejection`, { because: 'mode', reason: 'We need you online.' })
  const browser = await walk.as(person)
  const shown = main(await browser.get(`/en/registrations/${it.number}`))
  assert.match(shown, /Correct it and send it again/)
  assert.doesNotMatch(shown, /Register again/)
  const page = await browser.get(at)
  assert.equal(heading(page), 'Correct and send again')
  assert.match(main(page), /take part the other way: on site or remotely\. We need you online\./)
  const sent: Record<string, string> = { ...fieldsOf(page, 'change'), mode: 'remote' }
  const done = await browser.follow(await browser.post(at, sent))
  assert.match(main(done), /Sent again/)
  assert.match(main(done), /You corrected the registration and sent it again/)
  assert.equal((await again(house.db, it)).mode, 'remote')
  assert.match(main(await desk.get('/en/approvals')), /Adwoa Mensah/)
})

test('where the mode binds, the page about attendance says that it is decided again', async () => {
  const { person, it } = await somebody('confirmed', { mode_is_binding: true })
  const browser = await walk.as(person)
  const page = await browser.get(`/en/registrations/${it.number}/attendance`)
  assert.match(main(page), /part of the decision, so it is decided again/)
  const done = await browser.post(`/en/registrations/${it.number}/attendance`, { mode: 'remote' })
  assert.match(main(await browser.follow(done)), /It is decided again/)
  assert.equal((await again(house.db, it)).state, 'pending')
})
