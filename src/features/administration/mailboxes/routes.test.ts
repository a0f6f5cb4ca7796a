import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { deskMerges } from '../../../when-accounts-go.ts'
import { trailOf } from '../../audit/index.ts'
import { mailboxesOf } from '../../mailbox/index.ts'
import { administrationRoutes } from '../index.ts'

let house: TestHouse
let walk: Walk
let agent: MadeAccount
let desk: Browser

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => administrationRoutes(server, house, deskMerges(house)))
  agent = await makeAccount(house.db, { roles: ['service-desk'] })
  desk = await walk.as(agent, ['accounts.manage'])
})
after(async () => {
  await walk.close()
  await house.close()
})

const pathOf = ({ id }: MadeAccount) => `/en/admin/accounts/${id}/mailbox`
const stateOf = async ({ id }: MadeAccount) => (await mailboxesOf(house.db, id)).at(-1)?.state

test('the service desk gives a mailbox, lets it rest, opens it, puts it away and deletes it, each in the audit', async () => {
  const person = await makeAccount(house.db)
  assert.match(main(await desk.get(pathOf(person))), /There is none/)
  const walked = [
    ['create', 'active'],
    ['suspend', 'suspended'],
    ['resume', 'active'],
    ['archive', 'archived'],
    ['delete', 'deleted'],
  ] as const
  for (const [act, state] of walked) {
    assert.equal((await desk.post(pathOf(person), { act })).status, 303, act)
    assert.equal(await stateOf(person), state)
  }
  const [box] = await mailboxesOf(house.db, person.id)
  const trail = await trailOf(house.db, box!.id)
  assert.equal(trail.length, walked.length)
})

test('how much a mailbox holds is changed, and nonsense is refused', async () => {
  const person = await makeAccount(house.db)
  await desk.post(pathOf(person), { act: 'create' })
  assert.equal((await desk.post(pathOf(person), { act: 'quota', quota: '750' })).status, 303)
  assert.match(main(await desk.get(pathOf(person))), /0 of 750 MB/)
  const wrong = await desk.post(pathOf(person), { act: 'quota', quota: 'much' })
  assert.equal(wrong.status, 409)
  assert.match(main(wrong), /whole number of megabytes/)
})

test('nobody at the desk acts on their own mailbox or on those of other staff', async () => {
  const colleague = await makeAccount(house.db, { roles: ['service-desk'] })
  for (const one of [agent, colleague]) {
    assert.equal((await desk.post(pathOf(one), { act: 'create' })).status, 409)
    assert.equal(await stateOf(one), undefined)
  }
})
