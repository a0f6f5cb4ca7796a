import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementName } from './statements.ts'

test('the same text always has the same name, short enough for PostgreSQL', () => {
  assert.equal(statementName('select 1'), statementName('select 1'))
  assert.notEqual(statementName('select 1'), statementName('select 2'))
  assert.ok(Buffer.byteLength(statementName('select 1')!) < 64)
})
