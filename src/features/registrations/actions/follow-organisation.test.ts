import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeOrganisation,
  makeRegistration,
} from '../../../../test/support/people.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { operator } from '../../../values/actor.ts'
import { trailOf } from '../../audit/index.ts'
import { followOrganisation } from '../index.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

test('registrations follow an organisation into the one it is merged into, whatever their state', async () => {
  const { db, clock } = house
  const [from, into] = [await makeOrganisation(db), await makeOrganisation(db)]
  const account = await makeAccount(db, { organisation: from })
  for (const state of ['pending', 'withdrawn'] as const) {
    const event = await makeEvent(db)
    await makeRegistration(db, { event, personId: account.personId, organisation: from, state })
  }
  await inTransaction(db, (tx) =>
    followOrganisation(tx, operator, { from: from.id, into: into.id }, clock.now()),
  )
  const rows = await db.selectFrom('registration').select('organisation_id').execute()
  assert.deepEqual(
    rows.map((row) => row.organisation_id),
    [into.id, into.id],
  )
  assert.deepEqual((await trailOf(db, into.id))[0]?.details, { from: from.id, count: 2 })
})
