import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { flat } from '../../../../test/support/pages.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeEvent,
  makeOrganisation,
  makeRegistration,
} from '../../../../test/support/people.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { meetingRoutes } from '../index.ts'
import { listSittings } from '../store/sittings.ts'
import type { Role } from '../types.ts'

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

/** A sitting that begins in so many minutes. */
async function sittingIn(minutes: number) {
  const { db, clock } = house
  const startsAt = new Date(clock.now().getTime() + minutes * minute)
  const event = await makeEvent(db, { startsAt, endsAt: new Date(startsAt.getTime() + 120 * minute) })
  const [sitting] = await listSittings(db, event.id)
  return { event, sitting: sitting!, door: `/en/meetings/${sitting!.id}` }
}
type At = Awaited<ReturnType<typeof sittingIn>>

/** Somebody registered and confirmed, in a browser; inside when `joins`. */
async function comes(at: At, it: { role?: Role; name?: string; joins?: boolean; state?: string } = {}) {
  const organisation = await makeOrganisation(house.db)
  const account = await makeAccount(house.db, { organisation, name: it.name ?? 'Ama Owusu' })
  const { personId } = account
  const { event } = at
  await makeRegistration(house.db, { event, personId, organisation, state: it.state ?? 'confirmed' })
  if (it.role)
    await house.db
      .insertInto('meeting_role')
      .values({ sitting_id: at.sitting.id, event_id: event.id, person_id: personId, role: it.role })
      .execute()
  const browser = await walk.as(account)
  if (it.joins !== false) await browser.post(`${at.door}/join`)
  return { account, organisation, browser }
}

test('the chair finds what the chair does, and nobody else does', async () => {
  const at = await sittingIn(10)
  const [chair, ama] = [await comes(at, { role: 'chair', name: 'Efua' }), await comes(at)]
  const [hers, his] = [await chair.browser.get(`${at.door}/room`), await ama.browser.get(`${at.door}/room`)]
  assert.match(flat(main(hers)), /You are in the chair.*Leading the meeting.*List of speakers.*Announce/)
  assert.doesNotMatch(main(his), /Leading the meeting|Announce|Hand over/)
  assert.match(main(his), /In the chair: Efua/)
  assert.equal((await ama.browser.post(`${at.door}/announcements`, { said: 'Hear me' })).status, 409)
  assert.equal((await ama.browser.get(`${at.door}/log`)).status, 404)
})

test('whoever has a page open is sent what differs, and nothing where nothing does', async () => {
  const at = await sittingIn(10)
  const [ama, yaw] = [await comes(at), await comes(at, { name: 'Yaw' })]
  const page = await ama.browser.get(`${at.door}/room`)
  const marks = [...page.body.matchAll(/ id="([a-z-]+)"[^>]* data-live="([^"]+)"/g)]
  assert.ok(marks.length > 10)
  const have = encodeURIComponent(marks.map(([, id, mark]) => `${id}.${mark}`).join(' '))
  assert.equal((await ama.browser.get(`${at.door}/parts?have=${have}`)).status, 204)
  await yaw.browser.post(`${at.door}/messages`, { words: 'Good morning' })
  const parts = await ama.browser.get(`${at.door}/parts?have=${have}`)
  assert.match(parts.body, /^<section id="room-chat"/)
  assert.match(parts.body, /Good morning/)
  assert.doesNotMatch(parts.body, /id="room-present"|<html/)
  await ama.browser.post(`${at.door}/leaving`)
  assert.equal((await ama.browser.get(`${at.door}/parts?have=${have}`)).location, at.door)
})

test('the time to speak is right without a script', async () => {
  const at = await sittingIn(10)
  const [chair, ama] = [await comes(at, { role: 'chair' }), await comes(at, { name: 'Ama' })]
  await chair.browser.post(`${at.door}/time`, { seconds: '180' })
  await ama.browser.post(`${at.door}/floor`, { kind: 'statement' })
  const list = await chair.browser.get(`${at.door}/room`)
  const give = /action="([^"]+\/floor\/[0-9a-f-]{36})"/.exec(list.body)?.[1]
  assert.equal((await chair.browser.post(give!, { act: 'give', while: '' })).location, `${at.door}/room`)
  const room = await ama.browser.get(`${at.door}/room`)
  assert.match(flat(main(room)), /3:00 from \d\d:\d\d.*You have the floor/)
  assert.match(room.body, /data-soon="Half a minute is left."/, 'they are told')
  const others = await (await comes(at)).browser.get(`${at.door}/room`)
  assert.doesNotMatch(others.body, /data-soon/, 'the others are not')
})

