import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import { main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { accessParts } from '../../../access-parts.ts'
import { trailOf } from '../../audit/index.ts'
import { accessRoutes } from '../index.ts'
import { noteField } from './part.ts'

let house: TestHouse
let walk: Walk
let volta: MadeOrganisation
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => accessRoutes(server, house, accessParts(house)))
  volta = await makeOrganisation(house.db, { name: 'Volta Networks' })
})
after(async () => {
  await walk.close()
  await house.close()
})
const may = ['organisation.manage']
const focalPoint = (name: string, organisation = volta) =>
  makeFocalPoint(house.db, { organisation, kind: 'member-access', name })

test('what a focal point leaves is read by whoever decides after them, and by nobody else', async () => {
  const browser = await walk.as(await focalPoint('Ama Leaves'), may)
  assert.match(main(await browser.get('/en/organisation/access')), /For whoever decides next/)
  const saved = await browser.post('/en/organisation/access/note', {
    organisation: volta.id,
    [noteField(volta.id)]: 'Kofi needs it\nuntil May <b>',
  })
  assert.match((await browser.follow(saved)).body, /The note is saved.*Volta Networks/)
  const next = main(
    await (await walk.as(await focalPoint('Esi Follows'), may)).get('/en/organisation/access'),
  )
  assert.match(next, /Written by Ama Leaves.*Kofi needs it until May <b>/)
  assert.deepEqual(
    (await trailOf(house.db, volta.id)).map(({ act }) => act),
    ['access.note-written'],
  )
  const other = await makeOrganisation(house.db)
  const elsewhere = await walk.as(await focalPoint('Yaw Elsewhere', other), may)
  assert.doesNotMatch((await elsewhere.get('/en/organisation/access')).body, /Kofi needs it/)
  const forged = { organisation: volta.id, [noteField(volta.id)]: 'Mine now' }
  assert.equal((await elsewhere.post('/en/organisation/access/note', forged)).status, 404)
  const staff = await walk.as(await makeAccount(house.db), ['directory.manage'])
  assert.equal((await staff.post('/en/desk/access/note', forged)).status, 405)
})

test('too long is said beside the field and kept; nothing written takes the note away', async () => {
  const browser = await walk.as(await focalPoint('Ama Writes'), may)
  const long = 'x'.repeat(2001)
  const send = (words: string) =>
    browser.post('/en/organisation/access/note', { organisation: volta.id, [noteField(volta.id)]: words })
  const page = await send(long)
  assert.equal(page.status, 422)
  assert.ok(page.body.includes(long))
  assert.match((await browser.follow(await send(''))).body, /The note is gone/)
  assert.doesNotMatch(main(await browser.get('/en/organisation/access')), /Written by/)
  assert.equal((await browser.post('/en/organisation/access/note', { organisation: 'x' })).status, 404)
})
