import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../test/support/house.ts'
import { loadCast } from './index.ts'
import { loadNotices } from './notices.ts'

let house: TestHouse
before(async () => {
  house = await testHouse({ demo: true })
  await loadCast({ db: house.db, profile: house.profile, now: house.clock.now() })
})
after(() => house.close())

test('the secretariat of the cast has told something of every kind, and is about to tell more', async () => {
  assert.equal(await loadNotices(house), 5)
  const rows = await house.db.selectFrom('notice').select(['kind', 'state', 'created_by']).execute()
  assert.deepEqual(
    new Set(rows.map(({ kind }) => kind)),
    new Set(['warning', 'outage', 'circular', 'general']),
  )
  assert.equal(rows.filter(({ state }) => state === 'draft').length, 1)
  assert.ok(rows.every(({ created_by: writer }) => writer !== null))
})

test('a cast without any has none, and that is fine', async () => {
  const other = await testHouse({ profile: 'northlight', demo: true })
  assert.equal(await loadNotices(other), 0)
  await other.close()
})