test('a list that changed meanwhile is said, and nobody loses the floor', async () => {
  const at = await sittingIn(10)
  const chair = await comes(at, { role: 'chair' })
  for (const name of ['Ama', 'Yaw'])
    await (await comes(at, { name })).browser.post(`${at.door}/floor`, { kind: 'statement' })
  const before = await chair.browser.get(`${at.door}/room`)
  const [one, other] = [...before.body.matchAll(/action="([^"]+\/floor\/[0-9a-f-]{36})"/g)].map(
    ([, action]) => action!,
  )
  await chair.browser.post(one!, { act: 'give', while: '' })
  const refused = await chair.browser.post(other!, { act: 'give', while: '' })
  assert.equal(refused.status, 409)
  assert.match(flat(main(refused)), /The list has changed meanwhile.*Now.*Ama/)
})

test('the secretariat announces from its desk, and those who wait at the door read it before JOIN opens', async () => {
  const at = await sittingIn(300)
  const desk = await walk.as(await makeAccount(house.db), ['events.manage'])
  const page = `/en/desk/events/${at.event.code}/rooms/${at.sitting.id}/announcements`
  assert.equal(heading(await desk.get(page)), 'Announced')
  const empty = await desk.post(page, { said: ' ' })
  assert.equal(empty.status, 422)
  await desk.post(page, { said: 'We begin half an hour late' })
  const { browser } = await comes(at, { joins: false })
  const door = await browser.get(at.door)
  assert.match(flat(main(door)), /We begin half an hour late.*JOIN opens in/)
  const end = /action="([^"]+\/end)"/.exec((await desk.get(page)).body)?.[1]
  await desk.post(end!)
  assert.doesNotMatch((await browser.get(at.door)).body, /half an hour late/)
  const stranger = await walk.as(await makeAccount(house.db))
  assert.equal((await stranger.get(page)).status, 404)
})

test('whoever is on the waiting list asks at the door, and comes in when the chair lets them', async () => {
  const at = await sittingIn(10)
  const chair = await comes(at, { role: 'chair' })
  const noor = await comes(at, { name: 'Noor', state: 'waitlisted', joins: false })
  assert.match(main(await noor.browser.get(at.door)), /Ask to be let in all the same/)
  const asked = await noor.browser.post(`${at.door}/join`)
  assert.match(flat(main(asked)), /waiting list.*see that you wait at the door/)
  assert.match(flat(main(await chair.browser.get(`${at.door}/room`))), /At the door Noor.*Let in/)
  await chair.browser.post(`${at.door}/admission`, { person: noor.account.personId })
  assert.match(main(await noor.browser.get(at.door)), /JOIN/)
  assert.equal((await noor.browser.post(`${at.door}/join`)).location, `${at.door}/room`)
})

test('the last in the chair is asked before they leave', async () => {
  const at = await sittingIn(10)
  const chair = await comes(at, { role: 'chair' })
  await comes(at)
  const asked = await chair.browser.post(`${at.door}/leaving`)
  assert.equal(asked.status, 409)
  assert.match(flat(asked.body), /You are the only one in the chair.*Leave all the same/)
  assert.equal((await chair.browser.post(`${at.door}/leaving`, { knowing: 'yes' })).location, '/en/meetings')
})

test('the reader chooses how large captions are, and reads those that went by', async () => {
  const at = await sittingIn(10)
  const [ama, typist] = [await comes(at), await comes(at, { role: 'captioner' })]
  for (const caption of ['One', 'Two', 'Three', 'Four'])
    await typist.browser.post(`${at.door}/captions`, { caption })
  assert.doesNotMatch(main(await ama.browser.get(`${at.door}/room`)), /One/)
  assert.match(flat(main(await ama.browser.get(`${at.door}/captions`))), /One.*Two.*Three.*Four/)
  await ama.browser.post(`${at.door}/captions/size`, { size: 'largest' })
  assert.match((await ama.browser.get(`${at.door}/room`)).body, /room-lines-largest/)
  await ama.browser.post(`${at.door}/captions/size`, { size: 'enormous' })
  assert.match((await ama.browser.get(`${at.door}/room`)).body, /room-lines-usual/)
})

