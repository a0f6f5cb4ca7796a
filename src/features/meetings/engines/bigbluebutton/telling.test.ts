import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { openEngines } from '../../../../../test/support/engines.ts'
import { makeAccount } from '../../../../../test/support/people.ts'
import { actorFor } from '../../../../../test/support/registering.ts'
import { inTransaction } from '../../../../platform/database/database.ts'
import { meetingsMerge } from '../../index.ts'
import { lookAfterRuns } from '../look-after.ts'
import { checksum } from './calls.ts'

const { house, walk, drivers, bbb, meetingBy, sent, evidence, runsOf, calm, close } = await openEngines()
after(close)
beforeEach(calm)

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
  const names = new Map([
    [ama.account.personId, 'ama'],
    [ben.account.personId, 'ben'],
  ])
  const [room] = [...bbb.rooms.values()]
  const alias = ({ to }: { to: URL }) => to.searchParams.get('userID') ?? ''
  const ask = async (...people: string[]) => {
    room?.people.splice(0, 99, ...people)
    house.clock.move(60_000)
    await lookAfterRuns(house, drivers)
    return (await evidence(it.sitting.id)).map(({ kind, person_id }) => [kind, names.get(person_id ?? '')])
  }
  assert.deepEqual(await ask(alias(ama), alias(ama)), [['joined', 'ama']])
  assert.deepEqual(await ask(alias(ama)), [['joined', 'ama']], 'nothing new')
  assert.deepEqual(await ask(alias(ben)), [
    ['joined', 'ama'],
    ['joined', 'ben'],
    ['left', 'ama'],
  ])
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
