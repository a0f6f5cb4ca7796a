import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hash } from '@node-rs/argon2'
import { hashPassword, isOutdated, isPassword } from './passwords.ts'

const password = 'a quiet harbour at dawn'

test('a password is stored as argon2id with its strength', async () => {
  const stored = await hashPassword(password)
  assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.ok(!isOutdated(stored))
  assert.ok(await isPassword(stored, password))
})

test('a password is taken exactly as typed', async () => {
  const stored = await hashPassword(` ${password}é`)
  assert.ok(await isPassword(stored, ` ${password}é`))
  for (const other of [`${password}é`, ` ${password}e\u0301`, ` ${password.toUpperCase()}é`, ''])
    assert.ok(!(await isPassword(stored, other)), other)
})

test('a weaker hash is outdated and still works', async () => {
  const stored = await hash(password, { memoryCost: 4096, timeCost: 1 })
  assert.ok(isOutdated(stored))
  assert.ok(await isPassword(stored, password))
})

test('nobody’s password is never right, and neither is a damaged hash', async () => {
  assert.ok(!(await isPassword(null, password)))
  assert.ok(!(await isPassword('not a hash', password)))
})
