import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../../test/support/house.ts'
import { listKeys } from '../store.ts'
import { signingKey } from './key.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

test('ten who come to the first meeting at once wait for one key', async () => {
  const keys = await Promise.all(Array.from({ length: 10 }, () => signingKey(house)))
  assert.equal(new Set(keys.map((key) => JSON.stringify(key))).size, 1)
  assert.equal((await listKeys(house.db)).length, 1)
})

test('the key that was made stays', async () => {
  assert.deepEqual(await signingKey(house), await signingKey(house))
})
