import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { noneAbove } from '../../../../test/support/event-desk.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeEvent } from '../../../../test/support/people.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { findEventById } from '../store/read.ts'
import { eventVerbs } from '../verbs.ts'

let house: TestHouse
before(async () => void (house = await testHouse()))
after(() => house.close())

const run = (verb: string, options: Record<string, string | boolean>) =>
  eventVerbs(noneAbove)
    .find((one) => one.verb === verb)!
    .run(house, options)
const read = async (id: string) => (await findEventById(house.db, id))!

test('a draft is published, closed, opened again and cancelled from the command line by the acts of the desk', async () => {
  const { id, code } = await makeEvent(house.db, { state: 'draft', code: 'B-00000001' })
  assert.deepEqual(await run('publish', { code: 'b-00000001' }), { code, next: 'published' })
  assert.deepEqual(await run('close', { code }), { code, closed: true })
  assert.deepEqual(await run('reopen', { code, 'remote-until': '2026-11-30T12:00:00Z' }), {
    code,
    reopened: true,
  })
  assert.equal((await read(id)).remoteClosesAt?.toISOString(), '2026-11-30T12:00:00.000Z')
  assert.ok(isRefusal(await run('cancel', { code, reason: ' ' })))
  assert.deepEqual(await run('cancel', { code, reason: 'No hall' }), { code, next: 'cancelled' })
  const acts = (await trailOf(house.db, id)).map(({ act, actorKind }) => `${actorKind} ${act}`)
  assert.deepEqual(acts, [
    'operator events.published',
    'operator events.registration-closed',
    'operator events.changed',
    'operator events.registration-reopened',
    'operator events.cancelled',
  ])
})

test('what the desk refuses is refused here too, in one sentence', async () => {
  const { code } = await makeEvent(house.db, { code: 'B-00000002', onSiteCapacity: 9, onSiteTaken: 5 })
  const low = await run('set', { code, settings: '{"on_site_capacity": 4}' })
  assert.deepEqual(low, {
    refused: 'events.not-understood',
    values: { problems: 'onSiteCapacity: events.desk.problem.capacity-below-taken' },
  })
  assert.ok(isRefusal(await run('reopen', { code, 'on-site-until': 'tomorrow' })))
  assert.ok(isRefusal(await run('copy', { code, 'first-day': '2027-02-30' })))
  assert.ok(isRefusal(await run('publish', { code })))
  assert.deepEqual(await run('close', { code: 'C-99999999' }), { refused: 'events.unknown' })
})

test('an event is copied to another day', async () => {
  const { code } = await makeEvent(house.db, { code: 'B-00000003' })
  const made = (await run('copy', { code, 'first-day': '2027-03-01', as: 'B-00000009' })) as {
    code: string
    id: string
  }
  assert.equal(made.code, 'B-00000009')
  assert.equal((await read(made.id)).state, 'draft')
  assert.ok(isRefusal(await run('copy', { code, 'first-day': '9999-12-31' })))
})
