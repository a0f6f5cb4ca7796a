import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { decodeJwt, decodeProtectedHeader, importSPKI, jwtVerify } from 'jose'
import { openEngines } from '../../../../../test/support/engines.ts'
import { makeMeeting } from '../../../../../test/support/meetings.ts'
import { eventsToken } from './events.ts'
import { fileOf } from './key.ts'

const { house, walk, jitsi, meetingBy, sent, evidence, calm, close } = await openEngines()
after(close)
beforeEach(calm)

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
