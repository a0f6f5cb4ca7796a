import { test } from 'node:test'
import assert from 'node:assert/strict'
import { contrastOf } from './contrast.ts'

test('black on white has the highest contrast, a colour on itself the lowest', () => {
  assert.equal(contrastOf('#000000', '#FFFFFF'), 21)
  assert.equal(contrastOf('#0F4C5C', '#0F4C5C'), 1)
})

test('the order of the two colours does not matter', () => {
  assert.equal(contrastOf('#0F4C5C', '#FBFAF7'), contrastOf('#FBFAF7', '#0F4C5C'))
  assert.equal(contrastOf('#FFFFFF', '#0F4C5C').toFixed(1), '9.5')
})
