import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../test/support/house.ts'
import { accessParts } from '../access-parts.ts'
import { accessJobs, holdsAccess } from '../features/access/index.ts'
import { findAccountByIdentifier } from '../features/accounts/index.ts'
import { loadAccess } from './access.ts'
import { loadCast } from './index.ts'

let house: TestHouse
before(async () => {
  house = await testHouse({ demo: true })
  await loadCast({ db: house.db, profile: house.profile, now: house.clock.now() })
})
after(() => house.close())

const states = async () =>
  (await house.db.selectFrom('access_application').select('state').orderBy('sequence').execute()).map(
    ({ state }) => state,
  )

test('some of the cast have access, wait for it or had it, and the jobs leave that as it is', async () => {
  assert.ok((await loadAccess(house)) > 6)
  const account = await findAccountByIdentifier(house.db, 'mensaha')
  assert.equal(await holdsAccess(house.db, account!.personId), true)
  const before = await states()
  assert.ok(before.includes('awaiting') && before.includes('expired'))
  for (const job of accessJobs(accessParts(house))) if (job.every) await job.run(house, {})
  assert.deepEqual(await states(), before)
})

test('a cast without any has none, and that is fine', async () => {
  const other = await testHouse({ profile: 'northlight', demo: true })
  assert.equal(await loadAccess(other), 0)
  await other.close()
})
