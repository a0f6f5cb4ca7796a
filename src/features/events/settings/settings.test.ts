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
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const set = async (code: string, settings: string) =>
  eventVerbs(noneAbove)
    .find(({ verb }) => verb === 'set')
    ?.run?.(house, { code, settings })

test('an event is told what it does differently, and the audit keeps it', async () => {
  const event = await makeEvent(house.db)
  const wanted = '{"offer_hours": 24, "waiting_rule": "fair-share", "seats_per_organisation": 3}'
  assert.deepEqual(await set(event.code, wanted), {
    code: event.code,
    changed: ['seatsPerOrganisation', 'waitingRule', 'offerHours'],
  })
  const now = await findEventById(house.db, event.id)
  assert.deepEqual([now?.offerHours, now?.waitingRule, now?.seatsPerOrganisation], [24, 'fair-share', 3])
  assert.equal(now?.participantsList, 'participants')
  const [entry] = await trailOf(house.db, event.id)
  assert.equal(entry?.act, 'events.changed')
})

test('a wrong setting, an unknown one and none at all change nothing and say what is wrong', async () => {
  const event = await makeEvent(house.db)
  for (const typed of ['{"offer_hours": 0}', '{"colour": "red"}', '{}', 'nonsense'])
    assert.ok(isRefusal(await set(event.code, typed)), typed)
  assert.ok(isRefusal(await set('C-99999999', '{"offer_hours": 1}')))
  assert.equal((await findEventById(house.db, event.id))?.offerHours, null)
})
