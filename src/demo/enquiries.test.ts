import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../test/support/house.ts'
import { loadEnquiries } from './enquiries.ts'
import { loadCast } from './index.ts'

let house: TestHouse
before(async () => {
  house = await testHouse({ demo: true })
  await loadCast({ db: house.db, profile: house.profile, now: house.clock.now() })
})
after(() => house.close())

test('some of the cast have asked something, and every desk has something to do', async () => {
  assert.ok((await loadEnquiries(house)) > 4)
  const rows = await house.db.selectFrom('enquiry').select(['desk', 'person_id']).execute()
  assert.equal(new Set(rows.map(({ desk }) => desk)).size, 6)
  assert.equal(rows.filter(({ person_id: person }) => person !== null).length, 2)
  assert.ok((await house.db.selectFrom('feedback').select('id').execute()).length > 5)
})

test('a cast without any has none, and that is fine', async () => {
  const other = await testHouse({ profile: 'northlight', demo: true })
  assert.equal(await loadEnquiries(other), 0)
  await other.close()
})
