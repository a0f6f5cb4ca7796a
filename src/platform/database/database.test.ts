import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase, type FreshDatabase } from '../../../test/support/database.ts'
import { type Database, inTransaction, type Transaction, violated } from './database.ts'
import { forgetNames, statementName } from './statements.ts'

let fresh: FreshDatabase
before(async () => {
  forgetNames() // other tests of this process have used up what may be named
  fresh = await freshDatabase()
})
after(() => fresh.close())

const note = (db: Database, name: string) =>
  db
    .insertInto('installation')
    .values({ name, value: JSON.stringify(1) })
    .execute()
const notes = async () =>
  (await fresh.db.selectFrom('installation').select('name').orderBy('name').execute()).map(({ name }) => name)

test('an act that throws keeps nothing of what it wrote', async () => {
  const act = inTransaction(fresh.db, async (tx) => {
    await note(tx, 'lost')
    throw new Error('changed my mind')
  })
  await assert.rejects(act, /changed my mind/)
  assert.deepEqual(await notes(), [])
})

test('an act that returns keeps all of it, and hands out what it returned', async () => {
  const outcome = await inTransaction(fresh.db, async (tx) => {
    await note(tx, 'first')
    await note(tx, 'second')
    return 'done'
  })
  assert.equal(outcome, 'done')
  assert.deepEqual(await notes(), ['first', 'second'])
})

test('a store function that must not run alone cannot be given a plain database', () => {
  const alone = async (tx: Transaction) => tx
  // @ts-expect-error A Database is no Transaction; type checking fails here should it become one.
  const misuse = () => alone(fresh.db)
  assert.equal(typeof misuse, 'function')
})

test('the name of a broken rule is known, and other trouble breaks none', async () => {
  await note(fresh.db, 'twice')
  assert.equal(violated(await note(fresh.db, 'twice').catch((error: unknown) => error)), 'installation_pkey')
  assert.equal(
    violated(await sql`select from nowhere`.execute(fresh.db).catch((error: unknown) => error)),
    undefined,
  )
  assert.equal(violated(new Error('something else')), undefined)
})

test('each statement is prepared once on a connection, under a name made from its text', async () => {
  await fresh.db.connection().execute(async (db) => {
    for (const name of ['first', 'second', 'first'])
      await db.selectFrom('installation').select('value').where('name', '=', name).execute()
    const { rows } = await sql<{ name: string; statement: string }>`
      select name, statement from pg_prepared_statements where statement like 'select "value" from "installation"%'`.execute(
      db,
    )
    assert.equal(rows.length, 1)
    assert.equal(rows[0]!.name, statementName(rows[0]!.statement))
  })
})

test('a statement prepared before its table changed fails once, then is prepared anew on every connection', async () => {
  await sql`create table changing (it integer)`.execute(fresh.db)
  const ask = () => sql<object>`select * from changing where it is distinct from ${7}`.execute(fresh.db)
  await Promise.all(Array.from({ length: 5 }, ask))
  await sql`alter table changing add column more text`.execute(fresh.db)
  await assert.rejects(ask(), /cached plan/)
  await Promise.all(Array.from({ length: 5 }, ask))
})

test('days are text, big counts are numbers, instants are dates', async () => {
  const { rows } = await sql<Record<string, unknown>>`
    select date '2026-11-25' as day, count(*) as count, timestamptz '2026-11-25 09:00Z' as at from installation`.execute(
    fresh.db,
  )
  assert.equal(rows[0]!['day'], '2026-11-25')
  assert.equal(typeof rows[0]!['count'], 'number')
  assert.deepEqual(rows[0]!['at'], new Date('2026-11-25T09:00:00Z'))
})

test('a statement that waits too long for a lock ends with an error instead of holding a request', async () => {
  const { rows } = await sql<{ lock: string; all: string }>`
    select current_setting('lock_timeout') as lock, current_setting('statement_timeout') as all`.execute(
    fresh.db,
  )
  assert.deepEqual(rows[0], { lock: '8s', all: '15s' })
})

test('an audit entry can neither be changed nor removed', async () => {
  const entry = {
    id: '018f0000-0000-7000-8000-000000000000',
    at: new Date(),
    actor_kind: 'system',
    act: 'test',
  }
  await fresh.db.insertInto('audit_entry').values(entry).execute()
  const removal = await fresh.db
    .deleteFrom('audit_entry')
    .execute()
    .catch((error: unknown) => error)
  assert.equal(violated(removal), 'audit_entry_is_append_only')
})
