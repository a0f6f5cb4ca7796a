import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase, type FreshDatabase } from '../../test/support/database.ts'
import { isEmptyDatabase, readInstallation, writeInstallation } from './database/installation.ts'
import { readiness } from './health.ts'

let fresh: FreshDatabase
before(async () => {
  fresh = await freshDatabase()
})
after(() => fresh.close())

test('a process is ready when the database answers with all tables of this version', async () => {
  assert.deepEqual(await readiness(fresh.db, false), { ready: true })
})

test('a process whose database keeps silent is not ready, and says so in time', async () => {
  const begun = performance.now()
  await fresh.db.transaction().execute(async (tx) => {
    await sql`lock table migration in access exclusive mode`.execute(tx)
    assert.deepEqual(await readiness(fresh.db, false, 100), { ready: false, why: 'database' })
  })
  assert.ok(performance.now() - begun < 2000)
  assert.deepEqual(await readiness(fresh.db, false), { ready: true })
})

test('a process that is about to end says so, whatever the database says', async () => {
  assert.deepEqual(await readiness(fresh.db, true), { ready: false, why: 'draining' })
})

test('an installation is empty until somebody is in it; its own notes do not count', async () => {
  assert.equal(await isEmptyDatabase(fresh.db), true)
  await writeInstallation(fresh.db, 'demo', { since: 1 })
  await writeInstallation(fresh.db, 'demo', { since: 2 })
  assert.deepEqual(await readInstallation(fresh.db, 'demo'), { since: 2 })
  assert.equal(await isEmptyDatabase(fresh.db), true)
  await sql`insert into visit (id, token_hash, created_at, seen_at, expires_at) values (gen_random_uuid(), '\\x00', now(), now(), now())`.execute(
    fresh.db,
  )
  assert.equal(await isEmptyDatabase(fresh.db), false)
})

test('a database with older tables, and one without any, make a process not ready', async () => {
  await sql`delete from migration where name = (select max(name) from migration)`.execute(fresh.db)
  assert.deepEqual(await readiness(fresh.db, false), { ready: false, why: 'schema' })
  await sql`drop table migration`.execute(fresh.db)
  assert.deepEqual(await readiness(fresh.db, false), { ready: false, why: 'schema' })
})
