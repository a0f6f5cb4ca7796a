import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { pino, type Logger } from 'pino'
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
    Array.from({ length: 200 }, (_, n) => processes[n % 2]!.count('sign-in', { who: 'network a' })),
  )
  assert.equal(outcomes.filter((waitMs) => waitMs === 0).length, 120)
})

test('whoever waits is told how long', async () => {
  const waitMs = await open().count('sign-in', { who: 'network a' })
  assert.ok(waitMs > 590_000 && waitMs <= 600_000, String(waitMs))
})

test('accounts are counted apart from each other and from networks', async () => {
  assert.equal(await open().count('sign-in', { who: 'account a' }), 0)
  assert.equal(await open().count('sign-in', { who: 'network b' }), 0)
})

test('where hundreds of people share an address, twenty times as much is allowed', async () => {
  const venue = { who: 'network hall', isVenue: true }
  for (let n = 0; n < 2400; n++) assert.equal(await open().count('sign-in', venue), 0)
  assert.ok((await open().count('sign-in', venue)) > 0)
  assert.equal(
    await open().count('sign-in', { who: 'network hall' }),
    0,
    'what it was before is counted apart',
  )
})

test('a network may cause twenty letters an hour to somebody, whichever process is asked', async () => {
  const spent = await Promise.all(
    Array.from({ length: 50 }, () => open().spend('recovery', { who: 'network e' })),
  )
  assert.equal(spent.filter((waitMs) => waitMs === 0).length, 20)
  assert.equal(await open().spend('sign-up-letter', { who: 'network e' }), 0, 'letters of other kinds go on')
})

test('when far too many are asked for from everywhere, none goes, and the log raises the alarm once', async () => {
  const alarms: object[] = []
  const log = { ...house.log, error: (about: object) => void alarms.push(about) } as unknown as Logger
  const limits = openRateLimits({ db: house.db, secrets: house.secrets, log, measure: 'usual' })
  let went = 0
  for (let network = 0; network < 120; network++)
    for (let turn = 0; turn < 20; turn++)
      went += (await limits.spend('sign-up-letter', { who: `network n${network}` })) === 0 ? 1 : 0
  assert.equal(went, 1999, 'one was spent before')
  assert.equal(alarms.length, 1)
  assert.equal((alarms[0] as { budget: string }).budget, 'sign-up-letter')
  assert.equal(await limits.spend('recovery', { who: 'network f' }), 0)
})

test('where everybody comes from one machine, more is allowed; or nothing is counted', async () => {
  const generous = open('generous')
  for (let n = 0; n < 200; n++) assert.equal(await generous.count('sign-up', { who: 'network c' }), 0)
  const off = open('off')
  for (let n = 0; n < 300; n++) assert.equal(await off.count('sign-up', { who: 'network a' }), 0)
})

test('while the database is away each process counts for itself', async () => {
  const { db, close } = openDatabase({
    connection: { ...house.url, host: '/nowhere' },
    max: 2,
    log: pino({ level: 'silent' }),
  })
  const limits = open('usual', db)
  const outcomes = await Promise.all(
    Array.from({ length: 150 }, () => limits.count('sign-up', { who: 'network d' })),
  )
  assert.equal(outcomes.filter((waitMs) => waitMs === 0).length, 120)
  await close()
})

test('counts that have run out are cleared away', async () => {
  assert.equal(await clearOldCounts(house.db, new Date(0)), 0)
  assert.ok((await clearOldCounts(house.db, new Date(Date.now() + 2 * 3_600_000))) > 0)
})
