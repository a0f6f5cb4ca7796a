import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeFocalPoint, makeOrganisation, type MadeAccount } from '../../../../test/support/people.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { decisionMailRoutes } from './routes.ts'
import { findSetting } from './store/settings.ts'

let house: TestHouse
let walk: Walk
let focalPoint: MadeAccount
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, decisionMailRoutes)
  focalPoint = await makeFocalPoint(house.db, { organisation: await makeOrganisation(house.db) })
})
after(async () => {
  await walk.close()
  await house.close()
})

const at = '/en/account/approval-mails'
const may = ['approvals.decide']

test('without a choice of theirs few are told at once, and the others at eight', async () => {
  const page = await (await walk.as(focalPoint, may)).get(at)
  assert.equal(heading(page), 'Mails about approvals')
  assert.deepEqual(fieldsOf(page, 'approval-mails'), { habit: 'few', hour: '8' })
  assert.match(main(page), /the secretariat is asked after fourteen/)
})

test('what is chosen is kept and shown again', async () => {
  const browser = await walk.as(focalPoint, may)
  const page = await browser.follow(await browser.post(at, { habit: 'daily', hour: '17' }))
  assert.match(main(page), /From now on we write to you this way/)
  assert.deepEqual(fieldsOf(page, 'approval-mails'), { habit: 'daily', hour: '17' })
  assert.deepEqual(await findSetting(house.db, focalPoint.personId), { habit: 'daily', hour: 17 })
})

test('nonsense is marked beside the field, and the rest stays as it was typed', async () => {
  const browser = await walk.as(focalPoint, may)
  const page = await browser.post(at, { habit: 'never', hour: '25' })
  assert.equal(page.status, 422)
  assert.match(page.body, /aria-invalid="true"/)
  assert.deepEqual(await findSetting(house.db, focalPoint.personId), { habit: 'daily', hour: 17 })
})

test('whoever decides nothing has no such page', async () => {
  assert.equal((await (await walk.as(focalPoint)).get(at)).status, 404)
})
