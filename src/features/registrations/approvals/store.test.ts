import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database.ts'
import { makeEvent, makeOrganisation, makePerson, makeRegistration } from '../../../../test/support/people.ts'
import { plansOf } from '../../../../test/support/plans.ts'
import { findLive } from '../store/read.ts'
import { listMine } from '../store/mine.ts'
import { countWaiting, positionOf } from '../store/waiting.ts'
import { countQueue, listQueue, numbersMatching } from './queue/store.ts'
import { isNear } from './rules.ts'
import { countWaitingFor, findWithin } from './store.ts'
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

const waiting: QueueFilter = { heap: 'waiting' }
const now = new Date()
const secretariat: Remit = { organisationIds: [], isSecretariat: true }

test('the queue of one organisation holds its own, whatever else there is', async () => {
  const { lines } = await listQueue(fresh.db, mine, waiting, now)
  assert.deepEqual(
    lines.map((line) => line.number),
    ['R-MINE-0001'],
  )
  assert.equal(await countWaitingFor(fresh.db, mine), 1)
})

test('the secretariat sees what waits for it, and nothing that waits for a focal point', async () => {
  const { lines } = await listQueue(fresh.db, secretariat, waiting, now)
  assert.equal(lines.length, 25)
  assert.ok(lines.every((line) => line.waitsFor === 'secretariat'))
})

test('somebody without a remit sees nothing', async () => {
  const nobody: Remit = { organisationIds: [], isSecretariat: false }
  assert.deepEqual((await listQueue(fresh.db, nobody, waiting, now)).lines, [])
  assert.equal(await findWithin(fresh.db, nobody, 'R-MINE-0001'), undefined)
  assert.equal(await countWaitingFor(fresh.db, nobody), 0)
})

test('the longest waiting comes first, and everything that matches is numbered in that order', async () => {
  const { lines } = await listQueue(fresh.db, secretariat, waiting, now)
  const numbers = await numbersMatching(fresh.db, secretariat, waiting, now, 25)
  assert.deepEqual(
    numbers,
    lines.map((line) => line.number),
  )
})

test('counts are by heap, meeting and mode', async () => {
  const counts = await countQueue(fresh.db, mine, now)
  assert.deepEqual(
    counts.map(({ heap, event: of, mode, count }) => [heap, of.code, mode, count]),
    [['waiting', event.code, 'remote', 1]],
  )
})

test('page after page everybody stands once, also while others are decided, and the way back is the same', async () => {
  const seen: string[] = []
  let place: Parameters<typeof listQueue>[4] = {}
  for (let page = 1; ; page++) {
    const it = await listQueue(fresh.db, secretariat, waiting, now, place)
    assert.equal(it.isMoreBefore, page > 1)
    seen.push(...it.lines.map((line) => line.number))
    if (!it.isMoreAfter) break
    place = { after: it.lines.at(-1)?.number }
  }
  assert.equal(seen.length, await countWaitingFor(fresh.db, secretariat))
  assert.equal(new Set(seen).size, seen.length)
  const back = await listQueue(fresh.db, secretariat, waiting, now, { before: seen[50] })
  assert.deepEqual(
    back.lines.map((line) => line.number),
    seen.slice(25, 50),
  )
  assert.ok(back.isMoreBefore && back.isMoreAfter)
  const first = await listQueue(fresh.db, secretariat, waiting, now, { before: seen[3] })
  assert.deepEqual([first.lines.length, first.isMoreBefore], [3, false])
})

test('a page that begins beside somebody of another desk begins at the beginning', async () => {
  const it = await listQueue(fresh.db, secretariat, waiting, now, { after: 'R-MINE-0001' })
  assert.deepEqual(it, await listQueue(fresh.db, secretariat, waiting, now))
})

test('near deadlines mean the same to the database and to the rule', async () => {
  const { db } = fresh
  const day = 24 * 3_600_000
  const at = (days: number) => new Date(now.getTime() + days * day)
  const organisation = await makeOrganisation(db)
  const remit = { organisationIds: [organisation.id], isSecretariat: false }
  for (const [closes, remote, starts, ends] of [
    [3, 20, 30, 32],
    [20, 3, 30, 32],
    [-1, -1, 5, 6],
    [-1, -1, 9, 10],
    [null, null, 6, 9],
    [null, 8, 9, 12],
    [-3, -3, -1, 2],
    [7, 7, 8, 9],
  ] as const)
    for (const mode of ['on-site', 'remote'] as const) {
      const dates = { startsAt: at(starts), endsAt: at(ends) }
      const closing = {
        onSiteClosesAt: closes === null ? null : at(closes),
        remoteClosesAt: remote === null ? null : at(remote),
      }
      const gathering = await makeEvent(db, { type: 'study-group', ...dates, ...closing })
      const person = await makePerson(db, { organisation })
      await makeRegistration(db, { event: gathering, organisation, personId: person.id, mode })
    }
  const all = await listQueue(db, remit, waiting, now)
  const near = await listQueue(db, remit, { ...waiting, isNear: true }, now)
  assert.deepEqual(
    near.lines.map((line) => line.number),
    all.lines.filter((line) => isNear(line.event, line.mode ?? 'remote', now)).map((line) => line.number),
  )
  assert.ok(near.lines.length > 4 && near.lines.length < all.lines.length)
})

for (const [says, look] of [
  ['the queue of a focal point', (db) => listQueue(db, mine, waiting, now)],
  ['the queue of the secretariat', (db) => listQueue(db, secretariat, waiting, now)],
  ['the counts of a focal point', (db) => countQueue(db, mine, now)],
  ['the counts of the secretariat', (db) => countQueue(db, secretariat, now)],
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
