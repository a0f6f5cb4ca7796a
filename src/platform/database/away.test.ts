import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { pino } from 'pino'
import { isAway } from './away.ts'
import { createDatabase } from './create.ts'
import { openDatabase } from './database.ts'
import { startEmbedded } from './postgres/index.ts'

let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-away-'))
})
after(() => rmSync(folder, { recursive: true, force: true }))

test('a name whose every address refuses is away; a fault of ours among them is not', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED ::1:5432'), { syscall: 'connect' })
  assert.ok(isAway(new AggregateError([refused, refused])))
  assert.ok(!isAway(new AggregateError([refused, new TypeError('ours')])))
})

test('queries fail while the database is away, and the same pool works again when it is back', async () => {
  const start = () => startEmbedded({ dataFolder: join(folder, 'data'), fleeting: true })
  const server = await start()
  await createDatabase(server.connection)
  const { db, close } = openDatabase({
    connection: server.connection,
    max: 4,
    log: pino({ level: 'silent' }),
  })
  const ask = async () => (await sql<{ it: number }>`select 1 as it`.execute(db)).rows[0]?.it
  await Promise.all([ask(), ask(), ask()])

  const held = db.transaction().execute(async (tx) => {
    await sql`select 1`.execute(tx)
    await server.stop()
    await sql`select 1`.execute(tx)
  })
  assert.ok(isAway(await held.catch((error: unknown) => error)), 'in the middle of a transaction')
  assert.ok(isAway(await ask().catch((error: unknown) => error)), 'with a new connection')

  const back = await start()
  assert.equal(await ask(), 1)
  await close()
  await back.stop()
})

test('a wrong statement or a missing file does not look like an absent database', async () => {
  assert.equal(isAway(Object.assign(new Error('no file'), { code: 'ENOENT', syscall: 'open' })), false)
  assert.equal(isAway(Object.assign(new Error('syntax'), { code: '42601' })), false)
  assert.equal(isAway('nothing'), false)
})
