import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { changesBetween, decidePublishing, decideSaving, fitOf } from './rules.ts'

const changes = (before: string, after: string) =>
  changesBetween(before, after).map(({ kind, words }) => `${kind} ${words}`)

describe('what changed between two texts', () => {
  test('is told line by line, in the order of reading', () => {
    assert.deepEqual(changes('One\n\nTwo\nThree', 'One\nTwo and a half\nThree\nFour'), [
      ...['same One', 'gone Two', 'new Two and a half', 'same Three', 'new Four'],
    ])
  })
  test('is nothing for the same text, whatever its empty lines', () => {
    assert.deepEqual(changes('One\n\n\nTwo', 'One\nTwo'), ['same One', 'same Two'])
  })
  test('is all of it for a first text and for the last', () => {
    assert.deepEqual(changes('', 'One'), ['new One'])
    assert.deepEqual(changes('One', ''), ['gone One'])
  })
  test('finds a line that moved', () => {
    assert.deepEqual(changes('One\nTwo', 'Two\nOne'), ['gone One', 'same Two', 'new One'])
  })
  test('of very long texts is the one and then the other', () => {
    const long = Array.from({ length: 500 }, (_, place) => String(place)).join('\n')
    assert.equal(changesBetween(long, `${long}\nx`).length, 1001)
  })
})

describe('a draft', () => {
  test('is kept when nobody else wrote since it was seen', () => {
    assert.deepEqual(decideSaving(undefined, 0), { isNew: true })
    assert.deepEqual(decideSaving({ revision: 3 }, 3), { isNew: false })
  })
  test('of somebody else is never overwritten unseen', () => {
    assert.deepEqual(decideSaving({ revision: 1 }, 0), { refused: 'help.refused.written-meanwhile' })
    assert.deepEqual(decideSaving({ revision: 4 }, 3), { refused: 'help.refused.written-meanwhile' })
    assert.deepEqual(decideSaving(undefined, 2), { refused: 'help.refused.written-meanwhile' })
  })
  test('is published as it was looked at', () => {
    assert.deepEqual(decidePublishing({ revision: 3 }, 3), { publishes: true })
    assert.deepEqual(decidePublishing({ revision: 4 }, 3), { refused: 'help.refused.written-meanwhile' })
    assert.deepEqual(decidePublishing(undefined, 3), { refused: 'help.refused.no-draft' })
  })
})

describe('what a draft says the same as', () => {
  const live = { fits: 3, fitsOurs: null }
  test('is the first language as it is now, for whoever says that it fits', () => {
    assert.deepEqual(fitOf({ fits: true }, { first: 4, live }, 'ours'), { fits: 4, fitsOurs: null })
    assert.deepEqual(fitOf({ fits: true }, { first: 0, live }, 'ours'), { fits: 0, fitsOurs: 'ours' })
  })
  test('stays what it was for whoever only corrects', () => {
    assert.deepEqual(fitOf({ fits: false }, { first: 4, live }, 'ours'), live)
    const older = { fits: 0, fitsOurs: 'before' }
    assert.deepEqual(fitOf({ fits: false }, { first: 0, live: older }, 'now'), older)
  })
  test('is the program’s own for the first text of a language', () => {
    assert.deepEqual(fitOf({ fits: false }, { first: 4, live: undefined }, 'ours'), {
      fits: 0,
      fitsOurs: 'ours',
    })
    assert.deepEqual(fitOf({ fits: false }, { first: 0, live: undefined }, null), { fits: 0, fitsOurs: null })
  })
})
