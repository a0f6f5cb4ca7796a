import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database.ts'
import { makeEvent, makeOrganisation, makePerson, makeRegistration } from '../../../../test/support/people.ts'
import { plansOf } from '../../../../test/support/plans.ts'
import { findLive } from '../store/read.ts'
import { listMine } from '../store/mine.ts'
import { countWaiting, positionOf } from '../store/waiting.ts'
import { countQueue, countWaitingFor, findWithin, listQueue, numbersMatching } from './store.ts'
import type { QueueFilter, Remit } from './types.ts'

let fresh: FreshDatabase
let mine: Remit
let event: { id: string; code: string }
before(async () => {
  fresh = await freshDatabase()
  event = await makeEvent(fresh.db, { type: 'study-group' })
  const organisation = await makeOrganisation(fresh.db)
  const person = await makePerson(fresh.db, { organisation })
  await makeRegistration(fresh.db, { event, organisation, personId: person.id, number: 'R-MINE-0001' })
  mine = { organisationIds: [organisation.id], isSecretariat: false }
  await crowd(20_000)
})
after(() => fresh.close())

/** Many registrations of other organisations, in every state. */
async function crowd(size: number): Promise<void> {
  const { db } = fresh
  await sql`insert into organisation (id, country_code, category, name, created_at)
    select gen_random_uuid(), 'GH', 'sector-member', 'Organisation ' || n, now() from generate_series(1, 200) n`.execute(
    db,
  )
  await sql`insert into person (id, name, country_code, language, created_at)
    select gen_random_uuid(), 'Person ' || n, 'GH', 'en', now() from generate_series(1, ${size}::int) n`.execute(
    db,
  )
  await sql`insert into registration (id, number, event_id, person_id, organisation_id, category, state, mode, waits_for,
      created_at, submitted_at, decided_at, changed_at)
    select gen_random_uuid(), 'R-' || lpad(n::text, 4, '0') || '-CRWD', ${event.id}, p.id, o.id, 'sector-member',
      (array['pending','confirmed','rejected','waitlisted'])[1 + n % 4], 'remote',
      case when n % 40 = 0 then 'secretariat' else 'focal-point' end, now(), now(), now(), now()
    from (select id, row_number() over () as n from person where name like 'Person %' limit 9999) p
    join (select id, row_number() over () as m from organisation where name like 'Organisation %') o on o.m = 1 + p.n % 200`.execute(
    db,
  )
  await sql`analyze registration, person, organisation, event`.execute(db)
}

const waiting: QueueFilter = { heap: 'waiting', page: 1 }
const secretariat: Remit = { organisationIds: [], isSecretariat: true }

test('the queue of one organisation holds its own, whatever else there is', async () => {
  const lines = await listQueue(fresh.db, mine, waiting)
  assert.deepEqual(
    lines.map((line) => line.number),
    ['R-MINE-0001'],
  )
  assert.equal(await countWaitingFor(fresh.db, mine), 1)
})

test('the secretariat sees what waits for it, and nothing that waits for a focal point', async () => {
  const lines = await listQueue(fresh.db, secretariat, waiting)
  assert.equal(lines.length, 25)
  assert.ok(lines.every((line) => line.waitsFor === 'secretariat'))
})

test('somebody without a remit sees nothing', async () => {
  const nobody: Remit = { organisationIds: [], isSecretariat: false }
  assert.deepEqual(await listQueue(fresh.db, nobody, waiting), [])
  assert.equal(await findWithin(fresh.db, nobody, 'R-MINE-0001'), undefined)
  assert.equal(await countWaitingFor(fresh.db, nobody), 0)
})

test('the longest waiting comes first, and everything that matches is numbered in that order', async () => {
  const lines = await listQueue(fresh.db, secretariat, waiting)
  const numbers = await numbersMatching(fresh.db, secretariat, { heap: 'waiting' }, 25)
  assert.deepEqual(
    numbers,
    lines.map((line) => line.number),
  )
})

test('counts are by heap, meeting and mode', async () => {
  const counts = await countQueue(fresh.db, mine)
  assert.deepEqual(
    counts.map(({ heap, event: of, mode, count }) => [heap, of.code, mode, count]),
    [['waiting', event.code, 'remote', 1]],
  )
})

for (const [says, look] of [
  ['the queue of a focal point', (db) => listQueue(db, mine, waiting)],
  ['the queue of the secretariat', (db) => listQueue(db, secretariat, waiting)],
  ['the counts of a focal point', (db) => countQueue(db, mine)],
  ['the counts of the secretariat', (db) => countQueue(db, secretariat)],
  ['the number in the menu', (db) => countWaitingFor(db, mine)],
  ['one registration by its number', (db) => findWithin(db, mine, 'R-MINE-0001')],
  [
    'the live registration of a person',
    (db) => findLive(db, event.id, '0190a000-0000-7000-8000-000000000001'),
  ],
  ['my registrations', (db) => listMine(db, '0190a000-0000-7000-8000-000000000001')],
  ['the length of a waiting list', (db) => countWaiting(db, event.id, 'on-site')],
  [
    'a place on a waiting list',
    (db) =>
      positionOf(db, {
        id: '0190a000-0000-7000-8000-000000000001',
        eventId: event.id,
        mode: 'on-site',
        decidedAt: new Date(),
      }),
  ],
] as [string, (db: FreshDatabase['db']) => Promise<unknown>][])
  test(`${says} is found by an index among ten thousand`, async () => {
    for (const plan of await plansOf(fresh.db, look))
      assert.doesNotMatch(plan, /Seq Scan on registration/, plan)
  })
