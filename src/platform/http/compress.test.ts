import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodingFor, isWorthCompressing } from './compress.ts'

test('the smallest encoding a browser takes is used', () => {
  assert.equal(encodingFor('gzip, deflate, br, zstd'), 'br')
  assert.equal(encodingFor('gzip;q=0.5'), 'gzip')
  assert.equal(encodingFor('br;q=0, gzip'), 'gzip')
  assert.equal(encodingFor('identity'), undefined)
  assert.equal(encodingFor(undefined), undefined)
})

test('small answers and pictures are sent as they are', () => {
  assert.equal(isWorthCompressing(1024, 'text/html; charset=utf-8'), false)
  assert.equal(isWorthCompressing(1025, 'text/html; charset=utf-8'), true)
  assert.equal(isWorthCompressing(90_000, 'image/png'), false)
})
