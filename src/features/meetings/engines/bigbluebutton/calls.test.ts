import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { apiOf, callAddress, checksum, hashes } from './calls.ts'

// The example of the documentation of BigBlueButton.
const secret = '639259d4-9dd8-4b25-bf01-95f9567eaf4b'
const query = 'name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444'

test('the checksum is the one of the documentation', () => {
  assert.equal(checksum('sha1', 'create', query, secret), '1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17')
})

test('with each hash a server may ask for it is over call, query and secret', () => {
  const lengths = hashes.map((hash) => checksum(hash, 'create', query, secret).length)
  assert.deepEqual(lengths, [64, 40, 96, 128])
  for (const hash of hashes)
    assert.equal(checksum(hash, 'end', '', 's'), createHash(hash).update('ends').digest('hex'))
})

test('the query is hashed exactly as it is sent', () => {
  const server = { address: 'https://bbb.example.org', secret, settings: { checksum: 'sha1' } } as const
  const params = { name: 'Test Meeting', meetingID: 'abc123', attendeePW: '111222', moderatorPW: '333444' }
  assert.equal(
    callAddress(server, 'create', params),
    `https://bbb.example.org/bigbluebutton/api/create?${query}&checksum=1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17`,
  )
})

test('nothing is proven by SHA-1 unless staff say so', () => {
  const address = callAddress({ address: 'https://bbb.example.org', secret, settings: {} }, 'end', {})
  assert.equal(new URL(address).searchParams.get('checksum')?.length, 64)
})

test('an address is understood as operators write it down', () => {
  for (const typed of [
    '',
    '/',
    '/bigbluebutton',
    '/bigbluebutton/',
    '/bigbluebutton/api',
    '/bigbluebutton/api/',
  ])
    assert.equal(apiOf(`https://bbb.example.org${typed}`), 'https://bbb.example.org/bigbluebutton/api', typed)
  assert.equal(apiOf('https://example.org/scalelite/api'), 'https://example.org/scalelite/api')
})
