import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Spraying } from './spraying.ts'

const now = new Date('2026-11-25T09:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

/** Tries a password on names one after the other; gives how long each had to wait. */
const tried = (spraying: Spraying, password: string, names: readonly string[], at = now): number[] =>
  names.map((name) => spraying.take(name, password, at).waitSeconds)

const names = (count: number, first = 0): string[] =>
  Array.from({ length: count }, (_, at) => `name ${first + at}`)

test('a password tried on ten names is slowed down for every other name', () => {
  const spraying = new Spraying()
  assert.deepEqual(tried(spraying, 'Winter2026!', names(11)), [...Array<number>(10).fill(0), 1])
  assert.equal(spraying.take('somebody', 'Summer2026!', now).waitSeconds, 0, 'other passwords go on')
})

test('waiting doubles with each further name, up to a minute', () => {
  const spraying = new Spraying()
  tried(spraying, 'Winter2026!', names(10))
  let at = 0
  for (const seconds of [1, 2, 4, 8, 16, 32, 60, 60]) {
    at += seconds
    assert.equal(spraying.take(`late ${at}`, 'Winter2026!', later(at - 1)).waitSeconds, 1)
    assert.equal(spraying.take(`late ${at}`, 'Winter2026!', later(at)).waitSeconds, 0)
  }
})

test('one name mistyped again and again is no spraying', () => {
  const spraying = new Spraying()
  assert.deepEqual(tried(spraying, 'quiet harbour', Array<string>(50).fill('mensaha')), Array(50).fill(0))
})

test('it warns at ten names and at each doubling, and says nothing but how many', () => {
  const patient = new Spraying()
  const said = names(45).map((name, place) => patient.take(name, 'Winter2026!', later(place * 60)).warns)
  assert.deepEqual(
    said.filter((count) => count !== undefined),
    [10, 20, 40],
  )
})

test('a right password does not count, so people who share one are not taken for a robot', () => {
  const spraying = new Spraying()
  for (const name of names(40)) {
    assert.equal(spraying.take(name, 'quiet harbour lantern', now).waitSeconds, 0)
    spraying.giveBack('quiet harbour lantern')
  }
})

test('an hour later all is forgotten, and what was counted means nothing any more', () => {
  const spraying = new Spraying()
  tried(spraying, 'Winter2026!', names(40))
  assert.equal(spraying.take('another', 'Winter2026!', later(3600)).waitSeconds, 0)
})

test('nothing of a password is kept that could be read', () => {
  const spraying = new Spraying()
  tried(spraying, 'Winter2026!', names(40))
  assert.ok(!JSON.stringify(spraying).includes('Winter'))
  assert.ok(!Object.keys(spraying).length)
})
