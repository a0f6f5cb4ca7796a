import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent } from '../../../../test/support/people.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { saveArrival } from '../store/attendance.ts'
import { listSittings } from '../store/sittings.ts'
import { forgetMeetings, meetingsMerge, ownMeetings } from './parts.ts'
import { system } from '../../../values/actor.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

async function attended() {
  const { db, clock } = house
  const [one, other] = [await makeAccount(db), await makeAccount(db)]
  const event = await makeEvent(db)
  const sitting = (await listSittings(db, event.id))[0]!
  for (const { personId } of [one, other])
    await inTransaction(db, (tx) =>
      saveArrival(
        tx,
        { sittingId: sitting.id, eventId: event.id, personId, registrationId: null, origin: 'remote' },
        clock.now(),
      ),
    )
  return { one, other, event, sitting }
}
const staysOf = (personId: string) =>
  house.db.selectFrom('attendance').select(['id', 'left_at']).where('person_id', '=', personId).execute()

test('whoever was inside as two is inside once when the two become one, and two again when that is undone', async () => {
  const { one, other } = await attended()
  const people = { from: one.personId, into: other.personId }
  const moved = await inTransaction(house.db, (tx) =>
    meetingsMerge.merge(tx, system, people, house.clock.now()),
  )
  const now = await staysOf(other.personId)
  assert.equal(now.length, 2)
  assert.equal(now.filter(({ left_at }) => left_at === null).length, 1)
  await inTransaction(house.db, (tx) => meetingsMerge.takeApart(tx, system, people, moved))
  assert.equal((await staysOf(one.personId)).length, 1)
})

test('a copy of one’s data has where one was and what one wrote; erased, the words are gone', async () => {
  const { one, event, sitting } = await attended()
  const of = { sitting_id: sitting.id, event_id: event.id, person_id: one.personId }
  await house.db
    .insertInto('meeting_message')
    .values({ id: newId(), ...of, words: 'A point of order', sent_at: house.clock.now() })
    .execute()
  const own = () => ownMeetings(house)({ accountId: one.id, personId: one.personId }, house.texts('en'))
  assert.match(JSON.stringify((await own()).lists), /A point of order/)
  await inTransaction(house.db, (tx) => forgetMeetings(tx, system, { personId: one.personId }))
  assert.doesNotMatch(JSON.stringify(await own()), /A point of order/)
})
