import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  makeRegistration,
  type MadeEvent,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { parseFilter } from '../desk/filter.ts'
import { figuresOnDesk } from './desk-parts.ts'
import { figuresRoutes } from './routes.ts'
import { figuresOf } from './store/figures.ts'
import { waitingAtFocalPoints, waitingByOrganisation } from './store/waiting.ts'

let house: TestHouse
let walk: Walk
let desk: Browser
let workshop: MadeEvent
let forum: MadeEvent
let sankofa: MadeOrganisation
let volta: MadeOrganisation

const at = (daysAgo: number) => new Date(house.clock.now().getTime() - daysAgo * 24 * 3_600_000)

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, figuresRoutes)
  desk = await walk.as(await makeAccount(house.db), ['registrations.read-all'])
  workshop = await makeEvent(house.db, { title: { en: 'Workshop on light' } })
  forum = await makeEvent(house.db, { title: { en: 'Forum on sound' } })
  sankofa = await makeOrganisation(house.db, { name: 'Sankofa Networks' })
  volta = await makeOrganisation(house.db, { name: 'Volta University', category: 'academia' })
  await makeFocalPoint(house.db, { organisation: sankofa, name: 'Kofi Asante' })
  const all = [
    { event: workshop, state: 'confirmed', mode: 'remote', country: 'GH', organisation: sankofa, days: 1 },
    { event: workshop, state: 'pending', mode: 'on-site', country: 'GH', organisation: sankofa, days: 10 },
    { event: workshop, state: 'pending', mode: 'on-site', country: 'CN', organisation: sankofa, days: 1 },
    { event: forum, state: 'pending', mode: 'remote', country: 'IE', organisation: volta, days: 4 },
    { event: forum, state: 'draft', mode: 'remote', country: 'IE', organisation: volta, days: 4 },
  ] as const
  for (const one of all) {
    const { personId } = await makeAccount(house.db, { countryCode: one.country })
    await makeRegistration(house.db, { ...one, personId, submittedAt: at(one.days) })
  }
  const { personId } = await makeAccount(house.db, { countryCode: 'FR' })
  await makeRegistration(house.db, {
    event: forum,
    personId,
    state: 'pending',
    waitsFor: 'secretariat',
    submittedAt: at(2),
  })
})
after(async () => {
  await walk.close()
  await house.close()
})

const figures = (query = '') =>
  figuresOf(house.db, parseFilter(new URLSearchParams(query)), 'Europe/Zurich', house.clock.now())
const asObject = (all: readonly { key: string; count: number }[]) =>
  Object.fromEntries(all.map(({ key, count }) => [key, count]))

test('a group is counted by everything at once, drafts never', async () => {
  const all = await figures()
  assert.equal(all.all, 5)
  assert.deepEqual(asObject(all.byState), { confirmed: 1, pending: 4 })
  assert.deepEqual(asObject(all.byMode), { remote: 3, 'on-site': 2 })
  assert.deepEqual(asObject(all.byCountry), { GH: 2, CN: 1, IE: 1, FR: 1 })
  assert.deepEqual(asObject(all.byCategory), { 'sector-member': 3, academia: 1, 'non-member': 1 })
  assert.deepEqual(all.byDay, [
    { key: '2026-11-15', count: 1 },
    { key: '2026-11-21', count: 1 },
    { key: '2026-11-23', count: 1 },
    { key: '2026-11-24', count: 2 },
  ])
  assert.deepEqual(asObject(all.byEvent), { [workshop.id]: 3, [forum.id]: 2 })
})

test('a filter narrows every figure, and what it does not understand counts nobody', async () => {
  const some = await figures(`event=${workshop.code}&state=pending`)
  assert.deepEqual([some.all, asObject(some.byCountry), some.byEvent], [2, { GH: 1, CN: 1 }, []])
  assert.equal((await figures('state=lost')).all, 0)
})

