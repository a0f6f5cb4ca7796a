import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase, type FreshDatabase } from '../../../../../test/support/database.ts'
import { plansOf } from '../../../../../test/support/plans.ts'
import { makeEvent, makeOrganisation, type MadeEvent } from '../../../../../test/support/people.ts'
import type { Database } from '../../../../platform/database/database.ts'
import { parseFilter } from '../filter.ts'
import type { Look } from '../types.ts'
import { mostCounted, togetherOf } from '../rules.ts'
import { countRegistrations, countStates } from './counts.ts'
import { idsOf, linesAPage, listRegistrations } from './list.ts'

// A hundred thousand registrations of fifty thousand people for twenty events, of which one has half of them.

const now = new Date('2026-11-25T09:00:00Z')
let fresh: FreshDatabase
let large: MadeEvent
let small: MadeEvent

before(async () => {
  fresh = await freshDatabase()
  const { db } = fresh
  const organisation = await makeOrganisation(db, { name: 'Sankofa Networks' })
  const events: MadeEvent[] = []
  for (let count = 0; count < 20; count++) events.push(await makeEvent(db))
  ;[large, small] = events as [MadeEvent, MadeEvent]
  await sql`insert into person (id, name, country_code, language, created_at)
    select gen_random_uuid(),
      (array['Ama', 'Kofi', 'Li', 'Eve', 'Omar'])[1 + n % 5] || ' ' || (array['Owusu', 'Mensah', 'Adjei'])[1 + n % 3] || n,
      case when n % 1000 = 0 then 'TV' else (array['GH', 'IN', 'CH', 'FR'])[1 + n % 4] end, 'en', ${now}
    from generate_series(1, 50000) as n`.execute(db)
  await sql`create table numbered as select id, (row_number() over (order by id))::int as n from person`.execute(
    db,
  )
  for (let from = 0; from < 50_000; from += 5_000)
    await sql`
    insert into registration (id, number, event_id, person_id, organisation_id, category, state, mode, asks_visa, waits_for,
      created_at, submitted_at, decided_at, changed_at)
    select gen_random_uuid(), 'R-' || lpad(upper(to_hex(n)), 4, '0') || '-' || lpad(part::text, 4, '0'),
      case when part = 0 then ${large.id}::uuid else (${events.slice(1).map(({ id }) => id)}::uuid[])[1 + n % 19] end,
      people.id, case when n % 10 = 0 then ${organisation.id}::uuid end,
      case when n % 500 = 0 then 'academia' else 'sector-member' end,
      case when n % 50 = 0 then 'pending' when n % 333 = 0 then 'rejected' else 'confirmed' end,
      case when n % 3 = 0 then 'on-site' else 'remote' end, n % 100 = 0, case when n % 50 = 0 then 'focal-point' end,
      at, at, at, at
    from (select * from numbered where n > ${from} and n <= ${from + 5_000}) as people, generate_series(0, 1) as part,
      lateral (select ${now}::timestamptz - (n % 40000) * interval '1 minute' - part * interval '1 second' as at) as time`.execute(
      db,
    )
  await sql`vacuum analyze registration, person`.execute(db)
})
after(() => fresh.close())

const look = (query: string, more: Partial<Look> = {}): Look => ({
  filter: parseFilter(new URLSearchParams(query)),
  sort: 'new',
  ...more,
})

/** How many pages of eight kilobytes PostgreSQL touches for everything `work` asks. */
async function touched(work: (db: Database) => Promise<unknown>): Promise<number> {
  const plans = await plansOf(fresh.db, work, 'analyze, buffers, timing off')
  return plans.reduce((sum, plan) => {
    const [, hit = '0', read = '0'] = /Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?/.exec(plan) ?? []
    return sum + Number(hit) + Number(read)
  }, 0)
}

const whole = async () => {
  const { rows } = await sql<{ pages: number }>`select relpages as pages from pg_class
    where oid = 'registration'::regclass`.execute(fresh.db)
  return rows[0]?.pages ?? 0
}

test('a page of the list touches a handful of pages of the table, whatever is asked', async () => {
  assert.ok((await whole()) > 2000, 'the table is large enough to tell')
  for (const query of [
    '',
    `event=${large.code}`,
    `event=${small.code}`,
    'state=pending',
    'state=rejected&mode=remote',
    `event=${large.code}&state=pending`,
    'category=academia',
    'visa=yes',
    'country=GH',
    'desk=focal-point&state=pending&age=5',
    'q=R-0A0A-0001',
  ]) {
    const blocks = await touched((db) => listRegistrations(db, look(query), now))
    assert.ok(blocks > 10 && blocks < 1500, `${query}: ${blocks}`)
  }
})

test('the last page costs what the first one does', async () => {
  const last = await listRegistrations(fresh.db, look('', { sort: 'old' }), now)
  const end = last.lines.at(-1)?.number
  const first = await touched((db) => listRegistrations(db, look(''), now))
  const blocks = await touched((db) => listRegistrations(db, look('', { after: end }), now))
  assert.ok(blocks < first * 1.2, `${first} and ${blocks}`)
})

test('a count looks no further than it says', async () => {
  const blocks = await touched((db) => countRegistrations(db, look('').filter, now))
  assert.equal(await countRegistrations(fresh.db, look('').filter, now), mostCounted + 1)
  assert.equal(await countRegistrations(fresh.db, look('category=academia').filter, now), 200)
  assert.ok(blocks < (await whole()) / 4, String(blocks))
  const counts = await countStates(fresh.db, look('state=rejected').filter, now)
  assert.equal(counts.pending, 2000, 'every state is counted beside the one that is chosen')
  assert.equal(counts.confirmed, mostCounted + 1)
  assert.equal(togetherOf(counts), mostCounted + 1)
  assert.equal(togetherOf(counts, ['pending', 'rejected']), 2000 + counts.rejected)
})

for (const sort of ['new', 'old', 'name'] as const)
  test(`walking a list by ${sort} meets everybody once, there and back`, async () => {
    const query = `event=${small.code}&state=pending&state=rejected`
    const expected = await countRegistrations(fresh.db, look(query).filter, now)
    const there: string[] = []
    let page = await listRegistrations(fresh.db, look(query, { sort }), now)
    assert.equal(page.hasBefore, false)
    for (;;) {
      there.push(...page.lines.map(({ number }) => number))
      if (!page.hasAfter) break
      page = await listRegistrations(fresh.db, look(query, { sort, after: there.at(-1) }), now)
      assert.equal(page.hasBefore, true)
    }
    assert.ok(expected > linesAPage, String(expected))
    assert.equal(there.length, expected)
    assert.equal(new Set(there).size, expected)
    const back = await listRegistrations(fresh.db, look(query, { sort, before: page.lines[0]?.number }), now)
    assert.deepEqual(
      back.lines.map(({ number }) => number),
      there.slice(-linesAPage - page.lines.length, -page.lines.length),
    )
    assert.equal(back.hasAfter, true)
  })

test('a list begins at its front when the registration beside it is no more', async () => {
  const page = await listRegistrations(fresh.db, look('', { after: 'R-ZZZZ-ZZZZ' }), now)
  assert.equal(page.lines.length, linesAPage)
  assert.equal(page.hasBefore, false)
})

test('a whole group is read in the order of the list, and no further than wanted', async () => {
  const ids = await idsOf(fresh.db, look('state=pending').filter, 60, now)
  const page = await listRegistrations(fresh.db, look('state=pending'), now)
  assert.equal(ids.length, 60)
  assert.deepEqual(
    ids.slice(0, linesAPage),
    page.lines.map(({ id }) => id),
  )
})
