import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { withoutLocks } from '../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { makeAccount, makeEvent, makeOrganisation } from '../../../test/support/people.ts'
import { actorFor, choicesFor, register } from '../../../test/support/registering.ts'
import { flat } from '../../../test/support/pages.ts'
import { heading, main, openWalk, type Walk } from '../../../test/support/walking.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { isRefusal } from '../../values/refusal.ts'
import { join } from './actions/join.ts'
import { endStaysOfOver } from './store/attendance.ts'
import { meetingRoutes } from './index.ts'
import { readToken } from './engines/link/token.ts'
import { saveRoom, takeToken } from './store/rooms.ts'
import { listSittings } from './store/sittings.ts'
import type { RoomSetUp, Sitting } from './types.ts'
import { newSecret } from './engines/secret.ts'

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
const address = 'https://engine.example/rooms/quiet-harbour'
const engine: RoomSetUp = {
  format: 'e-meeting',
  engine: 'link',
  address,
  settings: {},
  telephone: null,
  languages: [],
  capacity: null,
  isOpen: true,
}

/** A meeting of two hours that begins in so many minutes; remote, with an engine where a room is given. */
async function meeting(inMinutes: number, room?: Partial<RoomSetUp>, on = house) {
  const startsAt = new Date(on.clock.now().getTime() + inMinutes * minute)
  const endsAt = new Date(startsAt.getTime() + 120 * minute)
  const event = await makeEvent(on.db, { type: 'workshop', startsAt, endsAt, now: on.clock.now() })
  await on.db.updateTable('event_session').set({ ends_at: endsAt }).where('event_id', '=', event.id).execute()
  const [sitting] = (await listSittings(on.db, event.id)) as [Sitting]
  const secret = newSecret(on, sitting.id)
  if (room)
    await inTransaction(on.db, (tx) =>
      saveRoom(tx, sitting, { ...engine, ...room }, secret.sealed, on.clock.now()),
    )
  return {
    event,
    sitting,
    secret: Buffer.from(secret.shown, 'base64url'),
    door: `/en/meetings/${sitting.id}`,
  }
}

async function participant(eventId: string, mode: 'on-site' | 'remote' = 'remote', on = house) {
  const account = await makeAccount(on.db, { organisation: await makeOrganisation(on.db), name: 'Ama Owusu' })
  const it = await register(on, actorFor(account), eventId, choicesFor(mode))
  assert.ok(!isRefusal(it), JSON.stringify(it))
  return { account, it }
}

const stays = (sittingId: string, on = house) =>
  on.db
    .selectFrom('attendance')
    .selectAll()
    .where('sitting_id', '=', sittingId)
    .orderBy('joined_at')
    .execute()

test('half an hour before the start JOIN opens, a click is attendance, and the room shows who is there', async () => {
  const { event, sitting, door } = await meeting(31)
  const { account } = await participant(event.id)
  const browser = await walk.as(account)
  const early = await browser.get(door)
  assert.match(flat(main(early)), /JOIN opens in/)
  assert.doesNotMatch(main(early), /<button/)
  const refused = await browser.post(`${door}/join`)
  assert.equal(refused.status, 409)

  house.clock.move(minute)
  assert.match(main(await browser.get('/en/meetings')), /JOIN/)
  const joined = await browser.post(`${door}/join`)
  assert.equal(joined.location, `${door}/room`)
  assert.match(flat(main(await browser.get(`${door}/room`))), /1 present.*Ama Owusu/)
  const [stay, ...more] = await stays(sitting.id)
  assert.equal(more.length, 0)
  assert.equal(stay?.person_id, account.personId)

  house.clock.move(40 * minute)
  const left = await browser.post(`${door}/leaving`)
  assert.equal(left.location, '/en/meetings')
  assert.equal((await browser.get(`${door}/room`)).location, door)
  house.clock.move(200 * minute)
  assert.match(flat(main(await browser.get('/en/meetings'))), /You were there for 10 minutes/)
  assert.equal((await browser.post(`${door}/join`)).status, 409)
})

test('each reason why not has its own words and a next step', async () => {
  const { event, sitting, door } = await meeting(10)
  const said = async (state: string) => {
    const { account, it } = await participant(event.id)
    await house.db.updateTable('registration').set({ state }).where('id', '=', it.id).execute()
    const browser = await walk.as(account)
    const answer = await browser.post(`${door}/join`)
    assert.equal(answer.status, 409)
    assert.ok(answer.body.includes(`/en/registrations/${it.number}"`))
    return flat(main(answer))
  }
  assert.match(await said('pending'), /has not been approved yet.*JOIN opens at once/)
  assert.match(await said('rejected'), /was not approved.*gives the reason/)
  assert.match(await said('withdrawn'), /You withdrew.*register again/)
  assert.match(await said('waitlisted'), /waiting list/)

  const stranger = await walk.as(await makeAccount(house.db, { claimedCategory: 'unknown' }))
  const answer = flat(main(await stranger.post(`${door}/join`)))
  assert.match(answer, /This account is not registered.*another account.*join the two/)
  assert.equal((await stays(sitting.id)).length, 0)
})