test('days are those of the place', async () => {
  const late = await makeEvent(house.db)
  const { personId } = await makeAccount(house.db)
  await makeRegistration(house.db, {
    event: late,
    personId,
    state: 'confirmed',
    submittedAt: new Date('2026-11-20T23:30:00Z'),
  })
  const filter = parseFilter({ event: late.code })
  const days = async (zone: string) =>
    (await figuresOf(house.db, filter, zone, house.clock.now())).byDay[0]?.key
  assert.deepEqual([await days('America/New_York'), await days('Asia/Tokyo')], ['2026-11-20', '2026-11-21'])
})

test('each figure is drawn with its numbers, and each number leads to whom it counts', async () => {
  const page = await desk.get(`/en/desk/figures?event=${workshop.code}`)
  assert.equal(heading(page), 'Figures')
  assert.match(main(page), /3 registrations.*most on Tuesday 24 November 2026: 2/)
  assert.match(
    main(page),
    /By state Where the registrations stand .*Waiting for a person 2 66\.7% Confirmed 1 33\.3%/,
  )
  assert.match(main(page), /By country .*Ghana 2/)
  assert.match(page.body, new RegExp(`registrations\\?event=${workshop.code}&amp;country=GH`))
  assert.match(page.body, /<svg class="columns-drawing"[^>]*role="img"[^>]*aria-labelledby="over-time"/)
  assert.match(page.body, /<table class="bars" role="table">/)
  assert.doesNotMatch(main(page), /By event/)
  assert.match(main(await desk.get('/en/desk/figures')), /By event .*Workshop on light 3/)
})

test('in Arabic the first day stands at the right and bars grow from there', async () => {
  const page = await desk.get(`/ar/desk/figures?event=${workshop.code}`)
  const columns = /<svg class="columns-drawing"[\s\S]*?<\/svg>/.exec(page.body)?.[0] ?? ''
  const places = [...columns.matchAll(/<rect x="([\d.]+)"/g)].map(([, x]) => Number(x))
  assert.ok((places[0] ?? 0) > (places.at(-1) ?? 0))
})

test('a group of nobody says so', async () => {
  assert.match(main(await desk.get('/en/desk/figures?event=C-00000000')), /nothing to count/)
  const lost = await desk.get('/en/desk/figures?state=lost')
  assert.match(main(lost), /cannot be understood/)
  assert.doesNotMatch(lost.body, /href="\/en\/desk\/registrations"/, 'and leads to no larger group')
})

test('what waits at focal points is told by organisation, the oldest in front, with who could decide', async () => {
  const waiting = await waitingByOrganisation(house.db, house.clock.now())
  assert.deepEqual(
    waiting.map(({ organisation, count, late, veryLate, focalPoints }) => [
      organisation,
      count,
      late,
      veryLate,
      focalPoints,
    ]),
    [
      ['Sankofa Networks', 2, 1, 1, ['Kofi Asante']],
      ['Volta University', 1, 1, 0, []],
    ],
  )
  const page = main(await desk.get('/en/desk/waiting'))
  assert.match(page, /3 registrations wait, at 2 organisations/)
  assert.match(
    page,
    /2 Sankofa Networks The oldest was sent 10 days ago 1 for more than 3 days, 1 for more than 7/,
  )
  assert.match(page, /Volta University .*This organisation has no focal point/)
})

test('the desk of staff is told what waits too long', async () => {
  assert.equal((await waitingAtFocalPoints(house.db, house.clock.now())).late, 2)
  const reader = actorFor(await makeAccount(house.db), ['registrations.read-all'])
  const t = house.texts('en')
  const items = await Promise.all(figuresOnDesk(house).map((part) => part(reader, t, house.clock.now())))
  assert.deepEqual(
    items.map((one) => [one?.count, one?.words]),
    [
      [2, '3 wait in all; the oldest was sent 10 days ago'],
      [0, undefined],
    ],
  )
  const stranger = actorFor(await makeAccount(house.db), [])
  for (const part of figuresOnDesk(house)) assert.equal(await part(stranger, t, house.clock.now()), undefined)
})

test('who may not read registrations does not learn that they are counted', async () => {
  const other = await walk.as(await makeAccount(house.db), ['portal.desk'])
  assert.equal((await other.get('/en/desk/figures')).status, 404)
  assert.equal((await other.get('/en/desk/waiting')).status, 404)
})
