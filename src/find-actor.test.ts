import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../test/support/house.ts'
import { makeAccount, makeFocalPoint, makeOrganisation } from '../test/support/people.ts'
import type { Assurance } from './values/actor.ts'
import { findActor } from './find-actor.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const found = async (accountId: string, assurance: Assurance, more: Partial<TestHouse> = {}) => {
  const it = await findActor({ ...house, ...more })(accountId, { assurance })
  assert.ok(it)
  return it.actor
}

test('what staff may do is withheld until they prove themselves by a second factor', async () => {
  const { id } = await makeAccount(house.db, { roles: ['secretariat'] })
  const one = await found(id, 'one-factor')
  assert.deepEqual([...one.permissions], ['everyone', 'signed-in'])
  assert.ok(one.withheld.has('events.manage'))
  const two = await found(id, 'two-factor')
  assert.ok(two.permissions.has('events.manage'))
  assert.equal(two.withheld.size, 0)
})

test('what focal points may do is withheld in the same way', async () => {
  const { id } = await makeFocalPoint(house.db, { organisation: await makeOrganisation(house.db) })
  assert.deepEqual([...(await found(id, 'one-factor')).withheld], ['approvals.decide', 'organisation.manage'])
  assert.ok((await found(id, 'two-factor')).permissions.has('approvals.decide'))
})

test('from somebody without a role nothing is withheld', async () => {
  const { id } = await makeAccount(house.db)
  assert.equal((await found(id, 'one-factor')).withheld.size, 0)
})

test('where a second factor is optional, one factor is enough', async () => {
  const { id } = await makeAccount(house.db, { roles: ['secretariat'] })
  const config = { ...house.config, secondFactor: 'optional' } as const
  const actor = await found(id, 'one-factor', { config })
  assert.ok(actor.permissions.has('events.manage'))
  assert.equal(actor.withheld.size, 0)
})

test('the demo asks nobody for a second factor unless it is told to, and everybody else does', async () => {
  const { id } = await makeAccount(house.db, { roles: ['secretariat'] })
  const config = { ...house.config, secondFactor: undefined }
  assert.equal((await found(id, 'one-factor', { config, demo: true })).withheld.size, 0)
  assert.ok((await found(id, 'one-factor', { config, demo: false })).withheld.size > 0)
  assert.ok((await found(id, 'one-factor', { demo: true })).withheld.size > 0, 'required')
})