test('who registered on site may come in from elsewhere, unless the event binds the mode', async () => {
  const { event, door } = await meeting(10)
  const { account } = await participant(event.id, 'on-site')
  const browser = await walk.as(account)
  await house.db.updateTable('event').set({ mode_is_binding: true }).where('id', '=', event.id).execute()
  assert.match(flat(main(await browser.post(`${door}/join`))), /that is binding/)
  await house.db.updateTable('event').set({ mode_is_binding: false }).where('id', '=', event.id).execute()
  assert.equal((await browser.post(`${door}/join`)).location, `${door}/room`)
})

test('nothing of the engine leaves the house before somebody is inside', async () => {
  const { event, door, sitting, secret } = await meeting(10, {})
  const { account } = await participant(event.id)
  const browser = await walk.as(account)
  const outsider = await walk.as(await makeAccount(house.db, { claimedCategory: 'unknown' }))
  for (const path of ['/en/meetings', door, `${door}/way`, `${door}/room`])
    for (const reader of [browser, outsider]) {
      const { body, location } = await reader.get(path)
      assert.ok(!`${body} ${location}`.includes('engine.example'), path)
    }
  await browser.post(`${door}/join`)
  const way = await browser.get(`${door}/way`)
  assert.equal(way.status, 303)
  assert.equal(way.headers['referrer-policy'], 'no-referrer')
  assert.equal(way.headers['cache-control'], 'no-store')
  const token = new URL(way.location).searchParams.get('token') ?? ''
  const by = { issuer: house.config.url, address, room: sitting.id, secret, now: house.clock.now() }
  const read = await readToken(token, by)
  assert.deepEqual({ name: read?.name, role: read?.role }, { name: 'Ama Owusu', role: 'participant' })
  assert.ok(!JSON.stringify(read).includes(account.personId))

  assert.equal(
    await readToken(token, { ...by, now: new Date(by.now.getTime() + 61_000) }),
    undefined,
    'too late',
  )
  assert.equal(await readToken(token, { ...by, secret: Buffer.alloc(32, 1) }), undefined, 'another secret')
  assert.equal(
    await readToken(token, { ...by, address: 'https://other.example' }),
    undefined,
    'another engine',
  )
  const other = await meeting(10)
  assert.equal(await readToken(token, { ...by, room: other.sitting.id }), undefined, 'another sitting')
  const [head, body = '', signature] = token.split('.')
  const says = JSON.parse(Buffer.from(body, 'base64url').toString()) as { exp: number }
  const longer = Buffer.from(JSON.stringify({ ...says, exp: says.exp + 3600 })).toString('base64url')
  assert.equal(await readToken(`${head}.${longer}.${signature}`, by), undefined, 'lengthened')
  const unsigned = Buffer.from('{"alg":"none"}').toString('base64url')
  assert.equal(await readToken(`${unsigned}.${body}.`, by), undefined, 'unsigned')
  const taken = await Promise.all(
    Array.from({ length: 10 }, () => takeToken(house.db, read?.id ?? '', by.now)),
  )
  assert.equal(taken.filter(Boolean).length, 1, 'taken more than once')

  await browser.post(`${door}/leaving`)
  assert.equal((await browser.get(`${door}/way`)).location, door)
})

test('an engine takes each token once, at the address it was given', async () => {
  const { event, door, sitting } = await meeting(10, {})
  const { account } = await participant(event.id)
  const browser = await walk.as(account)
  await browser.post(`${door}/join`)
  const token = new URL((await browser.get(`${door}/way`)).location).searchParams.get('token') ?? ''
  // A program, not a page of ours: no cookie, no origin, no language.
  const asks = (form: string) =>
    walk.server.inject({
      method: 'POST',
      url: `/meetings/${sitting.id}/passes`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: form,
    })
  const taken = await asks(new URLSearchParams({ token }).toString())
  assert.equal(taken.statusCode, 200, taken.body)
  const pass = JSON.parse(taken.body) as Record<string, unknown>
  assert.deepEqual(
    { ...pass, sub: '' },
    { sub: '', name: 'Ama Owusu', role: 'participant', room: sitting.id },
  )
  for (const form of [new URLSearchParams({ token }).toString(), 'token=nonsense', ''])
    assert.equal((await asks(form)).statusCode, 410, form)
})

