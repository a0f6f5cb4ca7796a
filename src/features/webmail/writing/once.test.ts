import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideTurn, digestOf } from './once.ts'

const words = {
  written: { to: [], cc: [], bcc: [], subject: 'Plan', text: 'Yes.', look: 'plain' },
  about: undefined,
  added: [{ name: 'a.txt', type: 'text/plain', bytes: Buffer.from('a') }],
} as const

test('the same words and files are the same, and any other are not', () => {
  assert.deepEqual(digestOf(words), digestOf({ ...words }))
  for (const other of [
    { ...words, written: { ...words.written, text: 'No.' } },
    { ...words, added: [] },
    { ...words, added: [{ ...words.added[0], bytes: Buffer.from('b') }] },
    { ...words, removed: [0] },
    { ...words, withOriginals: true },
  ])
    assert.notDeepEqual(digestOf(words), digestOf(other))
})

test('what was overtaken on its way is older, and what says nothing else is the same', () => {
  const [one, other] = [Buffer.from('one'), Buffer.from('other')]
  assert.equal(decideTurn({ turn: 1, digest: one }, { turn: 2, digest: other }), 'older')
  assert.equal(decideTurn({ turn: 2, digest: one }, { turn: 2, digest: one }), 'same')
  assert.equal(decideTurn({ turn: 2, digest: one }, { turn: 2, digest: other }), 'newer')
  assert.equal(decideTurn({ turn: 3, digest: one }, { turn: 2, digest: one }), 'same')
  assert.equal(decideTurn({ turn: 3, digest: other }, { turn: 2, digest: one }), 'newer')
})
