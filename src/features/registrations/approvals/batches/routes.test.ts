import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  makeRegistration,
} from '../../../../../test/support/people.ts'
import { again } from '../../../../../test/support/registering.ts'
import { heading, main, openWalk, type Walk } from '../../../../../test/support/walking.ts'
import { prepareJobs } from '../../../../platform/jobs/index.ts'
import { registrationRoutes } from '../../index.ts'

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

async function office(names: readonly string[], affiliation: 'approved' | 'claimed' = 'approved') {
  const organisation = await makeOrganisation(house.db)
  const focalPoint = await makeFocalPoint(house.db, { organisation })
  await makeFocalPoint(house.db, { organisation, account: focalPoint, kind: 'member-access' })
  const event = await makeEvent(house.db, { type: 'study-group', onSiteCapacity: 20 })
  const waiting: { id: string; number: string }[] = []
  for (const name of names) {
    const person = await makeAccount(house.db, { organisation, name, affiliation, passwordHash: null })
    const options = { event, organisation, personId: person.personId, mode: 'on-site' } as const
    waiting.push(await makeRegistration(house.db, options))
  }
  return { organisation, focalPoint, event, waiting, pick: waiting.map(({ number }) => number) }
}

test('decisions about many are undone from their page, and the page says what became of each', async () => {
  const { focalPoint, waiting, pick } = await office(['First Person', 'Second Person'])
  const browser = await walk.as(focalPoint, may, 'Africa/Accra')
  const done = await browser.post('/en/approvals/decisions', { act: 'approve', pick })
  assert.match(done.location, /^\/en\/approvals\/decisions\/[0-9a-f-]{36}$/)
  const result = await browser.follow(done)
  assert.equal(heading(result), '2 decided')
  assert.match(main(result), /The mails wait until 09:05 Accra/)
  assert.match(main(result), /Seats given back go to whoever waits/)
  assert.match(main(await browser.get('/en/approvals')), /You decided about several people at once/)
  const undone = await browser.follow(await browser.post(`${done.location}/undo`))
  assert.equal(heading(undone), '2 undone')
  assert.match(main(undone), /First Person.*waits for a decision again/)
  assert.doesNotMatch(undone.body, /\/undo"/)
  for (const it of waiting) assert.equal((await again(house.db, it)).state, 'pending')
  const twice = await browser.post(`${done.location}/undo`)
  assert.equal(twice.status, 409)
  assert.match(main(twice), /This was undone already/)
})

test('more than fifty are decided in the background, with progress, and can be taken up again', async () => {
  await prepareJobs(house.connection)
  const names = Array.from({ length: 51 }, (_, place) => `Person ${place}`)
  const { focalPoint, waiting, pick } = await office(names)
  const browser = await walk.as(focalPoint, may)
  const done = await browser.post('/en/approvals/decisions', {
    act: 'reject',
    picks: pick.join(' '),
    reason: 'No',
  })
  const begun = await browser.follow(done)
  assert.match(main(begun), /0 of 51 are done/)
  assert.match(begun.body, /<progress/)
  assert.match(begun.body, /http-equiv="refresh"/)
  assert.equal((await again(house.db, waiting[50] ?? { id: '' })).state, 'pending')
  const whole = await browser.follow(await browser.post(`${done.location}/continuation`))
  assert.equal(heading(whole), '51 decided')
  assert.doesNotMatch(whole.body, /http-equiv="refresh"/)
  assert.equal((await again(house.db, waiting[50] ?? { id: '' })).state, 'rejected')
})

test('what is taken back half-way goes no further, and its page does not wait for more', async () => {
  const { focalPoint, waiting, pick } = await office(['First Person', 'Second Person'])
  const browser = await walk.as(focalPoint, may)
  const done = await browser.post('/en/approvals/decisions', { act: 'approve', pick })
  await house.db
    .updateTable('decision_batch_row')
    .set({ state: 'waiting', became: null, revision: null, decided_at: null })
    .where('registration_id', '=', waiting[1]?.id ?? '')
    .execute()
  assert.match((await browser.follow(done)).body, /http-equiv="refresh"/)
  const undone = await browser.follow(await browser.post(`${done.location}/undo`))
  assert.equal(heading(undone), '1 undone')
  assert.doesNotMatch(undone.body, /http-equiv="refresh"|<progress|\/continuation"/)
})

test('nobody sees the decisions of somebody else, nor takes them back', async () => {
  const { focalPoint, organisation, waiting, pick } = await office(['First Person'])
  const done = await (
    await walk.as(focalPoint, may)
  ).post('/en/approvals/decisions', { act: 'approve', pick })
  const deputy = await walk.as(await makeFocalPoint(house.db, { organisation, isDeputy: true }), may)
  assert.equal((await deputy.get(done.location)).status, 404)
  assert.equal((await deputy.post(`${done.location}/undo`)).status, 404)
  assert.equal((await deputy.get('/en/approvals/decisions/none')).status, 404)
  for (const it of waiting) assert.equal((await again(house.db, it)).state, 'confirmed')
})

test('what somebody else has decided meanwhile is left as it is, and says so', async () => {
  const { focalPoint, organisation, pick } = await office(['First Person', 'Second Person'])
  const deputy = await makeFocalPoint(house.db, { organisation, isDeputy: true })
  await (await walk.as(deputy, may)).post(`/en/approvals/${pick[0]}/rejection`, { reason: 'No' })
  const browser = await walk.as(focalPoint, may)
  const done = await browser.post('/en/approvals/decisions', { act: 'approve', pick })
  const result = await browser.follow(done)
  assert.equal(heading(result), '1 decided')
  assert.match(main(result), /1 was left as it is/)
  assert.match(main(result), /First Person.*no longer waits/)
})

test('the review says that claims are approved along, and the result says they were', async () => {
  const { focalPoint, pick } = await office(['First Person'], 'claimed')
  const browser = await walk.as(focalPoint, may)
  const queue = main(await browser.get('/en/approvals?claim=waiting'))
  assert.match(queue, /First Person.*Says they belong to the organisation/)
  const review = await browser.follow(await browser.post('/en/approvals/review', { act: 'approve', pick }))
  assert.match(main(review), /that they belong to the organisation is confirmed too/)
  assert.match(main(review), /The mails wait for five minutes/)
  const result = await browser.follow(await browser.post('/en/approvals/decisions', { act: 'approve', pick }))
  assert.match(main(result), /that the person belongs to the organisation is confirmed too/)
})

test('rejecting asks which of the two is meant, on the page of one and on the review of many', async () => {
  const { focalPoint, waiting, pick } = await office(['First Person', 'Second Person'], 'claimed')
  const browser = await walk.as(focalPoint, may)
  const why = { because: 'twice', reason: '' }
  const one = await browser.post(`/en/approvals/${pick[0]}/rejection`, why)
  assert.equal(one.status, 422)
  assert.match(main(one), /Say what you reject/)
  assert.match(one.body, /value="twice" checked/)
  const many = await browser.post('/en/approvals/decisions', { act: 'reject', picks: pick.join(' '), ...why })
  assert.equal(many.status, 422)
  assert.match(main(many), /Some of them also say they belong/)
  await browser.post('/en/approvals/decisions', {
    act: 'reject',
    picks: pick.join(' '),
    ...why,
    claim: 'registration',
  })
  for (const it of waiting) assert.match((await again(house.db, it)).decisionReason ?? '', /another account/)
})

test('who does not decide about claims reads on the page that others do', async () => {
  const { organisation, pick } = await office(['First Person'], 'claimed')
  const other = await walk.as(await makeFocalPoint(house.db, { organisation }), may)
  const page = await other.get(`/en/approvals/${pick[0]}`)
  assert.match(main(page), /others decide about it/)
  assert.doesNotMatch(page.body, /name="claim"/)
})
