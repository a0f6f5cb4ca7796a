import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checksum, hashes } from './calls.ts'
import { eventsIn, isTrue } from './events.ts'

const server = { address: 'https://bbb.example.org', secret: 'a secret', settings: {} }
const callback = 'https://plenary.example.org/meetings/engines/bigbluebutton/1/events'

// Told by the webhooks of a real server, with other names in it.
const meeting = {
  'internal-meeting-id': '038b74cf04c0ee371f939c9e54de060753899589-1696511528029',
  'external-meeting-id': 'p-room',
}
const told = (id: string, ts: number, user?: object, more = {}) => ({
  data: {
    type: 'event',
    id,
    attributes: { meeting: { ...meeting, ...more }, ...(user && { user }) },
    event: { ts },
  },
})
const ama = { 'internal-user-id': 'w_1fewpbchnudl', 'external-user-id': 'alias-of-ama' }
const recorded = [
  told('meeting-created', 1696511528509, undefined, { name: 'p-room', 'is-breakout': false, duration: 0 }),
  told('user-joined', 1696511534740, { ...ama, name: 'Ama', role: 'MODERATOR', presenter: 'false' }),
  told('user-presenter-assigned', 1696511534773, ama),
  told('user-audio-voice-enabled', 1696511543354, { ...ama, 'listening-only': false, 'sharing-mic': true }),
  told('user-raise-hand-changed', 1696511569968, { ...ama, 'raise-hand': true }),
  told('user-left', 1696511603380, ama),
  told('meeting-ended', 1696511606899),
]
const bodyOf = (events: readonly unknown[]) =>
  new URLSearchParams({
    domain: 'bbb.example.org',
    event: JSON.stringify(events),
    timestamp: '1696511606900',
  }).toString()

test('what is told of coming, speaking, leaving and ending is read, and the rest is passed over', () => {
  const events = eventsIn(bodyOf(recorded))
  assert.deepEqual(
    events.map(({ kind, alias, at }) => [kind, alias, at.getTime()]),
    [
      ['joined', 'alias-of-ama', 1696511534740],
      ['media', 'alias-of-ama', 1696511543354],
      ['left', 'alias-of-ama', 1696511603380],
      ['ended', undefined, 1696511606899],
    ],
  )
  assert.ok(events.every(({ run }) => run === 'p-room'))
})

test('the same told again has the same number, and no two things have one', () => {
  const numbers = (list: readonly unknown[]) => eventsIn(bodyOf(list)).map(({ id }) => id)
  assert.deepEqual(numbers(recorded), numbers(recorded))
  assert.equal(new Set(numbers(recorded)).size, 4)
})

test('what cannot be read says nothing', () => {
  for (const body of [
    '',
    'event=',
    'event=nonsense',
    'event={}',
    bodyOf([null, 1, {}, { data: { id: 'user-left' } }]),
  ])
    assert.deepEqual(eventsIn(body), [], body)
  const strange = told('user-joined', Number.NaN, ama)
  assert.deepEqual(
    eventsIn(bodyOf([strange, told('user-joined', 1, undefined), told('user-joined', -1, ama)])),
    [],
  )
})

test('only what the secret signed is believed, over the address and the body as it came', () => {
  const body = bodyOf(recorded)
  for (const hash of hashes)
    assert.ok(isTrue(server, checksum(hash, callback, body, server.secret), callback, body), hash)
  const right = checksum('sha1', callback, body, server.secret)
  assert.ok(isTrue(server, right.toUpperCase(), callback, body))
  for (const [given, address, sent] of [
    ['', callback, body],
    [right.slice(1), callback, body],
    [right, callback.replace('/1/', '/2/'), body],
    [right, callback, body.replace('alias-of-ama', 'alias-of-eve')],
    [right, callback, decodeURIComponent(body)],
    [checksum('sha1', callback, body, 'another secret'), callback, body],
  ] as const)
    assert.ok(!isTrue(server, given, address, sent))
})
