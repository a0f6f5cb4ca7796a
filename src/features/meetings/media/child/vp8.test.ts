import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginsKeyFrame } from './vp8.ts'

const is = (...bytes: number[]) => beginsKeyFrame(Buffer.from(bytes))

test('a key frame begins with the start of its first part and a header that says so', () =>
  assert.equal(is(0x10, 0x50), true))
test('a picture that needs others before it does not', () => assert.equal(is(0x10, 0x51), false))
test('neither does the middle of a key frame, nor another part of it', () => {
  assert.equal(is(0x00, 0x50), false)
  assert.equal(is(0x11, 0x50), false)
})
test('the number of the picture is passed over, short or long', () => {
  assert.equal(is(0x90, 0x80, 0x11, 0x50), true)
  assert.equal(is(0x90, 0x80, 0x91, 0x22, 0x50), true)
  assert.equal(is(0x90, 0x80, 0x91, 0x22, 0x51), false)
})
test('so are layers and keys', () => assert.equal(is(0x90, 0xf0, 0x91, 0x22, 0x01, 0x20, 0x50), true))
test('what is cut off is no key frame', () => {
  for (const cut of [[], [0x10], [0x90], [0x90, 0x80], [0x90, 0x80, 0x91]]) assert.equal(is(...cut), false)
})