test('a hundred messages are shown, and the older ones on pages of their own', async () => {
  const at = await sittingIn(10)
  const { account, browser } = await comes(at)
  const sent = (nth: number) => ({
    ...{ sitting_id: at.sitting.id, event_id: at.event.id, person_id: account.personId },
    id: `018f0000-0000-7000-8000-${String(nth).padStart(12, '0')}`,
    words: `Message ${nth}.`,
    sent_at: new Date(house.clock.now().getTime() + nth),
  })
  await house.db
    .insertInto('meeting_message')
    .values(Array.from({ length: 201 }, (_, nth) => sent(nth)))
    .execute()
  const room = await browser.get(`${at.door}/room`)
  assert.match(room.body, /Message 200\./)
  assert.doesNotMatch(room.body, /Message 100\./)
  const next = (body: string) => /href="([^"]+)"[^>]*>Earlier messages</.exec(body)?.[1]
  const earlier = await browser.get(next(room.body)!)
  assert.match(flat(main(earlier)), /Message 1\..*Message 100\./)
  const first = await browser.get(next(earlier.body)!)
  assert.match(main(first), /Message 0\./)
  assert.equal(next(first.body), undefined)
})

test('the log is a table for those who lead and for staff, also when the meeting is over', async () => {
  const at = await sittingIn(10)
  const [chair, ama] = [await comes(at, { role: 'chair', name: 'Efua' }), await comes(at, { name: 'Ama' })]
  await chair.browser.post(`${at.door}/list`, { list: 'closed' })
  await chair.browser.post(`${at.door}/announcements`, { said: '=Coffee' })
  await chair.browser.post(`${at.door}/end`)
  const log = await chair.browser.get(`${at.door}/log`)
  assert.match(flat(main(log)), /List of speakers closed.*Announced =Coffee.*Ended/)
  const desk = await walk.as(await makeAccount(house.db), ['events.manage'])
  const csv = await desk.get(`${at.door}/log.csv`)
  assert.match(csv.headers['content-type'] ?? '', /text\/csv/)
  assert.match(csv.body, /List of speakers closed,,,Efua/)
  assert.match(csv.body, /,'=Coffee/, 'no cell is taken for a formula')
  assert.equal((await ama.browser.get(`${at.door}/log.csv`)).status, 404)
})

test('a delegation is found by part of its name, without a script', async () => {
  const at = await sittingIn(10)
  const [ama, yaw] = [await comes(at, { name: 'Ama' }), await comes(at, { name: 'Yaw' })]
  const found = main(
    await ama.browser.get(`${at.door}/room?find=${encodeURIComponent(yaw.organisation.name)}`),
  )
  assert.match(found, /Yaw/)
  assert.doesNotMatch(found, new RegExp(ama.organisation.name))
})

test('what is no act, nobody and nothing is refused without a fault of ours', async () => {
  const at = await sittingIn(10)
  const { browser } = await comes(at, { role: 'chair' })
  for (const [path, form] of [
    ['/floor/nonsense', { act: 'give' }],
    ['/list/entry', { organisation: 'nonsense' }],
    ['/removal', { person: '' }],
    ['/chair/handover', {}],
    ['/admission', { person: 'nonsense' }],
    ['/announcements/nonsense/end', {}],
    ['/announcements', { said: '' }],
    ['/roll', { organisation: 'nonsense', here: 'yes' }],
  ] as const)
    assert.equal((await browser.post(`${at.door}${path}`, form)).status, 409, path)
  for (const [path, form] of [
    ['/time', { seconds: '7' }],
    ['/break', { minutes: '-1' }],
    ['/list', { list: 'half' }],
  ] as const)
    assert.equal((await browser.post(`${at.door}${path}`, form)).status, 400, path)
})
