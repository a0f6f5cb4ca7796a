import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeOrganisation,
  type MadeAccount,
} from '../../../../test/support/people.ts'
import { fieldsOf, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { system } from '../../../values/actor.ts'
import { trailOf } from '../../audit/index.ts'
import { eventRoutes } from '../routes.ts'
import { followNominations, forgetNominations, nominationsMerge } from './merge.ts'
import { ownNominations } from './own-records.ts'
import { listNominees, nominatedFor } from './store.ts'

let house: TestHouse
let walk: Walk
let coordinator: MadeAccount
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) =>
    eventRoutes(server, house, { myStatus: async () => undefined, myStatuses: async () => new Map() }),
  )
  coordinator = await makeAccount(house.db)
})
after(async () => {
  await walk.close()
  await house.close()
})
const atDesk = () => walk.as(coordinator, ['events.manage'])
const pathOf = ({ code }: { readonly code: string }) => `/en/desk/events/${code}/nominees`

test('people by user name or address and organisations by code go on the list, each once', async () => {
  const event = await makeEvent(house.db, { policy: { 'sector-member': 'nomination-only' } })
  const [ama, kofi] = [await makeAccount(house.db), await makeAccount(house.db)]
  const organisation = await makeOrganisation(house.db, { name: 'Volta Labs', code: 'O-VOLTA1' })
  const colleague = await makeAccount(house.db, { organisation })
  const browser = await atDesk()
  const page = await browser.get(pathOf(event))
  assert.match(main(page), /only people and organisations on this list may register: Sector Members/)
  const who = `${ama.username.toUpperCase()}\n${kofi.email}\n\n o-volta1 \n${ama.username.toUpperCase()}`
  const done = await browser.post(pathOf(event), { who })
  assert.match(
    main(await browser.follow(done)),
    /3 are new on the list\. .*Volta Labs O-VOLTA1 Its focal point decides/,
  )
  assert.equal((await listNominees(house.db, event.id)).length, 3)
  const of = (person: MadeAccount, organisationId?: string) =>
    nominatedFor(house.db, event.id, person.personId, organisationId)
  assert.equal(await of(ama), 'person')
  assert.equal(await of(colleague, organisation.id), 'organisation')
  assert.equal(await of(kofi, organisation.id), 'person', 'by name goes first')
  assert.equal(await of(coordinator), undefined)
  assert.equal((await trailOf(house.db, event.id))[0]?.act, 'events.nominated')
})

test('lines that mean nobody stay in the field, the others are on the list', async () => {
  const event = await makeEvent(house.db)
  const ama = await makeAccount(house.db)
  const page = await (await atDesk()).post(pathOf(event), { who: `${ama.username}\nnobody at all\nO-NOSUCH` })
  assert.equal(page.status, 422)
  assert.match(main(page), /1 other is on the list now/)
  assert.equal(fieldsOf(page, 'nominees')['who'], 'nobody at all O-NOSUCH')
  assert.equal((await listNominees(house.db, event.id)).length, 1)
})

test('an account that has ended is nobody', async () => {
  const event = await makeEvent(house.db)
  const gone = await makeAccount(house.db, { state: 'closed' })
  assert.equal((await (await atDesk()).post(pathOf(event), { who: gone.username })).status, 422)
})

test('nothing at all and too much are said beside the field', async () => {
  const event = await makeEvent(house.db)
  const browser = await atDesk()
  assert.match(main(await browser.post(pathOf(event), { who: ' ' })), /at least one line/)
  const many = Array.from({ length: 501 }, (_, nth) => `person-${nth}`).join('\n')
  assert.match(main(await browser.post(pathOf(event), { who: many })), /At most 500 lines/)
})

test('one is taken off again, but not by the page of another event', async () => {
  const [event, other] = [await makeEvent(house.db), await makeEvent(house.db)]
  const ama = await makeAccount(house.db)
  const browser = await atDesk()
  await browser.post(pathOf(event), { who: ama.username })
  const [one] = await listNominees(house.db, event.id)
  await browser.post(`${pathOf(other)}/removal`, { nominee: one?.id ?? '' })
  assert.equal((await listNominees(house.db, event.id)).length, 1)
  await browser.post(`${pathOf(event)}/removal`, { nominee: one?.id ?? '' })
  assert.equal((await listNominees(house.db, event.id)).length, 0)
})

test('where nobody needs a nomination the page says that the list changes nothing', async () => {
  const event = await makeEvent(house.db)
  assert.match(main(await (await atDesk()).get(pathOf(event))), /this list changes nothing/)
})

test('the page of the event says of whom only those who are nominated may come', async () => {
  const event = await makeEvent(house.db, { policy: { media: 'nomination-only' } })
  assert.match(main(await (await atDesk()).get(`/en/events/${event.code}`)), /Only if nominated: Media/)
})

test('nominations are for those who work on events', async () => {
  const event = await makeEvent(house.db)
  assert.equal((await (await walk.as(coordinator)).get(pathOf(event))).status, 404)
})

test('when two accounts of a person become one, the nomination goes along, and back', async () => {
  const [event, other] = [await makeEvent(house.db), await makeEvent(house.db)]
  const [ama, also] = [await makeAccount(house.db), await makeAccount(house.db)]
  const browser = await atDesk()
  await browser.post(pathOf(event), { who: ama.username })
  await browser.post(pathOf(other), { who: `${ama.username}\n${also.username}` })
  const people = { from: ama.personId, into: also.personId }
  const is = async (id: string, person: MadeAccount) => nominatedFor(house.db, id, person.personId, undefined)
  const moved = await inTransaction(house.db, (tx) => nominationsMerge.merge(tx, system, people))
  assert.equal(moved.length, 1)
  assert.deepEqual([await is(event.id, also), await is(event.id, ama)], ['person', undefined])
  assert.equal((await listNominees(house.db, other.id)).length, 1, 'once, not twice')
  await inTransaction(house.db, (tx) => nominationsMerge.takeApart(tx, system, people, moved))
  assert.deepEqual([await is(event.id, also), await is(event.id, ama)], [undefined, 'person'])
})

test('when an organisation turns out to be another, its nomination is the other’s', async () => {
  const event = await makeEvent(house.db)
  const [from, into] = [
    await makeOrganisation(house.db, { code: 'O-FROM01' }),
    await makeOrganisation(house.db, { code: 'O-INTO01' }),
  ]
  await (await atDesk()).post(pathOf(event), { who: 'O-FROM01\nO-INTO01' })
  await inTransaction(house.db, (tx) => followNominations(tx, system, { from: from.id, into: into.id }))
  assert.deepEqual(
    (await listNominees(house.db, event.id)).map(({ known }) => known),
    ['O-INTO01'],
  )
})

test('somebody’s copy of what is kept names their nominations, and whoever is erased is on no list', async () => {
  const event = await makeEvent(house.db, { title: { en: 'The council of winds' } })
  const ama = await makeAccount(house.db)
  await (await atDesk()).post(pathOf(event), { who: ama.username })
  const own = () => ownNominations(house)({ accountId: ama.id, personId: ama.personId }, house.texts('en'))
  assert.match((await own()).lists[0]?.rows[0]?.[0] ?? '', /The council of winds/)
  await inTransaction(house.db, (tx) => forgetNominations(tx, system, ama))
  assert.deepEqual((await own()).records, [])
})
