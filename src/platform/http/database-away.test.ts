import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { pino } from 'pino'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { openRooms, somebody } from '../../../test/support/rooms.ts'
import { Browser, testServer } from '../../../test/support/server.ts'
import { openDatabase } from '../database/database.ts'
import { listenThrough } from '../database/listen.ts'
import type { Server } from './index.ts'
import { sayPagesChanged } from '../sessions/store.ts'

const log = pino({ level: 'silent' })
const folder = mkdtempSync(join(tmpdir(), 'plenary-away-'))
const door = join(folder, 'door')

let house: TestHouse
let server: Server
let database: ReturnType<typeof openDatabase>
let browser: Browser

/** The database is reached by a way that can be taken away. */
before(async () => {
  house = await testHouse()
  symlinkSync(house.url.host, door)
  database = openDatabase({ connection: { ...house.url, host: door }, max: 4, log })
  const ada = await somebody(house, 'Ada')
  server = await testServer({ ...house, db: database.db }, new Map([[ada.accountId, { actor: ada }]]), {
    rateLimits: 'usual',
  })
  openRooms(server, [])
  browser = new Browser(server)
  await browser.post('/fr/sign-in', { account: ada.accountId })
})
after(async () => {
  await server.close()
  await database.close()
  await house.close()
  rmSync(folder, { recursive: true })
})

async function goAway(): Promise<void> {
  rmSync(door)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
    house.db,
  )
}

const comeBack = () => symlinkSync(house.url.host, door)

test('while the database is away pages say so in the reader’s language, and work again by themselves', async () => {
  assert.equal((await browser.get('/fr/mine')).status, 200)
  await goAway()
  const page = await browser.get('/fr/mine')
  assert.equal(page.status, 503)
  assert.equal(page.headers['retry-after'], '30')
  assert.match(page.body, /<h1>Nous revenons dans un instant<\/h1>/)
  assert.match(page.body, /http-equiv="refresh"/)
  assert.equal((await browser.post('/fr/form', { a: '1' })).status, 503)
  assert.equal((await browser.get('/readyz')).status, 503)
  assert.equal((await browser.get('/healthz')).status, 200)
  assert.equal((await new Browser(server).get('/fr/form')).status, 200, 'a stranger’s page needs no database')
  comeBack()
  assert.equal((await browser.get('/fr/mine')).status, 200)
  assert.equal((await browser.get('/readyz')).status, 200)
})

test('a listener hears other processes, and hears again after its connection was lost', async () => {
  let heard = 0
  const listening = await listenThrough({ ...house.url, host: door }, log)(
    'plenary_public_pages',
    () => (heard += 1),
  )
  const until = async (count: number) => {
    for (let step = 0; step < 100 && heard < count; step++) await new Promise((done) => setTimeout(done, 30))
    assert.ok(heard >= count)
  }
  await sayPagesChanged(house.db)
  await until(1)
  await goAway()
  comeBack()
  await until(2) // it says so itself, since something may have been missed
  await sayPagesChanged(house.db)
  await until(3)
  await listening.close()
})
