import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accountsAbove } from '../../../../test/support/focal-points.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeFocalPoint, makeOrganisation } from '../../../../test/support/people.ts'
import { fieldsOf, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { affiliationParts } from '../../../affiliation-parts.ts'
import { trailOf } from '../../audit/index.ts'
import { deskRoutes } from '../desk/routes.ts'
import { findOrganisation } from '../store/organisations.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  const parts = { accounts: accountsAbove(house), affiliations: affiliationParts(house) }
  walk = await openWalk(house, (server) =>
    deskRoutes(server, house, { ...parts, hintsWithin: () => Promise.resolve([]) }),
  )
})
after(async () => {
  await walk.close()
  await house.close()
})
const path = '/en/organisation/study-group'

async function office(it: Parameters<typeof makeOrganisation>[1] = {}) {
  const organisation = await makeOrganisation(house.db, { category: 'associate', sectors: ['ITU-T'], ...it })
  const focalPoint = await makeFocalPoint(house.db, { organisation })
  return { organisation, browser: await walk.as(focalPoint, ['organisation.manage']) }
}

test('the first group is picked by the focal point, holds at once and is in the audit', async () => {
  const { organisation, browser } = await office()
  assert.match((await browser.get('/en/organisation/entry')).body, /href="\/en\/organisation\/study-group"/)
  const page = await browser.get(path)
  assert.match(main(page), /ITU-T Study Group 12/)
  assert.doesNotMatch(main(page), /ITU-R Study Group/)
  const done = await browser.post(path, { 'study-group': 't-sg12' })
  assert.match(main(await browser.follow(done)), /register for the meetings of this group/)
  assert.equal((await findOrganisation(house.db, organisation.id))?.studyGroup, 't-sg12')
  assert.equal((await trailOf(house.db, organisation.id)).at(-1)?.act, 'directory.study-group-picked')
})

test('another group is asked for, and nothing changes until the secretariat agrees', async () => {
  const { organisation, browser } = await office({ studyGroup: 't-sg12' })
  assert.equal(fieldsOf(await browser.get(path), 'group')['study-group'], 't-sg12')
  const done = await browser.post(path, { 'study-group': 't-sg13' })
  assert.match(main(await browser.follow(done)), /Sent to the secretariat.*ITU-T Study Group 13/)
  assert.equal((await findOrganisation(house.db, organisation.id))?.studyGroup, 't-sg12')
})

test('nothing chosen, a group of another Sector and the same one again are said', async () => {
  const { browser } = await office({ studyGroup: 't-sg12' })
  assert.equal((await browser.post(path, {})).status, 422)
  assert.equal((await browser.post(path, { 'study-group': 'r-sg1' })).status, 422)
  const same = await browser.post(path, { 'study-group': 't-sg12' })
  assert.equal(same.status, 409)
  assert.match(main(same), /takes part in already/)
})

test('members that take part in every group have no such page', async () => {
  const { browser } = await office({ category: 'sector-member' })
  assert.equal((await browser.get(path)).status, 404)
  assert.doesNotMatch((await browser.get('/en/organisation/entry')).body, /organisation\/study-group/)
})

test('nobody picks for an organisation of others', async () => {
  const { organisation } = await office()
  const { browser } = await office()
  assert.equal((await browser.get(`${path}?of=${organisation.id}`)).status, 404)
  assert.equal((await browser.post(`${path}?of=${organisation.id}`, { 'study-group': 't-sg12' })).status, 404)
})

test('of ten who pick at once one is first, and the others ask', async () => {
  const { organisation, browser } = await office()
  const groups = [
    't-sg2',
    't-sg3',
    't-sg5',
    't-sg11',
    't-sg12',
    't-sg13',
    't-sg15',
    't-sg17',
    't-sg20',
    't-sg21',
  ]
  await Promise.all(groups.map((group) => browser.post(path, { 'study-group': group })))
  const trail = await trailOf(house.db, organisation.id)
  assert.equal(trail.filter(({ act }) => act === 'directory.study-group-picked').length, 1)
  assert.equal(trail.filter(({ act }) => act === 'directory.change-asked').length, 9)
})
