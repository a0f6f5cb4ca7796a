import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeOrganisation } from '../../../../test/support/people.ts'
import { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { directoryRoutes } from '../routes.ts'

let house: TestHouse
let walk: Walk
const stranger = () => new Browser(walk.server)

const open = (house: TestHouse) =>
  openWalk(house, (server) =>
    directoryRoutes(server, house, { whoDecides: () => Promise.resolve(undefined) }),
  )

before(async () => {
  house = await testHouse()
  walk = await open(house)
  for (const countryCode of ['GH', 'GH', 'FR']) await makeOrganisation(house.db, { countryCode })
})
after(async () => {
  await walk.close()
  await house.close()
})

const pages = [
  ['/directory/help/search', 'How to search'],
  ['/directory/help/order', 'How to order'],
  ['/directory/help/changes', 'How to update'],
  ['/directory/help/terminology', 'Terminology'],
  ['/directory/map', 'Map'],
] as const

for (const [path, title] of pages)
  test(`${title} has a page of its own, with the menu of all beside it`, async () => {
    const page = await stranger().get(`/en${path}`)
    assert.equal(heading(page), title)
    for (const [other] of pages) assert.ok(page.body.includes(`href="/en${other}"`), other)
    assert.match(page.body, new RegExp(`href="/en${path}" aria-current="page"`))
  })

test('the introduction leads to every page, by its words as well', async () => {
  const page = await stranger().get('/en/directory/help')
  for (const [path] of pages) assert.equal(page.body.split(`href="/en${path}"`).length, 3, path)
})

test('the menu stands beside the search, too', async () => {
  const page = await stranger().get('/en/directory')
  for (const [path] of pages) assert.ok(page.body.includes(`href="/en${path}"`), path)
})

test('the words of the body’s profile are explained: categories, kinds of focal points, its member access', async () => {
  const page = main(await stranger().get('/en/directory/help/terminology'))
  for (const { label } of house.profile.categories.filter(({ kind }) => kind !== 'unknown'))
    assert.ok(page.includes(label['en'] ?? ''), label['en'])
  for (const { label } of house.profile.focalPointKinds) assert.ok(page.includes(label['en'] ?? ''))
  assert.ok(page.includes(house.profile.accessName))
})

test('the map counts organisations by region, and says where most are', async () => {
  const page = await stranger().get('/en/directory/map')
  assert.match(main(page), /Organisations listed: 3\. Africa has the largest number, 2\./)
  assert.match(page.body, /href="\/en\/directory\/countries#region-africa"/)
  assert.match((await stranger().get('/en/directory/countries')).body, /id="region-africa"/)
})

test('how to order says how much one may order', async () => {
  assert.match(main(await stranger().get('/en/directory/help/order')), /5,000 organisations or 1,000 people/)
})

test('another body has its own words and regions, and no others', async () => {
  const other = await testHouse({ profile: 'northlight' })
  const its = await open(other)
  try {
    const browser = new Browser(its.server)
    const page = main(await browser.get('/en/directory/help/terminology'))
    assert.ok(page.includes(other.profile.accessName))
    assert.ok(!page.includes(house.profile.accessName))
    assert.equal((await browser.get('/en/directory/map')).status, 200)
  } finally {
    await its.close()
    await other.close()
  }
})

test('every page is there in every language', async () => {
  for (const language of house.profile.languages)
    for (const [path] of pages) assert.equal((await stranger().get(`/${language}${path}`)).status, 200, path)
})
