import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readable } from './logging.ts'

test('a person at a terminal reads one short line for each thing', () => {
  const line = JSON.stringify({
    level: 'warn',
    time: '2026-11-25T09:30:12.000Z',
    process: 'web',
    msg: 'slow',
    ms: 800,
    path: '/events',
  })
  assert.equal(readable(line), '09:30:12 warn web: slow ms=800 path=/events\n')
})
