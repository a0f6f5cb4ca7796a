import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeEvent, makeOrganisation } from '../../../../test/support/people.ts'
import { actorFor, choicesFor, register } from '../../../../test/support/registering.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { comeBack } from '../actions/come-back.ts'
import { join } from '../actions/join.ts'
import { leave } from '../actions/leave.ts'
import { endStaysAt, endStaysOfOver, insideOf, saveLeft, saveSeen } from '../store/attendance.ts'
import { listSittings } from '../store/sittings.ts'
import type { Sitting } from '../types.ts'
import { endLost } from './end-lost.ts'
import { attendanceOf } from './known.ts'
import { recordEvidence } from './store/evidence.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())

const minute = 60_000
const seconds = (count: number) => house.clock.move(count * 1000)

/** Somebody who is inside a sitting of two hours that began ten minutes ago. */
async function inside() {
  const { db, clock } = house
  const startsAt = new Date(clock.now().getTime() + 10 * minute)
  const endsAt = new Date(startsAt.getTime() + 120 * minute)
  const event = await makeEvent(db, { startsAt, endsAt, now: clock.now() })
  await db.updateTable('event_session').set({ ends_at: endsAt }).where('event_id', '=', event.id).execute()
  const account = await makeAccount(db, { organisation: await makeOrganisation(db) })
  const it = await register(house, actorFor(account), event.id, choicesFor('remote'))
  assert.ok(!isRefusal(it), JSON.stringify(it))
  const [sitting] = (await listSittings(db, event.id)) as [Sitting]
  clock.move(20 * minute)
  const actor = actorFor(account)
  assert.equal(await join(house, actor, sitting.id), undefined)
  return { actor, sitting, personId: account.personId, accountId: account.id, seen: () => saveSeen(db, sitting.id, account.personId, clock.now()) } // prettier-ignore
}
type Inside = Awaited<ReturnType<typeof inside>>

const known = async ({ sitting, personId }: Inside) => {
  const found = (await attendanceOf(house.db, [sitting], house.clock.now())).get(sitting.id)?.get(personId)
  return found?.stays.map(({ from, to, known: how, ending }) =>
    `${to ? `${(to.getTime() - from.getTime()) / 1000} s` : 'there'} ${how} ${ending ?? ''}`.trim(),
  )
}
const isIn = async ({ sitting, personId }: Inside) =>
  (await insideOf(house.db, personId, [sitting.id])).has(sitting.id)

test('a click without a script lasts until one leaves, however long nothing is heard', async () => {
  const one = await inside()
  seconds(3600)
  await endLost(house)
  assert.equal(await isIn(one), true)
  assert.deepEqual(await known(one), ['there click'])
  await leave(house, one.actor, one.sitting.id)
  assert.deepEqual(await known(one), ['3600 s click left'])
})

test('an open page that falls silent is gone 90 seconds later, from the book at the door and from what is known', async () => {
  const one = await inside()
  for (let turn = 0; turn < 10; turn++) {
    seconds(60)
    assert.equal(await one.seen(), true)
    await endLost(house)
  }
  assert.deepEqual(await known(one), ['there page'])
  seconds(90)
  await endLost(house)
  assert.equal(await isIn(one), true)
  seconds(1)
  await endLost(house)
  assert.equal(await isIn(one), false)
  assert.deepEqual(await known(one), ['690 s page lost'])
})

test('a page that is heard again brings its person back, and the gap stays a gap', async () => {
  const one = await inside()
  await one.seen()
  seconds(600)
  await endLost(house)
  assert.equal(await one.seen(), false)
  assert.equal(await comeBack(house, one.actor, one.sitting.id), true)
  assert.equal(await isIn(one), true)
  seconds(60)
  await one.seen()
  await leave(house, one.actor, one.sitting.id)
  assert.deepEqual(await known(one), ['90 s page lost', '60 s page left'])
})

test('signs with a gap that no job saw are two stays all the same', async () => {
  const one = await inside()
  await one.seen()
  seconds(600)
  assert.equal(await one.seen(), true)
  seconds(60)
  await one.seen()
  assert.deepEqual(await known(one), ['90 s page lost', 'there page'])
})

test('whoever left, or was put out, or whose sitting is over does not come back by an open page', async () => {
  const [gone, out, over] = [await inside(), await inside(), await inside()]
  await gone.seen()
  await leave(house, gone.actor, gone.sitting.id)
  assert.equal(await comeBack(house, gone.actor, gone.sitting.id), false)
  await out.seen()
  await saveLeft(house.db, out.sitting.id, out.personId, house.clock.now(), out.accountId)
  assert.equal(await comeBack(house, out.actor, out.sitting.id), false)
  assert.deepEqual((await known(out))?.length, 1)
  await over.seen()
  seconds(91)
  await endLost(house)
  house.clock.move(200 * minute)
  assert.equal(await comeBack(house, over.actor, over.sitting.id), false)
})

test('what the clock ends and what those who lead end is known as the end', async () => {
  const [one, other] = [await inside(), await inside()]
  seconds(600)
  await other.seen()
  const { sitting } = other
  await house.db
    .insertInto('meeting_conduct')
    .values({ sitting_id: sitting.id, event_id: sitting.eventId, ended_at: house.clock.now() })
    .execute()
  await inTransaction(house.db, (tx) => endStaysAt(tx, sitting.id, house.clock.now()))
  const [early] = (await listSittings(house.db, sitting.eventId)) as [Sitting]
  assert.deepEqual(await known({ ...other, sitting: early }), ['600 s page ended'])
  house.clock.move(200 * minute)
  await endStaysOfOver(house.db, house.clock.now())
  assert.equal(await isIn(one), false)
  assert.deepEqual(await known(one), [`${110 * 60} s click ended`])
})

test('sound that goes through while the page is closed is the same stay, and the best known', async () => {
  const one = await inside()
  await one.seen()
  const of = { sittingId: one.sitting.id, eventId: one.sitting.eventId, personId: one.personId }
  const say = (kind: 'media' | 'left') =>
    inTransaction(house.db, (tx) =>
      recordEvidence(tx, { ...of, source: 'engine:embedded', kind, connection: 'a', at: house.clock.now() }, house.clock.now()),
    ) // prettier-ignore
  await say('media')
  seconds(600)
  await endLost(house)
  assert.deepEqual(await known(one), ['there media'])
  await say('left')
  assert.deepEqual(await known(one), ['600 s media left'])
})

test('ten clicks and signs of one person at once are one stay', async () => {
  const one = await inside()
  await Promise.all(
    Array.from({ length: 10 }, (_, nth) => (nth % 2 ? one.seen() : join(house, one.actor, one.sitting.id))),
  )
  seconds(60)
  await leave(house, one.actor, one.sitting.id)
  assert.deepEqual(await known(one), ['60 s page left'])
})
