import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { seatsAndRows } from '../../../test/support/registering.ts'
import { moves } from '../../features/registrations/states.ts'
import type { State } from '../../features/registrations/types.ts'
import { loadCast } from '../load.ts'
import { loadCrowd, type Crowd, type Otherwise } from './load.ts'
import { crowdSizes } from './size.ts'

const size = {
  organisations: 1200,
  people: 2400,
  inDirectory: 200,
  events: 8,
  registrations: 300,
  largest: 90,
}
const times = 60_000

let house: TestHouse
let crowd: Crowd | Otherwise
before(
  async () => {
    house = await testHouse()
    await loadCast({ ...house, now: house.clock.now() })
    const stop = (what: string) => {
      if (what === 'registrations') throw new Error('stopped')
    }
    await assert.rejects(loadCrowd({ ...house, now: house.clock.now() }, 'few', size, stop), /stopped/)
    crowd = await loadCrowd({ ...house, now: house.clock.now() }, 'few', size, () => {})
  },
  { timeout: times },
)
after(() => house.close())

const count = async (table: 'person' | 'event' | 'registration' | 'account') => {
  const { all } = await house.db
    .selectFrom(table)
    .select((it) => it.fn.countAll<string>().as('all'))
    .executeTakeFirstOrThrow()
  return Number(all)
}

test('a run that was stopped is gone on with, and nobody is written twice', async () => {
  const people = await house.db
    .selectFrom('account_identifier')
    .select('key')
    .where('key', 'like', '%.2399@post.example')
    .execute()
  assert.equal(people.length, 1)
  assert.ok((await count('person')) >= 2400)
  assert.equal(await count('person'), await count('account'))
})

test('every event counts the seats that are taken, and none is oversold', async () => {
  const events = await house.db
    .selectFrom('event')
    .select(['id', 'on_site_capacity'])
    .where('code', 'like', 'C-9%')
    .execute()
  assert.equal(events.length, size.events)
  for (const { id, on_site_capacity: capacity } of events) {
    const { seats, rows } = await seatsAndRows(house.db, id)
    assert.deepEqual(seats, rows)
    assert.ok(seats['on-site'] <= (capacity ?? Infinity))
  }
})

test('every registration came where it is by moves that are drawn', async () => {
  const rows = await house.db
    .selectFrom('registration')
    .innerJoin('registration_move', 'registration_move.registration_id', 'registration.id')
    .select(['registration.id', 'state', 'from_state', 'to_state'])
    .execute()
  assert.ok('registrations' in crowd && crowd.registrations > 200)
  for (const { from_state: from, to_state: to } of rows)
    assert.ok(moves[from as State].includes(to as State), `${from} → ${to}`)
  const states = new Set(rows.map(({ state }) => state))
  for (const state of ['pending', 'confirmed', 'rejected', 'withdrawn']) assert.ok(states.has(state), state)
})

test('a crowd that is there is not written again', async () => {
  const again = await loadCrowd({ ...house, now: house.clock.now() }, 'few', size, () => {})
  assert.deepEqual(again, { organisations: 0, people: 0, events: 0, registrations: 0 })
})

test('a crowd of another size is refused: it would meet the same people', async () => {
  const other = await loadCrowd({ ...house, now: house.clock.now() }, 'others', size, () => {})
  assert.deepEqual(other, { because: 'There is a crowd already: few.' })
})

test('each body has sizes of its own, and ten times as many is ten times as many', () => {
  const { itu, 'itu-x10': tenfold } = crowdSizes('itu')
  for (const [what, amount] of Object.entries(itu!))
    assert.equal(tenfold?.[what as keyof typeof tenfold], amount * 10, what)
  assert.deepEqual(Object.keys(crowdSizes('northlight')), ['small'])
  assert.deepEqual(crowdSizes('nobody'), {})
})
