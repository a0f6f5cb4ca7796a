import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase, type FreshDatabase } from '../../../test/support/database.ts'
import { decideMigrations, migrate, type Migration, MigrationRefused, readMigrations } from './migrate.ts'

const migration = (name: string, statement: string): Migration => ({
  name,
  sql: statement,
  checksum: `sum of ${statement}`,
})

const chairs = migration('20270101-0900-create-chairs.sql', 'create table chair (id integer)')
const tables = migration(
  '20270102-0900-create-tables.sql',
  'create table desk (id integer); create table lamp (id integer)',
)

let fresh: FreshDatabase
const all = readMigrations()

before(async () => {
  fresh = await freshDatabase()
})
after(() => fresh.close())

const exists = async (name: string) =>
  (await sql<{ it: string | null }>`select to_regclass(${name})::text as it`.execute(fresh.db)).rows[0]
    ?.it !== null

test('what is missing is applied once, in the order of its dates', async () => {
  assert.deepEqual(await migrate(fresh.url, [...all, chairs]), [chairs.name])
  assert.deepEqual(await migrate(fresh.url, [...all, chairs]), [])
  assert.ok(await exists('chair'))
})

test('a migration that fails leaves nothing of itself, and is told by its name', async () => {
  const broken = migration('20270103-0900-break.sql', 'create table half (id integer); select from nowhere')
  await assert.rejects(
    migrate(fresh.url, [...all, chairs, broken]),
    /20270103-0900-break.sql failed.*nowhere/,
  )
  assert.equal(await exists('half'), false)
})

test('ten who start at once apply each migration once', async () => {
  const applied = await Promise.all(
    Array.from({ length: 10 }, () => migrate(fresh.url, [...all, chairs, tables])),
  )
  assert.deepEqual(applied.flat(), [tables.name])
})

test('a migration that was changed after it was applied is refused in words', () => {
  const changed = [{ name: chairs.name, checksum: 'another' }]
  assert.throws(
    () => decideMigrations([chairs], changed),
    /create-chairs.sql was changed after it had been applied.*new migration/s,
  )
})

test('a database of a newer version is refused in words', () => {
  const newer = [{ name: '20991231-2359-fly.sql', checksum: 'x' }]
  assert.throws(
    () => decideMigrations([chairs], newer),
    (error) => error instanceof MigrationRefused && /newer version/.test(error.message),
  )
})

test('a migration with an earlier date than the last applied one is still applied', () => {
  const applied = [{ name: tables.name, checksum: tables.checksum }]
  assert.deepEqual(decideMigrations([chairs, tables], applied), [chairs])
})

test('line ends of another system change nothing', () => {
  assert.ok(all.length > 0 && all.every(({ sql: text }) => !text.includes('\r')))
})
