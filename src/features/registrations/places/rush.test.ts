import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeEvent } from '../../../../test/support/people.ts'
import { seatsAndRows } from '../../../../test/support/registering.ts'
import { positionOf } from '../store/waiting.ts'

// The rush when registration opens: two processes, many connections, far more people than places.

let house: TestHouse
before(async () => {
  house = await testHouse({ now: new Date() })
})
after(() => house.close())

const script = fileURLToPath(new URL('../../../../test/support/registering-process.ts', import.meta.url))

type Person = { readonly id: string; readonly personId: string; readonly name: string }

/** So many people with an account each and a draft for this event, written at once. */
async function crowd(eventId: string, count: number): Promise<Person[]> {
  const { rows } = await sql<{ id: string; person_id: string }>`
    with made as materialized (
      select gen_random_uuid() as id, gen_random_uuid() as person_id, nth from generate_series(1, ${count}) nth
    ), people as (
      insert into person (id, name, country_code, language, created_at)
        select person_id, 'Ama Owusu ' || nth, 'GH', 'en', now() from made
    ), accounts as (
      insert into account (id, person_id, state, state_since, created_at) select id, person_id, 'active', now(), now() from made
    ), names as (
      insert into account_identifier (key, kind, account_id, shown, is_contact, created_at)
        select id || '@mail.example', 'email', id, id || '@mail.example', true, now() from made
    ), drafts as (
      insert into registration (id, number, event_id, person_id, category, state, mode, answers, revision, created_at, changed_at)
        select gen_random_uuid(), 'R-' || upper(substr(md5(id::text), 1, 4)) || '-' || upper(substr(md5(id::text), 5, 4)),
          ${eventId}::uuid, person_id, 'non-member', 'draft', 'on-site',
          '{"badgeName": "Ama", "interpretation": null, "accessNeeds": ""}', 1, now(), now()
        from made
    )
    select id, person_id from made`.execute(house.db)
  return rows.map(({ id, person_id }) => ({ id, personId: person_id, name: 'Ama Owusu' }))
}

type Counted = Record<string, number>

const process = (eventId: string, people: readonly Person[], forgetful: boolean): Promise<Counted> =>
  new Promise((resolve, reject) => {
    const child = fork(script, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    child.on('message', (counted: Counted) => resolve(counted))
    child.on('exit', (code) => reject(new Error(`a process ended with ${code}`)))
    child.send({ connection: house.connection, eventId, people, forgetful })
  })

async function rush(attempts: number, places: number, forgetful: boolean) {
  const event = await makeEvent(house.db, { type: 'workshop', onSiteCapacity: places, now: new Date() })
  const people = await crowd(event.id, attempts)
  const half = people.length / 2
  const [one, other] = await Promise.all([
    process(event.id, people.slice(0, half), forgetful),
    process(event.id, people.slice(half), forgetful),
  ])
  const count = (state: string) => (one[state] ?? 0) + (other[state] ?? 0)
  return { event, confirmed: count('confirmed'), waiting: count('waitlisted') }
}

test('two thousand people and a hundred places, from two processes: a hundred are confirmed, all others wait in order', async () => {
  const { event, confirmed, waiting } = await rush(2000, 100, false)
  assert.deepEqual({ confirmed, waiting }, { confirmed: 100, waiting: 1900 })
  const { seats, rows } = await seatsAndRows(house.db, event.id)
  assert.deepEqual(seats, { 'on-site': 100, remote: 0 })
  assert.deepEqual(seats, rows)
  const last = await house.db
    .selectFrom('registration')
    .select(['id', 'event_id as eventId', 'decided_at as decidedAt'])
    .where('event_id', '=', event.id)
    .where('state', '=', 'waitlisted')
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  assert.equal(await positionOf(house.db, { ...last, mode: 'on-site' }), 1900)
})

test('control: without the locks and the last guard the same rush oversells', async () => {
  await sql`alter table event drop constraint event_never_oversold_on_site`.execute(house.db)
  const { confirmed } = await rush(200, 10, true)
  assert.ok(confirmed > 10, `${confirmed} got one of ten places`)
})
