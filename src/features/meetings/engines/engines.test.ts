import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { decodeJwt, decodeProtectedHeader, importSPKI, jwtVerify } from 'jose'
import {
  fakeBigBlueButton,
  fakeJitsi,
  type FakeBigBlueButton,
  type FakeServer,
  type Mood,
} from '../../../../test/support/engines.ts'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeMeeting, makeParticipant } from '../../../../test/support/meetings.ts'
import { flat } from '../../../../test/support/pages.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { fieldsOf, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { meetingRoutes, meetingsMerge } from '../index.ts'
import type { Role } from '../types.ts'
import { checksum } from './bigbluebutton/calls.ts'
import { openDrivers, type Drivers } from './drivers.ts'
import { eventsToken } from './jitsi/events.ts'
import { fileOf } from './jitsi/key.ts'
import { lookAfterRuns } from './look-after.ts'
import { forgetOldAliases } from './store.ts'

let house: TestHouse
let walk: Walk
let drivers: Drivers
const asking = { patienceMs: 20_000 }
let bbb: FakeBigBlueButton
let jitsi: FakeServer
before(async () => {
  house = await testHouse()
  drivers = openDrivers(house, asking)
  walk = await openWalk(house, (server, it) => meetingRoutes(server, it, drivers))
  ;[bbb, jitsi] = [await fakeBigBlueButton(), await fakeJitsi()]
})
after(async () => {
  await Promise.all([bbb.close(), jitsi.close()])
  await walk.close()
  await house.close()
})
beforeEach(async () => {
  bbb.mood = jitsi.mood = 'well'
  bbb.rooms.clear()
  bbb.hooks.length = bbb.asked.length = 0
  await house.db
    .updateTable('meeting_run')
    .set({ ended_at: house.clock.now() })
    .where('ended_at', 'is', null)
    .execute()
})

const form = (engine: string, address = '', more = {}) => ({
  format: 'e-meeting',
  engine,
  address,
  open: 'yes',
  ...more,
})

/** A meeting that begins in ten minutes, its room set up by staff. */
async function meetingBy(engine: 'bigbluebutton' | 'jitsi', more = {}) {
  const it = await makeMeeting(house, 10)
  const staff = await walk.as(await makeAccount(house.db), ['events.manage'])
  const [address, secret] = engine === 'jitsi' ? [jitsi.address, ''] : [bbb.address, bbb.secret]
  const saved = await staff.post(it.desk, form(engine, address, { secret, ...more }))
  assert.ok([200, 303].includes(saved.status), main(saved))
  return { ...it, staff, saved }
}

/** Somebody who has joined, and the address they are sent to. */
async function sent(it: Awaited<ReturnType<typeof meetingBy>>, role?: Role, name?: string) {
  const account = await makeParticipant(house, it.sitting, { ...(role && { role }), ...(name && { name }) })
  const browser = await walk.as(account)
  assert.equal((await browser.post(`${it.door}/join`)).status, 303)
  const way = await browser.get(`${it.door}/way`)
  return { account, browser, way, to: new URL(way.location || 'http://nowhere') }
}

const evidence = (sittingId: string) =>
  house.db
    .selectFrom('attendance_event')
    .selectAll()
    .where('sitting_id', '=', sittingId)
    .where('source', 'like', 'engine:%')
    .orderBy('happened_at')
    .orderBy('id')
    .execute()
const runsOf = (sittingId: string) =>
  house.db
    .selectFrom('meeting_run')
    .selectAll()
    .where('sitting_id', '=', sittingId)
    .orderBy('began_at')
    .orderBy('id')
    .execute()

test('BigBlueButton: at the click the room is made, and the person is sent there under an opaque name', async () => {
  const it = await meetingBy('bigbluebutton')
  const { account, to, way } = await sent(it)
  assert.equal(way.status, 303)
  assert.equal(way.headers['referrer-policy'], 'no-referrer')
  assert.equal(way.headers['cache-control'], 'no-store')
  assert.equal(`${to.origin}${to.pathname}`, `${bbb.address}/bigbluebutton/api/join`)
  const [[id, room] = ['', undefined]] = [...bbb.rooms]
  const says = Object.fromEntries(to.searchParams)
  assert.match(id, /^p-[a-z0-9-]{20,}$/)
  assert.deepEqual(
    [says['meetingID'], says['createTime'], says['role'], says['userID']?.length],
    [id, room?.createTime, 'VIEWER', 22],
  )
  assert.match(says['fullName'] ?? '', /^Ama Owusu \(.+\)$/)
  const [rest = '', proof] = to.search.slice(1).split('&checksum=')
  assert.equal(proof, checksum('sha256', 'join', rest, bbb.secret))
  assert.ok(!to.href.includes(account.personId) && !to.href.includes('%40'), 'no account, no address')
  assert.equal(room?.params.get('record'), 'false')
  assert.equal(room?.params.get('muteOnStart'), 'true')
  assert.equal(room?.params.has('lockSettingsDisableMic'), false)
})

