import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barLine, progressBar } from './bar.ts'

test('a bar says how much is done, how fast and how long it takes', () => {
  assert.equal(barLine(1200, 2400, 3), '  ████████████░░░░░░░░░░░░ 1,200 of 2,400, 400/s, 3 s left')
  assert.equal(barLine(0, 10, 0), '  ░░░░░░░░░░░░░░░░░░░░░░░░ 0 of 10')
})

test('a bar is drawn at a terminal, ten times a second at the most, and goes when it is done', () => {
  const said: string[] = []
  let at = 0
  const bar = progressBar({ isTTY: true, write: (text) => said.push(text) }, () => at)
  bar.show(1, 10)
  bar.show(2, 10)
  at = 150
  bar.show(3, 10)
  bar.clear()
  assert.equal(said.length, 3)
  assert.match(said[1] ?? '', /3 of 10/)
})

test('where nobody looks nothing is drawn', () => {
  const said: string[] = []
  const bar = progressBar({ write: (text) => said.push(text) })
  bar.show(1, 2)
  bar.clear()
  assert.deepEqual(said, [])
})
