import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { likelySurvivor, nearOf, otherThan, pairOf } from './rules.ts'
import type { Hint, HintedAccount } from './types.ts'

const account = (id: string, more: Partial<HintedAccount> = {}): HintedAccount => ({
  id,
  name: 'Akosua Mensah',
  userName: `name-${id}`,
  state: 'active',
  createdAt: new Date('2026-01-01T00:00:00Z'),
  signedInAt: null,
  ...more,
})

test('a pair is the same from both sides, the older account first', () => {
  assert.deepEqual(pairOf('a', 'b'), ['a', 'b'])
  assert.deepEqual(pairOf('b', 'a'), ['a', 'b'])
})

test('what is found for several reasons is one neighbour, with each reason once', () => {
  assert.deepEqual(
    nearOf([
      { id: 'x', reason: 'phone' },
      { id: 'y', reason: 'address' },
      { id: 'x', reason: 'name-and-organisation' },
      { id: 'x', reason: 'phone' },
    ]),
    [
      { accountId: 'x', reasons: ['name-and-organisation', 'phone'] },
      { accountId: 'y', reasons: ['address'] },
    ],
  )
})

test('seen from one account, the hint is about the other', () => {
  const hint: Hint = {
    id: 'h',
    accounts: [account('a'), account('b')],
    reasons: ['phone'],
    foundAt: new Date(),
  }
  assert.equal(otherThan(hint, 'a').id, 'b')
  assert.equal(otherThan(hint, 'b').id, 'a')
})

describe('of two accounts goes on', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 1, n))
  const survivor = (older: Partial<HintedAccount>, newer: Partial<HintedAccount>) =>
    likelySurvivor({ accounts: [account('a', older), account('b', newer)] }).id

  test('the one that can be signed in to', () => {
    assert.equal(survivor({ state: 'blocked', signedInAt: day(9) }, {}), 'b')
    assert.equal(survivor({}, { state: 'initial' }), 'a')
  })
  test('else the one that was used last', () => {
    assert.equal(survivor({ signedInAt: day(1) }, { signedInAt: day(2) }), 'b')
    assert.equal(survivor({ signedInAt: day(3) }, { signedInAt: day(2) }), 'a')
  })
  test('else the older one', () => assert.equal(survivor({}, {}), 'a'))
})
