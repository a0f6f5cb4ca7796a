import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { pino } from 'pino'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { openDatabase } from '../database/database.ts'
import { clearOldCounts, openRateLimits } from './index.ts'

let house: TestHouse

before(async () => {
  house = await testHouse()
})
after(() => house.close())

const open = (measure: 'usual' | 'generous' | 'off' = 'usual', db = house.db) =>
  openRateLimits({ db, secrets: house.secrets, log: house.log, measure })

test('two processes count together, exactly, a hundred at once', async () => {
  const processes = [open(), open()]
  const outcomes = await Promise.all(
    Array.from({ length: 200 }, (_, n) => processes[n % 2]!.count('sign-in', 'network a')),
  )
  assert.equal(outcomes.filter((waitMs) => waitMs === 0).length, 120)
})

test('whoever waits is told how long', async () => {
  const waitMs = await open().count('sign-in', 'network a')
  assert.ok(waitMs > 590_000 && waitMs <= 600_000, String(waitMs))
})

test('accounts are counted apart from each other and from networks', async () => {
  assert.equal(await open().count('sign-in', 'account a'), 0)
  assert.equal(await open().count('sign-in', 'network b'), 0)
})

test('where everybody comes from one machine, more is allowed; or nothing is counted', async () => {
  const generous = open('generous')
  for (let n = 0; n < 200; n++) assert.equal(await generous.count('sign-up', 'network c'), 0)
  const off = open('off')
  for (let n = 0; n < 300; n++) assert.equal(await off.count('sign-up', 'network a'), 0)
})

test('while the database is away each process counts for itself', async () => {
  const { db, close } = openDatabase({
    connection: { ...house.url, host: '/nowhere' },
    max: 2,
    log: pino({ level: 'silent' }),
  })
  const limits = open('usual', db)
  const outcomes = await Promise.all(Array.from({ length: 150 }, () => limits.count('sign-up', 'network d')))
  assert.equal(outcomes.filter((waitMs) => waitMs === 0).length, 120)
  await close()
})

test('counts that have run out are cleared away', async () => {
  assert.equal(await clearOldCounts(house.db, new Date(0)), 0)
  assert.ok((await clearOldCounts(house.db, new Date(Date.now() + 2 * 3_600_000))) > 0)
})