test('BigBlueButton: the room is asked for before everybody who joins, and stays one room', async () => {
  const it = await meetingBy('bigbluebutton')
  const all = [
    await sent(it),
    await sent(it, 'chair'),
    await sent(it, 'technician'),
    await sent(it, 'interpreter'),
  ]
  assert.equal(bbb.asked.filter((call) => call === 'create').length, 4)
  assert.equal(bbb.rooms.size, 1)
  const [one, chair, technician, interpreter] = all.map(({ to }) => to.searchParams)
  assert.deepEqual(
    [one, chair, technician, interpreter].map((says) => says?.get('role')),
    ['VIEWER', 'MODERATOR', 'MODERATOR', 'VIEWER'],
  )
  assert.equal(technician?.get('excludeFromDashboard'), 'true')
  assert.equal(chair?.get('excludeFromDashboard'), null)
  assert.equal(new Set(all.map(({ to }) => to.searchParams.get('userID'))).size, 4)
  assert.equal((await runsOf(it.sitting.id)).length, 1)
})

test('BigBlueButton: at a webcast those without a part only listen', async () => {
  const it = await meetingBy('bigbluebutton', { format: 'webcast' })
  await sent(it)
  const [room] = [...bbb.rooms.values()]
  assert.equal(room?.params.get('lockSettingsDisableMic'), 'true')
})

test('BigBlueButton: what was made for one person, sitting or run opens nothing else', async () => {
  const it = await meetingBy('bigbluebutton')
  const { to, browser } = await sent(it)
  const stranger = await makeParticipant(house, it.sitting, { name: 'Eve' })
  const moved = new URL(to)
  for (const [name, value] of [
    ['userID', 'alias-of-eve'],
    ['fullName', 'Eve'],
    ['role', 'MODERATOR'],
    ['meetingID', 'p-other'],
  ] as const) {
    moved.search = to.search
    moved.searchParams.set(name, value)
    const [rest = '', proof] = moved.search.slice(1).split('&checksum=')
    assert.notEqual(proof, checksum('sha256', 'join', rest, bbb.secret), name)
  }
  // Nobody who is not inside is led anywhere, whoever they copied the address of the way from.
  assert.equal((await (await walk.as(stranger)).get(`${it.door}/way`)).location, it.door)

  // Another sitting has another room and another name for the same person.
  const other = await meetingBy('bigbluebutton')
  const there = await sent(other)
  assert.notEqual(there.to.searchParams.get('meetingID'), to.searchParams.get('meetingID'))

  // When the run is over, the next one is another room.
  bbb.rooms.clear()
  await lookAfterRuns(house, drivers)
  const again = new URL((await browser.get(`${it.door}/way`)).location)
  assert.notEqual(again.searchParams.get('meetingID'), to.searchParams.get('meetingID'))
  assert.equal(again.searchParams.get('userID'), to.searchParams.get('userID'))
  assert.equal((await runsOf(it.sitting.id)).length, 2)
})

test('ten people who are the first at once begin one run', async () => {
  const it = await meetingBy('bigbluebutton')
  const browsers = []
  for (let nth = 0; nth < 10; nth++) {
    const browser = await walk.as(await makeParticipant(house, it.sitting))
    await browser.post(`${it.door}/join`)
    browsers.push(browser)
  }
  const ways = await Promise.all(browsers.map((browser) => browser.get(`${it.door}/way`)))
  assert.equal(new Set(ways.map(({ location }) => new URL(location).searchParams.get('meetingID'))).size, 1)
  assert.equal((await runsOf(it.sitting.id)).length, 1)
})

