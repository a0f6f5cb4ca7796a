import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accountsAbove } from '../../../../test/support/focal-points.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeFocalPoint, makeOrganisation } from '../../../../test/support/people.ts'
import { main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { affiliationParts } from '../../../affiliation-parts.ts'
import { deskRoutes } from './routes.ts'

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

const change = '/en/organisation/entry/change'

async function office() {
  const organisation = await makeOrganisation(house.db, { name: 'Volta Networks', acronym: 'VN' })
  const kwabena = await makeFocalPoint(house.db, { organisation })
  return { organisation, browser: await walk.as(kwabena, ['organisation.manage', 'approvals.decide']) }
}

test('the entry is shown as the directory holds it', async () => {
  const { browser } = await office()
  const page = await browser.get('/en/organisation/entry')
  assert.match(main(page), /Own name Volta Networks/)
  assert.match(main(page), /Membership Active membership/)
})

test('what differs is asked for, waits for staff, and changes nothing yet', async () => {
  const { organisation, browser } = await office()
  const form = await browser.get(change)
  assert.match(form.body, /value="Volta Networks"/)
  const sent = await browser.post(change, { name: 'Volta Networks Limited', acronyms: 'VN' })
  assert.match(main(await browser.follow(sent)), /Sent to the secretariat.*Own name.*Volta Networks Limited/)
  const asked = await house.db
    .selectFrom('organisation_change')
    .select(['field', 'state'])
    .where('organisation_id', '=', organisation.id)
    .execute()
  assert.deepEqual(asked, [{ field: 'name', state: 'asked' }])
  assert.match(main(await browser.get('/en/organisation/entry')), /Entry Own name Volta Networks Acronyms VN/)
})

test('what is wrong is said beside its field, and what was typed is kept', async () => {
  const { browser } = await office()
  const wrong = await browser.post(change, { name: '', domains: 'not a domain' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /not a domain/)
})

test('asking for nothing is told so', async () => {
  const { browser } = await office()
  assert.equal((await browser.post(change, { name: 'Volta Networks', acronyms: 'VN' })).status, 409)
})

test('the entry of another organisation is not there', async () => {
  const { browser } = await office()
  const there = await office()
  const of = `?of=${there.organisation.id}`
  assert.equal((await browser.get(`/en/organisation/entry${of}`)).status, 404)
  assert.equal((await browser.get(`${change}${of}`)).status, 404)
  assert.equal((await browser.post(`${change}${of}`, { name: 'Mine now' })).status, 404)
})
