import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent, type MadeAccount } from '../../../../test/support/people.ts'
import { Browser } from '../../../../test/support/server.ts'
import { main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { trailOf } from '../../audit/index.ts'
import { eventRoutes } from '../routes.ts'
import { linksOf } from './store.ts'

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
const codes = (all: readonly { readonly code: string }[]) => all.map(({ code }) => code)

test('an event opens another, both pages say so, and the desk takes the link off again', async () => {
  const one = await makeEvent(house.db, { title: { en: 'The assembly' } })
  const other = await makeEvent(house.db, { title: { en: 'The rehearsal' } })
  const browser = await atDesk()
  const path = `/en/desk/events/${one.code}/linked`
  assert.equal((await browser.post(path, { event: ` ${other.code.toLowerCase()} ` })).status, 303)
  assert.deepEqual(codes((await linksOf(house.db, one.id)).opens), [other.code])
  assert.equal((await trailOf(house.db, one.id))[0]?.act, 'events.linked')
  const stranger = new Browser(walk.server)
  assert.match(
    main(await stranger.get(`/en/events/${one.code}`)),
    /as well; nobody is asked again: The rehearsal/,
  )
  assert.match(
    main(await stranger.get(`/en/events/${other.code}`)),
    /Whoever is confirmed for one of these .* The assembly/,
  )
  await browser.post(`${path}/removal`, { event: other.code })
  assert.deepEqual(codes((await linksOf(house.db, one.id)).opens), [])
})

test('said twice it is so once', async () => {
  const [one, other] = [await makeEvent(house.db), await makeEvent(house.db)]
  const browser = await atDesk()
  for (let turn = 0; turn < 2; turn++)
    await browser.post(`/en/desk/events/${one.code}/linked`, { event: other.code })
  assert.equal((await linksOf(house.db, one.id)).opens.length, 1)
  assert.equal((await trailOf(house.db, one.id)).length, 1)
})

test('an event opens neither itself nor one that is not there; what was typed is kept', async () => {
  const one = await makeEvent(house.db)
  const browser = await atDesk()
  for (const [event, words] of [
    [one.code, /does not open itself/],
    ['C-11111111', /no meeting with this code/],
    ['', /Give the code/],
  ] as const) {
    const page = await browser.post(`/en/desk/events/${one.code}/linked`, { event })
    assert.equal(page.status, 422)
    assert.match(main(page), words)
    assert.match(page.body, new RegExp(`name="event"[^>]*value="${event}"`))
  }
})

test('strangers hear of no draft at the other end', async () => {
  const one = await makeEvent(house.db)
  const draft = await makeEvent(house.db, { state: 'draft', title: { en: 'Still secret' } })
  await (await atDesk()).post(`/en/desk/events/${one.code}/linked`, { event: draft.code })
  assert.doesNotMatch(main(await new Browser(walk.server).get(`/en/events/${one.code}`)), /Still secret/)
  assert.match(main(await (await atDesk()).get(`/en/desk/events/${one.code}/linked`)), /Still secret/)
})

test('links are for those who work on events', async () => {
  const one = await makeEvent(house.db)
  assert.equal((await (await walk.as(coordinator)).get(`/en/desk/events/${one.code}/linked`)).status, 404)
})
