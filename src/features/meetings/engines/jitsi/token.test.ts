import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { decodeJwt, decodeProtectedHeader, importSPKI, jwtVerify } from 'jose'
import type { Role } from '../../types.ts'
import type { Entrant } from '../types.ts'
import { fileOf } from './key.ts'
import { claimsFor, tokenFor } from './token.ts'

const now = new Date('2026-11-25T09:00:00Z')
const seconds = now.getTime() / 1000
const server = { address: 'https://Meet.Example.org', settings: { app: 'my_client' } }
const secret = 'example_app_secret'
const ama = (role: Role | 'participant' = 'participant'): Entrant => ({
  personId: '018f0000-0000-7000-8000-000000000001',
  alias: 'alias-of-ama-000000000',
  shown: 'Ama Owusu (Ghana)',
  name: 'Ama Owusu',
  role,
  language: 'en',
})
const made = (person = ama(), more: { room?: string; settings?: object } = {}) =>
  tokenFor(
    { ...server, settings: { ...server.settings, ...more.settings } },
    { room: more.room ?? 'P-Quiet-Harbour', person, format: 'e-meeting' },
    { signing: { alg: 'HS256', secret }, now },
  )

/** As the token plugin of the server looks at one: signature, issuer, audience, time, then the room in small letters. */
async function letsIn(token: string, room: string, by: { key?: string; at?: Date } = {}): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(by.key ?? secret), {
      algorithms: ['HS256'],
      issuer: 'my_client',
      audience: 'jitsi',
      currentDate: by.at ?? now,
      requiredClaims: ['exp', 'room', 'sub'],
    })
    return payload['room'] === room.toLowerCase()
  } catch {
    return false
  }
}

test('the token says what the documents of the server ask for, and nothing else', async () => {
  const token = await made()
  assert.deepEqual(decodeProtectedHeader(token), { typ: 'JWT', alg: 'HS256' })
  assert.deepEqual(decodeJwt(token), {
    iss: 'my_client',
    aud: 'jitsi',
    sub: 'meet.example.org',
    room: 'p-quiet-harbour',
    iat: seconds,
    nbf: seconds - 60,
    exp: seconds + 180,
    context: {
      user: {
        id: 'alias-of-ama-000000000',
        name: 'Ama Owusu (Ghana)',
        affiliation: 'member',
        moderator: 'false',
      },
      features: { recording: false, livestreaming: false, transcription: false, 'outbound-call': false },
    },
  })
})

test('whoever leads owns the room, and everybody else is a member of it', async () => {
  const user = async (role: Role | 'participant') =>
    (decodeJwt(await made(ama(role)))['context'] as { user: Record<string, string> }).user
  for (const role of ['chair', 'vice-chair', 'secretariat', 'technician'] as const) {
    const { affiliation, moderator, lobby_bypass } = await user(role)
    assert.deepEqual([affiliation, moderator, lobby_bypass], ['owner', 'true', 'true'], role)
  }
  for (const role of ['participant', 'interpreter', 'captioner'] as const) {
    const { affiliation, moderator, lobby_bypass } = await user(role)
    assert.deepEqual([affiliation, moderator, lobby_bypass], ['member', 'false', undefined], role)
  }
})

test('all that is said of a person is text, and the room is never every room', async () => {
  const { context, room } = decodeJwt(await made(ama('chair'))) as { context: { user: object }; room: string }
  assert.ok(Object.values(context.user).every((value) => typeof value === 'string' && value !== ''))
  assert.notEqual(room, '*')
})

test('issuer, audience and subject are those the operator knows', () => {
  assert.deepEqual(claimsFor({ address: 'https://Meet.Example.org/tenant', settings: {} }), {
    iss: 'plenary',
    aud: 'jitsi',
    sub: 'meet.example.org',
  })
  assert.deepEqual(
    claimsFor({
      address: 'https://meet.example.org',
      settings: { app: 'a', audience: 'b', domain: 'Tenant1' },
    }),
    { iss: 'a', aud: 'b', sub: 'tenant1' },
  )
})

test('a token opens one room for a few minutes, and cannot be lengthened, moved or made by others', async () => {
  const token = await made()
  assert.ok(await letsIn(token, 'p-quiet-harbour'))
  assert.ok(await letsIn(token, 'p-quiet-harbour', { at: new Date(now.getTime() - 59_000) }), 'a slow clock')
  assert.ok(!(await letsIn(token, 'p-other-room')), 'another sitting, or a later run')
  assert.ok(!(await letsIn(token, 'p-quiet-harbour', { at: new Date(now.getTime() + 180_000) })), 'too late')
  assert.ok(!(await letsIn(token, 'p-quiet-harbour', { at: new Date(now.getTime() - 61_000) })), 'too early')
  assert.ok(!(await letsIn(token, 'p-quiet-harbour', { key: 'another secret' })))

  const [head = '', , signature = ''] = token.split('.')
  const changed = (change: object) => {
    const body = Buffer.from(JSON.stringify({ ...decodeJwt(token), ...change })).toString('base64url')
    return [`${head}.${body}.${signature}`, `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`]
  }
  const other = { context: { user: { id: 'alias-of-eve', name: 'Eve', affiliation: 'owner' } } }
  for (const forged of [...changed({ exp: seconds + 9000 }), ...changed(other), ...changed({ room: '*' })])
    assert.ok(!(await letsIn(forged, 'p-quiet-harbour')), forged)
})

test('with a key of ours the server needs nothing but the public half, which it asks for by the hash of its name', async () => {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const kid = 'jitsi/custom_key_name'
  const token = await tokenFor(
    server,
    { room: 'p-room', person: ama(), format: 'e-meeting' },
    { signing: { alg: 'RS256', kid, privatePem: pair.privateKey }, now },
  )
  assert.deepEqual(decodeProtectedHeader(token), { typ: 'JWT', alg: 'RS256', kid })
  const options = { algorithms: ['RS256'], issuer: 'my_client', audience: 'jitsi', currentDate: now }
  const { payload } = await jwtVerify(token, await importSPKI(pair.publicKey, 'RS256'), options)
  assert.equal(payload['room'], 'p-room')
  assert.equal(fileOf(kid), `${createHash('sha256').update('jitsi/custom_key_name').digest('hex')}.pem`)
  assert.match(fileOf(kid), /^[0-9a-f]{64}\.pem$/)
})
