import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isRefusal } from '../../../values/refusal.ts'
import { decideGivingUp, decideTrying, givenUp, reasonOf, type Standing } from './rules.ts'

const now = new Date('2026-11-26T09:00:00Z')
const inMinutes = (count: number) => new Date(now.getTime() + count * 60_000)
const letter = (more: Partial<Standing> = {}): Standing => ({
  state: 'queued',
  dueAt: inMinutes(200),
  hasBytes: true,
  ...more,
})
const refusalOf = (outcome: object) => (isRefusal(outcome) ? outcome.refused : outcome)

describe('trying a letter by hand', () => {
  test('brings its next turn to within five minutes, so that whoever has it in hand keeps it', () => {
    assert.deepEqual(decideTrying(letter(), now), { how: 'sooner', dueAt: inMinutes(5) })
    assert.deepEqual(decideTrying(letter({ dueAt: inMinutes(3) }), now), {
      how: 'sooner',
      dueAt: inMinutes(3),
    })
  })
  test('begins anew with one that failed, at once', () => {
    assert.deepEqual(decideTrying(letter({ state: 'failed' }), now), { how: 'anew', dueAt: now })
  })
  test('is refused where it was sent, is held, or is kept nowhere', () => {
    assert.equal(refusalOf(decideTrying(letter({ state: 'sent' }), now)), 'mail-routing.letter-sent')
    assert.equal(refusalOf(decideTrying(letter({ state: 'held' }), now)), 'mail-routing.letter-held')
    const gone = letter({ state: 'failed', hasBytes: false })
    assert.equal(refusalOf(decideTrying(gone, now)), 'mail-routing.letter-gone')
  })
})

test('a letter is given up while it waits or is held, and not when it is over', () => {
  for (const state of ['queued', 'held'] as const)
    assert.deepEqual(decideGivingUp({ state }), { how: 'given-up' })
  for (const state of ['sent', 'failed'] as const)
    assert.equal(refusalOf(decideGivingUp({ state })), 'mail-routing.letter-over')
})

describe('why a letter did not get through', () => {
  const heard = {
    nobody: [
      '550 5.1.1 <li@outside.example> User unknown',
      '550 No such user here',
      '5.1.10 RecipientNotFound',
    ],
    full: ['552 5.2.2 Mailbox full', '452 4.2.2 over quota', 'The mailbox quota is exceeded'],
    'too-large': ['552 5.3.4 Message too big', 'message size exceeds fixed maximum size'],
    refused: ['550 5.7.1 Message rejected due to policy', '554 blocked by a list'],
    later: ['450 4.7.1 Greylisted', '421 too many connections', '451 try again later'],
    unreachable: [
      'connect ECONNREFUSED 192.0.2.1:25',
      'getaddrinfo ENOTFOUND mx.outside.example',
      'Connection timed out',
    ],
    'given-up': [givenUp],
    gone: ['the letter is no more'],
    other: ['599 something'],
  }
  for (const [reason, all] of Object.entries(heard))
    test(`is understood: ${reason}`, () => {
      for (const said of all) assert.equal(reasonOf(said), reason, said)
    })
  test('is not guessed where nothing was said', () => {
    assert.equal(reasonOf(null), undefined)
    assert.equal(reasonOf(''), undefined)
  })
})
