import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { freshDatabase } from '../../../../test/support/database.ts'
import type { FreshDatabase } from '../../../../test/support/database.ts'
import { accountBucket, nameBucket, networkBucket, secondsToWait } from '../guessing/rules.ts'
import {
  clearTries,
  countWrong,
  forgetTries,
  giveBack,
  takeTries,
  takeTry,
  type Counted,
} from './throttle.ts'

const now = new Date('2026-11-25T09:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const hours = (count: number) => later(count * 3600)
const key = (name: string) => Buffer.from(name)
const named = (name: string): Counted => ({ key: key(name), bucket: nameBucket })
const inARow = (name: string): Counted => ({ key: key(name), bucket: accountBucket })
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

test('waiting grows with each failure, as the rule says', async () => {
  await waits('grow', 5)
  let at = 0
  for (let level = 5; level < 14; level++) {
    at += secondsToWait(nameBucket, level)
    assert.deepEqual(await waits('grow', 2, later(at)), [0, secondsToWait(nameBucket, level + 1)])
  }
})

test('trying too early is not counted', async () => {
  await waits('early', 20)
  assert.deepEqual(await waits('early', 1, later(1)), [0])
})

test('every hour one wrong try is forgotten', async () => {
  await waits('leak', 5)
  assert.deepEqual(await waits('leak', 2, later(3599)), [0, 2])
  await waits('leaked', 5)
  assert.deepEqual(await waits('leaked', 2, later(3600)), [0, 1])
  assert.deepEqual(await waits('leaked', 3, later(3 * 3600)), [0, 0, 1], 'parts of an hour are not lost')
})

test('after the longest attack, a day later all five tries are free again', async () => {
  for (let at = 0; at < 40; at++) await waits('long', 1, later(at * 61))
  assert.deepEqual(await waits('long', 6, hours(25)), [0, 0, 0, 0, 0, 1])
})

test('a right password gives its own try back, and leaves what others did', async () => {
  await waits('back', 4)
  await giveBack(fresh.db, named('back'), now, [])
  assert.deepEqual(await waits('back', 3), [0, 0, 1])
  await giveBack(fresh.db, named('nothing there'), now, [])
})

test('giving back does not shorten a wait: whoever has an account cannot use it to guess faster', async () => {
  await waits('cheat', 10)
  await waits('cheat', 1, later(100))
  await giveBack(fresh.db, named('cheat'), later(100), [])
  const [wait] = await waits('cheat', 1, later(100))
  assert.ok((wait ?? 0) >= 1)
})

test('several keys are counted in one step, and the count in a row is told', async () => {
  for (let turn = 1; turn <= 5; turn++) {
    const taken = await takeTries(fresh.db, [named('two'), inARow('row')], now)
    assert.deepEqual(taken, { waitSeconds: 0, levels: [turn, turn] })
  }
  assert.deepEqual(await takeTries(fresh.db, [named('two'), inARow('row')], now), {
    waitSeconds: 1,
    levels: [],
  })
  const other = await takeTries(fresh.db, [named('another name'), inARow('row')], now)
  assert.deepEqual(other.levels, [1, 6], 'what waited was not counted in the row')
})

test('a right password ends the count in a row', async () => {
  await takeTries(fresh.db, [named('ends'), inARow('row that ends')], now)
  await giveBack(fresh.db, named('ends'), now, [key('row that ends')])
  const { levels } = await takeTries(fresh.db, [named('ends'), inARow('row that ends')], now)
  assert.deepEqual(levels, [1, 1])
})

test('a count in a row never runs out by itself', async () => {
  for (let day = 0; day < 120; day++)
    await takeTries(fresh.db, [named(`d${day}`), inARow('patient')], hours(24 * day))
  const { levels } = await takeTries(fresh.db, [named('last'), inARow('patient')], hours(24 * 120))
  assert.equal(levels[1], 121)
})

test('a network with a hundred wrong passwords waits, whatever the name; nothing else is counted then', async () => {
  const network = { key: key('net'), bucket: networkBucket }
  for (let time = 0; time < 101; time++) await countWrong(fresh.db, network, now)
  const taken = await takeTries(fresh.db, [named('in the net')], now, network.key)
  assert.equal(taken.waitSeconds, 2)
  const then = await takeTries(fresh.db, [named('in the net')], later(2), network.key)
  assert.deepEqual(then, { waitSeconds: 0, levels: [1] })
})

test('a network forgets one wrong password every half minute', async () => {
  const network = { key: key('leaky net'), bucket: networkBucket }
  for (let time = 0; time < 200; time++) await countWrong(fresh.db, network, now)
  await countWrong(fresh.db, network, later(60 * 60))
  assert.equal((await takeTries(fresh.db, [named('x')], later(60 * 60), network.key)).waitSeconds, 0)
})

test('one name does not slow down another', async () => {
  await waits('one', 9)
  assert.deepEqual(await waits('other', 1), [0])
})

test('a hundred tries at once are counted as five, not as one', async () => {
  const rush = () => takeTries(fresh.db, [named('rush'), inARow('rushed')], now, key('quiet net'))
  const all = await Promise.all(Array.from({ length: 100 }, rush))
  assert.equal(all.filter(({ waitSeconds }) => waitSeconds === 0).length, 5)
  const { levels } = await takeTries(fresh.db, [named('after the rush'), inARow('rushed')], now)
  assert.equal(levels[1], 6)
})

test('many names and many networks at once get into nobody’s way', async () => {
  const net = { key: key('busy net'), bucket: networkBucket }
  const all = await Promise.all(
    Array.from({ length: 200 }, async (_, turn) => {
      const name = named(`busy ${turn % 7}`)
      const taken = await takeTries(fresh.db, [name, inARow(`row ${turn % 5}`)], now, net.key)
      await countWrong(fresh.db, net, now)
      if (turn % 3 === 0) await giveBack(fresh.db, name, now, [key(`row ${turn % 5}`)])
      return taken
    }),
  )
  assert.equal(all.length, 200)
})

test('what matters no more is cleared away, each at its time', async () => {
  await fresh.db.deleteFrom('sign_in_throttle').execute()
  await takeTries(fresh.db, [named('goes'), inARow('stays')], now)
  await forgetTries(fresh.db, hours(24))
  assert.equal((await fresh.db.selectFrom('sign_in_throttle').select('key').execute()).length, 2)
  await forgetTries(fresh.db, hours(26))
  const left = await fresh.db.selectFrom('sign_in_throttle').select('key').execute()
  assert.deepEqual(left, [{ key: key('stays') }])
  await forgetTries(fresh.db, hours(24 * 31))
  await takeTry(fresh.db, key('cleared'), now)
  await clearTries(fresh.db, key('cleared'))
  assert.equal((await fresh.db.selectFrom('sign_in_throttle').select('key').execute()).length, 0)
})
