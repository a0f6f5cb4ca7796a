import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sources } from './sources.ts'
import { strangeTables, tablesOf, unownedTables } from './tables.ts'

const owners = {
  outbox: 'platform/outgoing-mail',
  person: 'directory',
  event: 'events',
  registration: 'registrations',
}
const stairs = ['directory', 'events', 'registrations']
const findings = (path: string, text: string) => strangeTables(sources({ [path]: text }), owners, stairs)

test('a room writes its own table and reads what is below it', () => {
  const store = `db.updateTable('registration').set({}); db.selectFrom('event as e').innerJoin('person as p', 'p.id', 'e.id')`
  assert.deepEqual(findings('src/features/registrations/store.ts', store), [])
})

test('a room that writes the table of another is found', () => {
  const [found] = findings('src/features/registrations/store/seats.ts', `\ndb.updateTable('event').set({})`)
  assert.equal(found, 'src/features/registrations/store/seats.ts:2 writes "event", which belongs to events')
})

test('a room that reads upwards is found, in a join too', () => {
  assert.equal(findings('src/features/events/store.ts', `db.selectFrom('registration')`).length, 1)
  assert.equal(
    findings('src/features/events/store.ts', `db.selectFrom('event').leftJoin('registration as r')`).length,
    1,
  )
  assert.equal(findings('src/features/events/store.ts', `db.selectFrom(['event', 'registration'])`).length, 1)
})

test('plain SQL is read as well', () => {
  const store =
    'sql`update person set name = 1`; sql`select 1 from registration`; sql<number>`insert into event (id) values (1)`'
  assert.equal(findings('src/features/events/store.ts', store).length, 2)
})

test('rooms may read the outbox but only the platform writes it', () => {
  assert.deepEqual(findings('src/features/events/store.ts', `db.selectFrom('outbox')`), [])
  assert.equal(findings('src/features/events/store.ts', `db.insertInto('outbox')`).length, 1)
  assert.deepEqual(findings('src/platform/outgoing-mail/tell.ts', `tx.insertInto('outbox')`), [])
  assert.equal(findings('src/platform/http/session.ts', `db.selectFrom('person')`).length, 1)
})

test('a table without an owner is found, and an owner without a table', () => {
  const made = tablesOf(
    sources({ 'db/migrations/1.sql': 'create table person (id uuid);\ncreate table stray ();' }),
  )
  assert.deepEqual(made, ['person', 'stray'])
  assert.deepEqual(unownedTables(made, { person: 'directory', ghost: 'events' }), [
    '"stray" has no owner',
    '"ghost" has an owner but is in no migration',
  ])
})
