import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { freshDatabase } from '../../../../test/support/database.ts'
import type { FreshDatabase } from '../../../../test/support/database.ts'
import { clearTries, forgetTries, takeTry } from './throttle.ts'

const now = new Date('2026-11-25T09:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const key = (name: string) => Buffer.from(name)
let fresh: FreshDatabase

before(async () => {
  fresh = await freshDatabase()
})
after(() => fresh.close())

const waits = async (name: string, times: number, at = now): Promise<number[]> => {
  const all: number[] = []
  for (let time = 0; time < times; time++) all.push((await takeTry(fresh.db, key(name), at)).waitSeconds)
  return all
}

test('five tries are free, the sixth has to wait', async () => {
  assert.deepEqual(await waits('six', 6), [0, 0, 0, 0, 0, 1])
})

test('waiting grows with each failure', async () => {
  await waits('grow', 5)
  assert.deepEqual(await waits('grow', 2, later(1)), [0, 2])
  assert.deepEqual(await waits('grow', 2, later(3)), [0, 4])
})

test('trying too early is not counted', async () => {
  await waits('early', 20)
  assert.deepEqual(await waits('early', 1, later(1)), [0])
})

test('a right password begins the count anew', async () => {
  await waits('clear', 6)
  await clearTries(fresh.db, key('clear'))
  assert.deepEqual(await waits('clear', 5), [0, 0, 0, 0, 0])
})

test('one name does not slow down another', async () => {
  await waits('one', 9)
  assert.deepEqual(await waits('other', 1), [0])
})

test('a hundred tries at once are counted as five, not as one', async () => {
  const all = await Promise.all(Array.from({ length: 100 }, () => takeTry(fresh.db, key('rush'), now)))
  assert.equal(all.filter(({ waitSeconds }) => waitSeconds === 0).length, 5)
})

test('a day later all is forgotten', async () => {
  await waits('old', 6)
  assert.deepEqual(await waits('old', 5, later(90_000)), [0, 0, 0, 0, 0])
  await forgetTries(fresh.db, later(200_000))
  const left = await fresh.db.selectFrom('sign_in_throttle').select('key').execute()
  assert.equal(left.length, 0)
})