/** Sends what the webhooks of a server send: the whole address, the body as it is, its proof behind it. */
const tell = (
  url: string,
  events: readonly object[],
  secret = bbb.secret,
  hash: 'sha1' | 'sha256' = 'sha1',
) => {
  const body = new URLSearchParams({
    domain: 'localhost',
    event: JSON.stringify(events),
    timestamp: '1',
  }).toString()
  const proof = checksum(hash, url, body, secret)
  return walk.server.inject({
    method: 'POST',
    url: `${new URL(url).pathname}?checksum=${proof}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    payload: body,
  })
}
const told = (id: string, room: string, alias: string, at: Date) => ({
  data: {
    type: 'event',
    id,
    attributes: {
      meeting: { 'internal-meeting-id': `internal-${room}`, 'external-meeting-id': room },
      user: { 'internal-user-id': `w_${alias.slice(0, 8)}`, 'external-user-id': alias },
    },
    event: { ts: at.getTime() },
  },
})

test('BigBlueButton: what it tells becomes evidence once, however often and in whatever order it comes', async () => {
  const it = await meetingBy('bigbluebutton')
  const { account, to } = await sent(it)
  await lookAfterRuns(house, drivers)
  const [hook] = bbb.hooks
  const [room, alias] = [to.searchParams.get('meetingID') ?? '', to.searchParams.get('userID') ?? '']
  assert.equal(hook?.room, room)
  const at = (minutes: number) => new Date(house.clock.now().getTime() + minutes * 60_000)
  const left = told('user-left', room, alias, at(20))
  const joined = told('user-joined', room, alias, at(1))
  for (const events of [[left], [joined], [joined, left], [joined]])
    assert.equal((await tell(hook?.url ?? '', events)).statusCode, 200)
  assert.equal(
    (
      await tell(
        hook?.url ?? '',
        [told('user-audio-voice-enabled', room, alias, at(2))],
        bbb.secret,
        'sha256',
      )
    ).statusCode,
    200,
  )
  const rows = await evidence(it.sitting.id)
  assert.deepEqual(
    rows.map(({ kind, person_id, source, raw_hash }) => [kind, person_id, source, raw_hash?.length]),
    ['joined', 'media', 'left'].map((kind) => [kind, account.personId, 'engine:bigbluebutton', 32]),
  )
})

test('BigBlueButton: what its secret did not sign, or is of another room, is taken and believed by nobody', async () => {
  const it = await meetingBy('bigbluebutton')
  const { to } = await sent(it)
  await lookAfterRuns(house, drivers)
  const url = bbb.hooks[0]?.url ?? ''
  const [room, alias] = [to.searchParams.get('meetingID') ?? '', to.searchParams.get('userID') ?? '']
  const now = house.clock.now()
  const nowhere = url.replace(/bigbluebutton\/[^/]+/, 'bigbluebutton/018f0000-0000-7000-8000-000000000001')
  const answers = [
    await tell(url, [told('user-left', room, alias, now)], 'another secret'),
    await tell(url, [told('user-left', 'p-another-room-there', alias, now)]),
    await tell(nowhere, [told('user-left', room, alias, now)]),
    await walk.server.inject({ method: 'POST', url: new URL(url).pathname }),
  ]
  // A 401 would make the server think that all is well, and any other no would make it give up.
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [200, 200, 200, 200],
  )
  assert.deepEqual(await evidence(it.sitting.id), [])
})

test('when two accounts become one, what is told of the one is evidence of the other', async () => {
  const it = await meetingBy('bigbluebutton')
  const { account, to } = await sent(it)
  const into = await makeAccount(house.db)
  const people = { from: account.personId, into: into.personId }
  await inTransaction(house.db, (tx) => meetingsMerge.merge(tx, actorFor(into), people, house.clock.now()))
  await lookAfterRuns(house, drivers)
  const [room, alias] = [to.searchParams.get('meetingID') ?? '', to.searchParams.get('userID') ?? '']
  await tell(bbb.hooks[0]?.url ?? '', [told('user-joined', room, alias, house.clock.now())])
  assert.deepEqual(
    (await evidence(it.sitting.id)).map(({ person_id }) => person_id),
    [into.personId],
  )
})

test('BigBlueButton: a caller by telephone is evidence of nobody of ours', async () => {
  const it = await meetingBy('bigbluebutton')
  const { to } = await sent(it)
  await lookAfterRuns(house, drivers)
  await tell(bbb.hooks[0]?.url ?? '', [
    told('user-joined', to.searchParams.get('meetingID') ?? '', 'v_telephone', house.clock.now()),
  ])
  const [row] = await evidence(it.sitting.id)
  assert.deepEqual([row?.person_id, row?.name], [null, 'w_v_teleph'])
})

test('BigBlueButton: that it is over is believed at the address only it knows', async () => {
  const it = await meetingBy('bigbluebutton')
  await sent(it)
  const [room] = [...bbb.rooms.values()]
  const url = new URL(room?.params.get('meta_endCallbackUrl') ?? '')
  const get = (path: string) => walk.server.inject({ method: 'GET', url: path })
  assert.equal((await get(`${url.pathname.slice(0, -1)}?recordingmarks=false`)).statusCode, 404)
  assert.equal((await runsOf(it.sitting.id))[0]?.ended_at, null)
  for (let nth = 0; nth < 2; nth++)
    assert.equal((await get(`${url.pathname}?recordingmarks=false`)).statusCode, 200)
  assert.notEqual((await runsOf(it.sitting.id))[0]?.ended_at, null)
  assert.deepEqual(
    (await evidence(it.sitting.id)).map(({ kind }) => kind),
    ['ended'],
  )
})

test('BigBlueButton: what was never told is found by asking who is there, and the hook is set again each time', async () => {
  const it = await meetingBy('bigbluebutton')
  const [ama, ben] = [await sent(it), await sent(it, undefined, 'Ben Ito')]
  const [room] = [...bbb.rooms.values()]
  const alias = ({ to }: { to: URL }) => to.searchParams.get('userID') ?? ''
  const ask = async (...people: string[]) => {
    room?.people.splice(0, 99, ...people)
    house.clock.move(60_000)
    await lookAfterRuns(house, drivers)
    return (await evidence(it.sitting.id)).map((row) => [
      row.kind,
      row.person_id === ama.account.personId
        ? 'ama'
        : row.person_id === ben.account.personId
          ? 'ben'
          : 'nobody',
    ])
  }
  assert.deepEqual(await ask(alias(ama), alias(ama)), [['joined', 'ama']])
  assert.deepEqual(await ask(alias(ama)), [['joined', 'ama']], 'nothing new')
  assert.deepEqual(
    await ask(alias(ben)),
    [
      ['joined', 'ama'],
      ['joined', 'ben'],
      ['left', 'ama'],
    ].toSorted((one, other) => (one[0] === 'joined' && other[0] === 'left' ? -1 : 0)),
  )
  bbb.mood = 'failing'
  assert.equal((await ask()).length, 3, 'no answer takes nothing from anybody')
  bbb.mood = 'well'
  assert.equal((await ask()).length, 4)
  assert.equal(bbb.hooks.length, 4)
})

test('BigBlueButton: a quarter of an hour after the end the room is ended there, and asked again if nobody answered', async () => {
  const it = await meetingBy('bigbluebutton')
  await sent(it)
  house.clock.move(144 * 60_000)
  await lookAfterRuns(house, drivers)
  assert.equal(bbb.rooms.size, 1)
  house.clock.move(2 * 60_000)
  bbb.mood = 'failing'
  await lookAfterRuns(house, drivers)
  assert.equal((await runsOf(it.sitting.id))[0]?.ended_at, null)
  bbb.mood = 'well'
  await lookAfterRuns(house, drivers)
  assert.equal(bbb.rooms.size, 0)
  assert.notEqual((await runsOf(it.sitting.id))[0]?.ended_at, null)
})

async function whileDown(it: Awaited<ReturnType<typeof meetingBy>>, server: FakeServer, mood: Mood) {
  server.mood = mood
  if (mood === 'hanging') asking.patienceMs = 200
  const { account, browser, way } = await sent(it)
  assert.equal(way.status, 503, mood)
  assert.match(
    flat(main(way)),
    /do not answer.*our fault.*noted as present.*tries again.*Try again now.*Go to the room/,
  )
  assert.equal(way.headers['refresh'], '20')
  const there = await house.db
    .selectFrom('attendance')
    .select('left_at')
    .where('person_id', '=', account.personId)
    .execute()
  assert.deepEqual(there, [{ left_at: null }], 'noted as present')
  server.mood = 'well'
  asking.patienceMs = 20_000
  assert.equal((await browser.get(`${it.door}/way`)).status, 303, 'and in as soon as it answers')
}

for (const mood of ['failing', 'garbage', 'endless', 'elsewhere', 'hanging'] as const) {
  test(`BigBlueButton that is ${mood}: a clear page in bounded time, nothing lost, and in as soon as it is well`, async () => {
    await whileDown(await meetingBy('bigbluebutton'), bbb, mood)
  })
}
for (const mood of ['failing', 'hanging'] as const) {
  test(`Jitsi that is ${mood}: a clear page in bounded time, nothing lost, and in as soon as it is well`, async () => {
    await whileDown(await meetingBy('jitsi'), jitsi, mood)
  })
}

test('Jitsi: at the click somebody is sent to their room with a token that the server can check by a key it fetches here', async () => {
  const it = await meetingBy('jitsi', { app: 'our-app', audience: 'our-audience', domain: 'Meet.Tenant' })
  const { account, to, way } = await sent(it, 'chair')
  assert.equal(way.headers['referrer-policy'], 'no-referrer')
  assert.equal(to.origin, jitsi.address)
  const room = to.pathname.slice(1)
  assert.match(room, /^p-[a-z0-9-]{20,}$/)
  assert.match(to.hash, /startWithVideoMuted=true/)
  const token = to.searchParams.get('jwt') ?? ''
  const { kid = '' } = decodeProtectedHeader(token)
  const pem = await walk.server.inject({ method: 'GET', url: `/meetings/engines/jitsi/keys/${fileOf(kid)}` })
  assert.equal(pem.statusCode, 200)
  const options = {
    algorithms: ['RS256'],
    issuer: 'our-app',
    audience: 'our-audience',
    currentDate: house.clock.now(),
  }
  const { payload } = await jwtVerify(token, await importSPKI(pem.body, 'RS256'), options)
  const { user } = payload['context'] as { user: Record<string, string> }
  assert.deepEqual(
    [payload.sub, payload['room'], user['affiliation'], user['id']?.length],
    ['meet.tenant', room, 'owner', 22],
  )
  assert.ok(!JSON.stringify(payload).includes(account.personId))
  for (const file of ['nothing.pem', fileOf('another key')])
    assert.equal(
      (await walk.server.inject({ method: 'GET', url: `/meetings/engines/jitsi/keys/${file}` })).statusCode,
      404,
    )
})

test('Jitsi with a secret of its own: tokens are signed with that, and nobody else’s opens the room', async () => {
  const it = await meetingBy('jitsi', { secret: 'example_app_secret' })
  const { to } = await sent(it)
  const token = to.searchParams.get('jwt') ?? ''
  assert.equal(decodeProtectedHeader(token).alg, 'HS256')
  const key = new TextEncoder().encode('example_app_secret')
  await jwtVerify(token, key, { currentDate: house.clock.now(), audience: 'jitsi', issuer: 'plenary' })
  const other = await meetingBy('jitsi')
  assert.notEqual(
    decodeJwt((await sent(other)).to.searchParams.get('jwt') ?? '')['room'],
    decodeJwt(token)['room'],
  )
})

test('Jitsi: what its module tells with the right word becomes evidence, once; without it nothing does', async () => {
  const it = await meetingBy('jitsi')
  const { account, to } = await sent(it)
  const { context, room } = decodeJwt(to.searchParams.get('jwt') ?? '') as {
    context: { user: { id: string } }
    room: string
  }
  const seconds = Math.floor(house.clock.now().getTime() / 1000)
  const occupant = { id: context.user.id, occupant_jid: 'a@b/c', joined_at: seconds }
  const post = (body: object, authorization?: string) =>
    walk.server.inject({
      method: 'POST',
      url: '/meetings/engines/jitsi/events/occupant/joined',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      payload: JSON.stringify(body),
    })
  const joined = { event_name: 'muc-occupant-joined', room_name: room, is_breakout: false, occupant }
  const right = `Bearer ${eventsToken(house, new URL(jitsi.address).origin)}`
  assert.equal((await post(joined)).statusCode, 403)
  assert.equal((await post(joined, `Bearer ${eventsToken(house, 'https://other.example')}`)).statusCode, 403)
  assert.deepEqual(await evidence(it.sitting.id), [])
  for (let nth = 0; nth < 3; nth++) assert.equal((await post(joined, right)).statusCode, 200)
  const over = {
    event_name: 'muc-room-destroyed',
    room_name: room,
    destroyed_at: seconds + 600,
    all_occupants: [{ ...occupant, left_at: seconds + 590 }],
  }
  for (let nth = 0; nth < 2; nth++) assert.equal((await post(over, right)).statusCode, 200)
  assert.deepEqual(
    (await evidence(it.sitting.id)).map(({ kind, person_id }) => [kind, person_id]),
    [
      ['joined', account.personId],
      ['left', account.personId],
      ['ended', null],
    ],
  )
  for (const room_name of ['nobody-knows', '\u0000'])
    assert.equal((await post({ ...joined, room_name }, right)).statusCode, 200)
})

test('a body of a kind that nobody signs is refused where only forms are read', async () => {
  const { door } = await makeMeeting(house, 10)
  const answer = await walk.server.inject({
    method: 'POST',
    url: `${door}/join`,
    headers: { 'content-type': 'application/json' },
    payload: '{}',
  })
  assert.equal(answer.statusCode, 415)
})

test('the desk says beside the field what an engine cannot do without, and keeps what was typed', async () => {
  const { desk } = await makeMeeting(house, 10)
  const staff = await walk.as(await makeAccount(house.db), ['events.manage'])
  const said = async (typed: Record<string, string>) => {
    const answer = await staff.post(desk, typed)
    assert.equal(answer.status, 422, main(answer))
    return flat(main(answer))
  }
  assert.match(
    await said(form('bigbluebutton')),
    /Give the address of a server: this installation has none set/,
  )
  assert.match(await said(form('bigbluebutton', 'https://bbb.example')), /Give the secret of this server/)
  assert.match(await said(form('bigbluebutton', 'ftp://bbb.example', { secret: 'x' })), /begins with https/)
  assert.match(await said(form('jitsi', 'https://user:word@meet.example')), /begins with https/)
  assert.match(await said(form('jitsi', 'https://meet.example', { domain: 'two words' })), /Use only letters/)
  assert.match(await said(form('link')), /begins with https/)
  const kept = await staff.post(
    desk,
    form('bigbluebutton', 'https://bbb.example', { telephone: '+41 22 000' }),
  )
  assert.match(kept.body, /value="https:\/\/bbb\.example"/)
  assert.match(kept.body, /\+41 22 000/)
})

test('a secret is sealed, shown once if we made it and never if it was typed', async () => {
  const it = await meetingBy('bigbluebutton')
  assert.ok(!(await it.staff.get(it.desk)).body.includes(bbb.secret))
  const row = await house.db
    .selectFrom('meeting_room')
    .selectAll()
    .where('sitting_id', '=', it.sitting.id)
    .executeTakeFirstOrThrow()
  assert.ok(row.secret && !row.secret.toString('latin1').includes(bbb.secret))
  assert.equal(
    (await it.staff.post(it.desk, form('bigbluebutton', bbb.address))).status,
    303,
    'empty keeps it',
  )

  const made = await it.staff.post(it.desk, form('link', 'https://engine.example/rooms/one'))
  const [, secret = ''] = /shown only now[\s\S]*?([\w-]{43})/.exec(main(made)) ?? []
  assert.equal(secret.length, 43)
  for (const later of [
    await it.staff.get(it.desk),
    await it.staff.post(it.desk, form('link', 'https://engine.example/rooms/one')),
  ])
    assert.ok(!later.body.includes(secret))
  const renewed = await it.staff.post(
    it.desk,
    form('link', 'https://engine.example/rooms/one', { anew: 'yes' }),
  )
  assert.notEqual(/shown only now[\s\S]*?([\w-]{43})/.exec(main(renewed))?.[1], secret)
})

test('a room that names no server uses that of the installation, whose secret goes to no other address', async () => {
  const config = { ...house.config, bigbluebuttonUrl: bbb.address, bigbluebuttonSecret: bbb.secret }
  const set = { ...house, config: { ...config, jitsiUrl: jitsi.address, jitsiApp: 'site-app' } }
  const own = await openWalk(set, (server, it) => meetingRoutes(server, it, openDrivers(it, asking)))
  const staff = await own.as(await makeAccount(house.db), ['events.manage'])
  const it = await makeMeeting(house, 10)
  const browser = await own.as(await makeParticipant(house, it.sitting))
  assert.equal((await staff.post(it.desk, form('bigbluebutton'))).status, 303)
  await browser.post(`${it.door}/join`)
  assert.equal(new URL((await browser.get(`${it.door}/way`)).location).origin, bbb.address)
  assert.equal((await staff.post(it.desk, form('jitsi'))).status, 200)
  const token = new URL((await browser.get(`${it.door}/way`)).location).searchParams.get('jwt') ?? ''
  assert.equal(decodeJwt(token).iss, 'site-app')

  // Neither by naming another address nor by typing a secret of one's own for the usual server.
  for (const typed of [
    form('bigbluebutton', 'http://localhost:9'),
    form('bigbluebutton', '', { secret: 'x' }),
  ])
    assert.equal((await staff.post(it.desk, typed)).status, 422)
  await own.close()
})

test('where our own sound and picture run, the desk shows them as usual, and saving keeps them', async () => {
  const set = { ...house, media: { socket: '/nowhere', secret: 'x' } }
  const own = await openWalk(set, (server, it) => meetingRoutes(server, it, openDrivers(it, asking)))
  const staff = await own.as(await makeAccount(house.db), ['events.manage'])
  const it = await makeMeeting(house, 10)
  const shown = await staff.get(it.desk)
  assert.equal(fieldsOf(shown, 'room')['engine'], 'embedded')
  await staff.post(it.desk, { ...fieldsOf(shown, 'room'), telephone: '+41 22 000' })
  const [row] = await house.db
    .selectFrom('meeting_room')
    .select('engine')
    .where('sitting_id', '=', it.sitting.id)
    .execute()
  assert.equal(row?.engine, 'embedded')
  await staff.post(`${it.desk}/trial`)
  assert.match(flat((await staff.get(it.desk)).body), /The engine does not answer/)
  await own.close()
})

test('asked whether it is there, an engine answers in words an operator can act on', async () => {
  const it = await meetingBy('bigbluebutton')
  const ask = async ({ staff, desk } = it) => {
    await staff.post(`${desk}/trial`)
    return flat((await staff.get(desk)).body)
  }
  assert.match(await ask(), /The engine answers\. It calls itself 3\.0\.5/)
  bbb.mood = 'failing'
  assert.match(await ask(), /does not answer/)
  bbb.mood = 'garbage'
  assert.match(await ask(), /but not this engine/)
  bbb.mood = 'well'
  await it.staff.post(it.desk, form('bigbluebutton', bbb.address, { secret: 'a wrong one' }))
  assert.match(await ask(), /does not accept our secret/)
  const other = await meetingBy('jitsi')
  assert.match(await ask(other), /The engine answers/)
  await it.staff.post(it.desk, form('link', 'https://engine.example/rooms/one'))
  assert.equal(
    (await it.staff.post(`${it.desk}/trial`)).status,
    404,
    'what is never asked says nothing of itself',
  )
})

test('when staff choose another engine, what was made for the one before opens nothing', async () => {
  const it = await meetingBy('bigbluebutton')
  const { to } = await sent(it)
  await it.staff.post(it.desk, form('jitsi', jitsi.address))
  assert.notEqual((await runsOf(it.sitting.id))[0]?.ended_at, null)
  await it.staff.post(it.desk, form('bigbluebutton', bbb.address, { secret: bbb.secret }))
  const back = await sent(it)
  assert.notEqual(back.to.searchParams.get('meetingID'), to.searchParams.get('meetingID'))
})

test('whoever is put out of a sitting whose engine cannot be told: staff hear that they must do it there', async () => {
  const it = await meetingBy('bigbluebutton')
  const { account, browser } = await sent(it)
  const put = (who: MadeAccount) =>
    it.staff.post(`${it.desk}/attendance`, { person: who.personId, act: 'put-out' })
  await put(account)
  assert.match((await it.staff.get(`${it.desk}/attendance`)).body, /remove them there as well/)
  assert.equal((await browser.get(`${it.door}/way`)).location, it.door)
})

test('whom engines spoke of is forgotten a month after it was over', async () => {
  const it = await meetingBy('jitsi')
  await sent(it)
  const kept = async () => {
    await forgetOldAliases(house.db, house.clock.now())
    const rows = await house.db
      .selectFrom('meeting_alias')
      .select('alias')
      .where('sitting_id', '=', it.sitting.id)
      .execute()
    return rows.length
  }
  assert.equal(await kept(), 1)
  house.clock.move(32 * 24 * 60 * 60_000)
  assert.equal(await kept(), 0)
})
