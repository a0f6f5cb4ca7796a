import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { makeAccount, makeEvent, makeOrganisation } from '../../../test/support/people.ts'
import { actorFor, choicesFor, register } from '../../../test/support/registering.ts'
import { flat } from '../../../test/support/pages.ts'
import { main, openWalk, type Walk } from '../../../test/support/walking.ts'
import { isRefusal } from '../../values/refusal.ts'
import { instantsOf } from '../../values/local-time.ts'
import { meetingRoutes } from './index.ts'
import { listSittings } from './store/sittings.ts'

// JOIN at every edge of its time, on pages and at the door, where clocks do what they do somewhere in the world.

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, meetingRoutes)
})
after(async () => {
  await walk.close()
  await house.close()
})

const minute = 60_000
const set = (time: number) => house.clock.move(time - house.clock.now().getTime())

/** A meeting of two hours at this local time somewhere, somebody who is registered, and a browser of theirs in their own zone. */
async function meeting(zone: string, local: string, nth = 0, theirs?: string) {
  const startsAt = instantsOf(zone, local)[nth]
  assert.ok(startsAt, `${zone} has no ${local}`)
  const endsAt = new Date(startsAt.getTime() + 120 * minute)
  set(startsAt.getTime() - 86_400_000)
  const event = await makeEvent(house.db, { type: 'workshop', startsAt, endsAt, now: house.clock.now() })
  await house.db.updateTable('event').set({ time_zone: zone }).where('id', '=', event.id).execute()
  await house.db
    .updateTable('event_session')
    .set({ ends_at: endsAt })
    .where('event_id', '=', event.id)
    .execute()
  const account = await makeAccount(house.db, { organisation: await makeOrganisation(house.db) })
  const it = await register(house, actorFor(account), event.id, choicesFor('remote'))
  assert.ok(!isRefusal(it), JSON.stringify(it))
  const [sitting] = await listSittings(house.db, event.id)
  const door = `/en/meetings/${sitting!.id}`
  set(startsAt.getTime() - 60 * minute)
  const browser = await walk.as(account, [], theirs)
  const at = set
  return { startsAt, endsAt, door, browser, at }
}

/** What the page offers, and what the door says, a second before and at each edge. */
const edges = [
  ['29:59 after half an hour before', -30 * minute - 1000, false],
  ['half an hour before', -30 * minute, true],
  ['one second before the start', -1000, true],
  ['the start', 0, true],
  ['one second before the end', 120 * minute - 1000, true],
  ['the end', 120 * minute, false],
] as const

for (const [zone, local, nth, what] of [
  ['Europe/Zurich', '2027-03-28T03:15', 0, 'in the night in which an hour is skipped'],
  ['Europe/Zurich', '2027-10-31T02:15', 0, 'in the first of two same hours'],
  ['Europe/Zurich', '2027-10-31T02:15', 1, 'in the second of two same hours'],
  ['Asia/Kathmandu', '2027-05-04T09:30', 0, 'where clocks are five hours and three quarters ahead'],
  ['Pacific/Kiritimati', '2027-01-01T00:10', 0, 'where the day begins first'],
  ['Pacific/Chatham', '2027-04-04T03:30', 0, 'in the night in which Chatham’s clocks go back'],
  ['Pacific/Apia', '2027-06-30T23:45', 0, 'at the date line'],
  ['America/Adak', '2027-11-07T01:30', 1, 'in the second of two same hours at the end of the day'],
] as const)
  test(`JOIN keeps its time ${what} (${zone})`, async () => {
    const { startsAt, door, browser, at } = await meeting(zone, local, nth)
    for (const [edge, from, isOpen] of edges) {
      at(startsAt.getTime() + from)
      assert.equal(/<button[^>]*>\s*(JOIN|Go back in)/.test((await browser.get(door)).body), isOpen, edge)
      const answer = await browser.post(`${door}/join`)
      assert.equal(answer.location === `${door}/room`, isOpen, edge)
      if (!isOpen) assert.match(flat(main(answer)), from < 0 ? /JOIN opens in/ : /This meeting is over/, edge)
    }
  })

test('both clocks are told, with the day where it is another one', async () => {
  const { startsAt, door, browser, at } = await meeting(
    'Pacific/Kiritimati',
    '2027-01-02T00:30',
    0,
    'America/Adak',
  )
  at(startsAt.getTime() - 60 * minute)
  const said = flat(main(await browser.get(door)))
  assert.match(said, /00:30–02:30.*1 Jan[a-z]*, 00:30–02:30 ?, your time/, 'a whole day earlier in Adak')
})

test('in the night in which clocks go back JOIN opens half an hour before, not an hour and a half', async () => {
  const { startsAt, door, browser, at } = await meeting('Europe/Zurich', '2027-10-31T02:15', 1)
  at(startsAt.getTime() - 45 * minute)
  assert.match(flat(main(await browser.get(door))), /JOIN opens in/)
  assert.equal((await browser.post(`${door}/join`)).status, 409)
})

test('what is left is told by the server’s clock, so that a device that is a day off counts the same', async () => {
  const { startsAt, door, browser, at } = await meeting('Asia/Kathmandu', '2027-05-05T09:30')
  at(startsAt.getTime() - 42 * minute)
  const { body } = await browser.get(door)
  assert.match(body, new RegExp(`data-left="${12 * minute}"`))
  assert.doesNotMatch(body, /data-until/)
})

test('somebody who signed in with another of their accounts is told which one this is and what to do, and nothing of the other', async () => {
  const { startsAt, door, browser, at } = await meeting('Asia/Kathmandu', '2027-05-06T09:30')
  at(startsAt.getTime() - 10 * minute)
  const wrong = await makeAccount(house.db, { name: 'Ama Owusu', claimedCategory: 'unknown' })
  const stranger = await makeAccount(house.db, { name: 'Kofi Mensah', claimedCategory: 'unknown' })
  const said = await Promise.all(
    [wrong, stranger].map(async (account) => {
      const answer = await (await walk.as(account)).post(`${door}/join`)
      assert.equal(answer.status, 409)
      assert.ok(answer.body.includes('/en/account/merging"'))
      return flat(main(answer)).replace(/Signed in as \S+/, 'Signed in as …')
    }),
  )
  assert.match(
    said[0] ?? '',
    /This account is not registered.*sign in with that one, or join the two.*Signed in as/,
  )
  assert.equal(said[0], said[1], 'a stranger reads the same')
  assert.equal((await browser.post(`${door}/join`)).location, `${door}/room`)
})
