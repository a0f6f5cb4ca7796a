import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { nextTry } from './ladder.ts'
import { detailOf, troubleOf } from './trouble.ts'

const now = new Date('2026-11-25T09:00:00Z')
const minutesAfter = (trouble: Parameters<typeof nextTry>[0], tries: number): number | undefined => {
  const again = nextTry(trouble, tries, now, 0.5)
  return again && (again.getTime() - now.getTime()) / 60_000
}

describe('the next try', () => {
  test('comes after a minute, five, thirty and two hours', () => {
    assert.deepEqual(
      [1, 2, 3, 4].map((tries) => minutesAfter('temporary', tries)),
      [1, 5, 30, 120],
    )
    assert.deepEqual(
      [1, 2, 3, 4].map((tries) => minutesAfter('connection', tries)),
      [1, 5, 30, 120],
    )
  })

  test('comes for three days in all', () => {
    const all = Array.from({ length: 11 }, (_, tries) => minutesAfter('temporary', tries + 1) ?? Number.NaN)
    assert.ok(Math.abs(all.reduce((sum, minutes) => sum + minutes, 0) / (24 * 60) - 3) < 0.1)
    assert.equal(minutesAfter('temporary', 12), undefined)
  })

  test('does not come after a clear no', () => {
    assert.equal(minutesAfter('permanent', 1), undefined)
    assert.equal(minutesAfter('address', 1), undefined)
  })

  test('comes every hour for ever when it is the relay that must be put right', () => {
    assert.equal(minutesAfter('setup', 500), 60)
  })

  test('is spread a little, so that not all mails come back in the same second', () => {
    const [early, late] = [nextTry('temporary', 1, now, 0), nextTry('temporary', 1, now, 1)]
    assert.deepEqual([early?.getTime(), late?.getTime()], [now.getTime() + 54_000, now.getTime() + 66_000])
  })
})

describe('the trouble', () => {
  const cases: [string, object, string][] = [
    [
      'a mailbox that is full is temporary',
      { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 452, permanent: false },
      'temporary',
    ],
    [
      'an unknown mailbox is permanent',
      { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550, permanent: true },
      'permanent',
    ],
    [
      'a refused message is permanent',
      { code: 'EMESSAGE', command: 'DATA', responseCode: 554, permanent: true },
      'permanent',
    ],
    [
      'a refused sender is ours to put right',
      { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553, permanent: true },
      'setup',
    ],
    [
      'a refused password is ours to put right',
      { code: 'EAUTH', responseCode: 535, permanent: true },
      'setup',
    ],
    ['a password check that is away is temporary', { code: 'EAUTH', responseCode: 454 }, 'temporary'],
    ['a bad certificate is ours to put right', { code: 'ETLS' }, 'setup'],
    ['a greeting that refuses us is ours to put right', { code: 'EPROTOCOL', responseCode: 554 }, 'setup'],
    [
      'a bad sequence of commands is temporary',
      { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 503, permanent: false },
      'temporary',
    ],
    ['a refused connection is a connection', { code: 'ESOCKET' }, 'connection'],
    ['a time-out is a connection', { code: 'ETIMEDOUT' }, 'connection'],
    ['an address no relay was asked about is an address', { code: 'EENVELOPE' }, 'address'],
  ]
  for (const [name, error, trouble] of cases) test(name, () => assert.equal(troubleOf(error), trouble))

  test('is told in one short line', () => {
    assert.equal(detailOf({ response: '550 no\r\n such   mailbox' }), '550 no such mailbox')
    assert.equal(detailOf(new Error('x'.repeat(1000))).length, 300)
  })
})