test('lines one can dial are told when JOIN opens, and no earlier', async () => {
  const { event, door } = await meeting(31, { engine: 'none', address: null, telephone: '+41 22 000 00 00' })
  const browser = await walk.as((await participant(event.id)).account)
  assert.doesNotMatch((await browser.get(door)).body, /22 000/)
  house.clock.move(minute)
  assert.match((await browser.get(door)).body, /22 000/)
})

test('whoever is not registered any more is out, and a door that shuts puts nobody out', async () => {
  const { event, sitting, door } = await meeting(10, { engine: 'none', address: null })
  const [leaving, staying] = [await participant(event.id), await participant(event.id)]
  const [one, other] = [await walk.as(leaving.account), await walk.as(staying.account)]
  for (const browser of [one, other]) await browser.post(`${door}/join`)
  await house.db
    .updateTable('registration')
    .set({ state: 'cancelled' })
    .where('id', '=', leaving.it.id)
    .execute()
  await house.db
    .updateTable('meeting_room')
    .set({ is_open: false, capacity: 1 })
    .where('sitting_id', '=', sitting.id)
    .execute()
  assert.equal((await one.get(`${door}/room`)).location, door)
  assert.equal((await one.post(`${door}/messages`, { words: 'From outside' })).location, door)
  assert.equal((await other.post(`${door}/messages`, { words: 'From inside' })).location, `${door}/room`)
  const { body } = await other.get(`${door}/room`)
  assert.match(body, /From inside/)
  assert.doesNotMatch(body, /From outside/)
})

test('an open page hears of what happens, and does not keep the server from stopping', async () => {
  const own = await openWalk(house, meetingRoutes)
  const base = await own.server.listen({ host: '127.0.0.1', port: 0 })
  const { event, sitting, door } = await meeting(10, { engine: 'none', address: null })
  const { account } = await participant(event.id)
  const browser = await own.as(account)
  await browser.post(`${door}/join`)
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const stream = await fetch(`${base}${door}/stream`, { headers: { cookie } })
  assert.equal(stream.headers.get('content-type'), 'text/event-stream; charset=utf-8')
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  const listening = (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      heard += value
    }
  })()
  const other = await participant(event.id)
  await join(house, actorFor(other.account), sitting.id)
  while (!heard.includes('event: changed')) await new Promise((resolve) => setTimeout(resolve, 20))
  assert.doesNotMatch(heard, /Ama/, 'it says that something changed, and nothing else')
  await own.close()
  await listening
})

async function tenForTheLastPlace(on: TestHouse) {
  const { event, sitting } = await meeting(10, { capacity: 1 }, on)
  const people = []
  for (let nth = 0; nth < 10; nth++) people.push((await participant(event.id, 'remote', on)).account)
  await Promise.all(people.map(() => sql`select pg_sleep(0.1)`.execute(on.db))) // ten connections that are open already
  const outcomes = await Promise.all(people.map((account) => join(on, actorFor(account), sitting.id)))
  return outcomes.filter((no) => no === undefined).length
}
test('ten people at once for the last place in a room: one comes in, nine are told it is full', async () => {
  assert.equal(await tenForTheLastPlace(house), 1)
})
test('without the lock more than one comes in', async () => {
  const careless = withoutLocks(await testHouse())
  try {
    // Now and then they come one after the other by themselves.
    let inside = 0
    for (let tries = 0; tries < 10 && inside < 2; tries++) inside = await tenForTheLastPlace(careless)
    assert.ok(inside > 1, `${inside} came in`)
  } finally {
    await careless.close()
  }
})

test('one person who comes in ten times at once is there once', async () => {
  const { event, sitting } = await meeting(10)
  const { account } = await participant(event.id)
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => join(house, actorFor(account), sitting.id)),
  )
  assert.ok(outcomes.every((no) => no === undefined))
  assert.equal((await stays(sitting.id)).length, 1)
})

test('a stay that nobody ended ends with the sitting', async () => {
  const { event, sitting } = await meeting(10)
  const { account } = await participant(event.id)
  await join(house, actorFor(account), sitting.id)
  house.clock.move(400 * minute)
  await endStaysOfOver(house.db, house.clock.now())
  const [stay] = await stays(sitting.id)
  assert.deepEqual(stay?.left_at, sitting.endsAt)
})

test('what is no meeting, or a draft, is not there', async () => {
  const browser = await walk.as(await makeAccount(house.db))
  const { event, door } = await meeting(10)
  assert.equal((await browser.get('/en/meetings/nothing')).status, 404)
  assert.equal((await browser.get('/en/meetings/018f0000-0000-7000-8000-000000000001')).status, 404)
  await house.db.updateTable('event').set({ state: 'draft' }).where('id', '=', event.id).execute()
  assert.equal((await browser.get(door)).status, 404)
  assert.equal(heading(await browser.get('/en/meetings')), 'My meetings')
})
