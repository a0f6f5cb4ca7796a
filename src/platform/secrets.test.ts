import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readKey } from './key.ts'
import { hashToken, openSecrets } from './secrets.ts'

const secrets = openSecrets(Buffer.alloc(32, 1))
const others = openSecrets(Buffer.alloc(32, 2))

test('what was signed is recognised, for the same purpose and the same text only', () => {
  const signature = secrets.sign('badge', 'R-0001')
  assert.ok(secrets.isSigned('badge', 'R-0001', signature))
  assert.ok(!secrets.isSigned('badge', 'R-0002', signature))
  assert.ok(!secrets.isSigned('letter', 'R-0001', signature))
  assert.ok(!others.isSigned('badge', 'R-0001', signature))
})

test('a signature that was cut, lengthened or garbled is not recognised', () => {
  const signature = secrets.sign('badge', 'R-0001')
  for (const wrong of [
    '',
    signature.slice(1),
    `${signature}A`,
    `${signature}!`,
    signature.toUpperCase(),
    'ü'.repeat(43),
  ])
    assert.ok(!secrets.isSigned('badge', 'R-0001', wrong), wrong)
})

test('random words are of the asked length and never the same', () => {
  assert.notEqual(secrets.random(), secrets.random())
  assert.equal(Buffer.from(secrets.random(16), 'base64url').length, 16)
})

test('a token is stored as its SHA-256', () => {
  assert.equal(
    hashToken('token').toString('hex'),
    '3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0',
  )
})

test('the key of an installation is made once, for its owner alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-key-'))
  try {
    const key = readKey({ dataFolder: folder })
    assert.equal(key.length, 32)
    assert.deepEqual(readKey({ dataFolder: folder }), key)
    assert.equal(statSync(join(folder, 'secret')).mode & 0o777, 0o600)
    assert.ok(!readFileSync(join(folder, 'secret'), 'utf8').includes(secrets.sign('badge', 'R-0001')))
    assert.notDeepEqual(readKey({ dataFolder: folder, secret: 'a secret of thirty-two characters' }), key)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('what is sealed opens again, and for nobody else, for nothing else and not when it was touched', () => {
  const sealed = secrets.seal('visa.passport', 'person 1', 'X1234567 Ñandú 王')
  assert.equal(secrets.unseal('visa.passport', 'person 1', sealed), 'X1234567 Ñandú 王')
  assert.ok(!sealed.includes('X1234567'))
  assert.notDeepEqual(secrets.seal('visa.passport', 'person 1', 'X1234567 Ñandú 王'), sealed)
  assert.throws(() => secrets.unseal('visa.passport', 'person 2', sealed))
  assert.throws(() => secrets.unseal('sign-in.codes', 'person 1', sealed))
  const touched = Buffer.from(sealed)
  touched[touched.length - 1] = (touched.at(-1) as number) ^ 1
  assert.throws(() => secrets.unseal('visa.passport', 'person 1', touched))
  assert.throws(() => secrets.unseal('visa.passport', 'person 1', Buffer.from('nothing of ours')))
})
