import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSecrets } from '../../../../platform/secrets.ts'
import { eventsIn, eventsToken, isTold } from './events.ts'

// The examples of the documentation of event_sync, with other names in them.
const room = { room_name: 'P-Catchup', room_jid: 'p-catchup@conference.meet.example.org', is_breakout: false }
const jid = '14f01c40-5195-4a4d-8efb-f58b49d18741@meet.example.org/OWhl8jSh'
const ama = { name: 'Ama', email: '', id: 'alias-of-ama', occupant_jid: jid, joined_at: 1625823996 }
const joined = JSON.stringify({
  event_name: 'muc-occupant-joined',
  ...room,
  active_occupants_count: 4,
  occupant: ama,
})
const left = JSON.stringify({
  event_name: 'muc-occupant-left',
  ...room,
  active_occupants_count: 3,
  occupant: { ...ama, left_at: 1625824035 },
})
const destroyed = JSON.stringify({
  event_name: 'muc-room-destroyed',
  ...room,
  created_at: 1625823990,
  destroyed_at: 1625824036,
  all_occupants: [
    { ...ama, left_at: 1625824035 },
    { broken: true },
    { ...ama, occupant_jid: 'b/c', joined_at: 1625824000 },
  ],
})

test('coming and leaving are read with the alias, the connection and the time', () => {
  assert.deepEqual(eventsIn(joined), [
    {
      id: `p-catchup joined ${jid} 1625823996`,
      kind: 'joined',
      run: 'p-catchup',
      alias: 'alias-of-ama',
      connection: jid,
      at: new Date(1625823996_000),
    },
  ])
  const [gone, ...more] = eventsIn(left)
  assert.equal(more.length, 0)
  assert.deepEqual([gone?.kind, gone?.at.getTime()], ['left', 1625824035_000])
})

test('when the room is gone all that happened is told once more, under the same numbers', () => {
  const all = eventsIn(destroyed)
  assert.deepEqual(
    all.map(({ kind }) => kind),
    ['joined', 'left', 'joined', 'ended'],
  )
  assert.deepEqual(
    all.slice(0, 2).map(({ id }) => id),
    [...eventsIn(joined), ...eventsIn(left)].map(({ id }) => id),
  )
})

test('small rooms beside the meeting, other events and what cannot be read say nothing', () => {
  const aside = JSON.stringify({ ...JSON.parse(joined), is_breakout: true, breakout_room_id: 'x' })
  const created = JSON.stringify({ event_name: 'muc-room-created', ...room, created_at: 1625823996 })
  for (const body of [
    aside,
    created,
    '',
    '[]',
    'null',
    '{',
    '{"event_name":1}',
    '{"event_name":"muc-occupant-left","room_name":"a"}',
  ])
    assert.deepEqual(eventsIn(body), [], body)
})

test('a caller without a name of ours is nobody we know', () => {
  const { id: _id, ...nameless } = ama
  const [event] = eventsIn(JSON.stringify({ event_name: 'muc-occupant-joined', ...room, occupant: nameless }))
  assert.equal(event?.alias, '')
})

test('only the server the token was made for may tell', () => {
  const secrets = openSecrets(Buffer.alloc(32, 7))
  const here = 'https://meet.example.org'
  const header = `Bearer ${eventsToken({ secrets }, here)}`
  assert.ok(isTold({ secrets }, here, header))
  assert.ok(!isTold({ secrets }, 'https://other.example.org', header))
  for (const wrong of [undefined, '', 'Bearer ', header.slice(0, -1), header.replace('Bearer', 'Basic')])
    assert.ok(!isTold({ secrets }, here, wrong), wrong)
})
