import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { SignedIn } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { decideCode, inGroups, readCode, stepOf } from './one-time-codes/rules.ts'
import { isCounterRight } from './passkeys/rules.ts'
import { bytesForSet, codesFrom, readRecoveryCode, shownCode } from './recovery-codes/rules.ts'
import { actsForOthers, decideRemoval, decideStep, hasFactor, isLiveChallenge } from './rules.ts'

const now = new Date('2026-11-25T09:00:00Z')
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const noOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.refused : 'fine')
const factors = (passkeys: number, hasCodes = false) => ({ passkeys, hasCodes, recoveryCodes: 10 })

test('a passkey or an app for codes is a second factor; recovery codes alone are none', () => {
  assert.ok(hasFactor(factors(1)))
  assert.ok(hasFactor(factors(0, true)))
  assert.ok(!hasFactor(factors(0)))
})

test('the last factor cannot be removed while a role needs one', () => {
  assert.equal(noOf(decideRemoval(factors(1), true)), 'sign-in.last-factor')
  assert.equal(noOf(decideRemoval(factors(0, true), true)), 'sign-in.last-factor')
  assert.deepEqual(decideRemoval(factors(2), true), { isLast: false })
  assert.deepEqual(decideRemoval(factors(1, true), true), { isLast: false })
})

test('whoever needs no second factor may remove the last one', () => {
  assert.deepEqual(decideRemoval(factors(1), false), { isLast: true })
})

test('a role shows in what somebody may do, and in what is withheld from them', () => {
  const person = (permissions: string[], withheld: string[] = []): SignedIn => ({
    kind: 'person',
    accountId: 'a',
    personId: 'p',
    name: 'A',
    permissions: new Set(['everyone', 'signed-in', ...permissions]),
    assurance: 'one-factor',
    withheld: new Set(withheld),
  })
  assert.ok(actsForOthers(person(['approvals.decide'])))
  assert.ok(actsForOthers(person([], ['approvals.decide'])))
  assert.ok(!actsForOthers(person([])))
})

test('the second step waits for five minutes', () => {
  const step = { accountId: 'a', at: now.getTime(), mark: 'm' }
  assert.equal(noOf(decideStep(step, 'm', after(299))), 'fine')
  assert.equal(noOf(decideStep(step, 'm', after(300))), 'sign-in.step-over')
  assert.equal(noOf(decideStep(undefined, 'm', now)), 'sign-in.step-over')
})

test('another password ends the second step, and so does an account that is gone', () => {
  const step = { accountId: 'a', at: now.getTime(), mark: 'm' }
  assert.equal(noOf(decideStep(step, 'other', now)), 'sign-in.step-over')
  assert.equal(noOf(decideStep(step, undefined, now)), 'sign-in.step-over')
})

test('a challenge is answered within five minutes, and only for what it was asked for', () => {
  const challenge = { challenge: 'c', at: now.getTime(), to: 'get' } as const
  assert.ok(isLiveChallenge(challenge, 'get', after(299)))
  assert.ok(!isLiveChallenge(challenge, 'get', after(300)))
  assert.ok(!isLiveChallenge(challenge, 'create', now))
})

test('an authenticator that never counts is fine, and one that counts must go up', () => {
  assert.ok(isCounterRight(0, 0))
  assert.ok(isCounterRight(0, 1))
  assert.ok(isCounterRight(7, 8))
})

test('a counter that stands still, goes back or is gone means a copy', () => {
  assert.ok(!isCounterRight(7, 7))
  assert.ok(!isCounterRight(7, 6))
  assert.ok(!isCounterRight(7, 0))
})

test('a code is taken once, and none before it afterwards', () => {
  const step = stepOf(now)
  assert.deepEqual(decideCode(step, null), { step })
  assert.deepEqual(decideCode(step, step - 1), { step })
  assert.equal(noOf(decideCode(step, step)), 'sign-in.code-wrong')
  assert.equal(noOf(decideCode(step - 1, step)), 'sign-in.code-wrong')
})

test('a code of no half minute near is not taken', () => {
  assert.equal(noOf(decideCode(undefined, null)), 'sign-in.code-wrong')
})

test('a code is understood with spaces and in the digits of other scripts', () => {
  for (const typed of ['123456', ' 123 456 ', '123-456', '١٢٣٤٥٦', '۱۲۳۴۵۶', '１２３４５６', '१२३४५६'])
    assert.equal(readCode(typed), '123456', typed)
  for (const typed of ['', '12345', '1234567', '12345a', '¹²³⁴⁵⁶a']) assert.equal(readCode(typed), undefined)
})

test('a secret is shown in groups of four', () => {
  assert.deepEqual(inGroups('ABCDEFGHIJ'), ['ABCD', 'EFGH', 'IJ'])
})

test('a set has ten codes, each with a digit of its own in front', () => {
  const codes = codesFrom(new Uint8Array(bytesForSet).fill(31))
  assert.deepEqual(codes.map(({ mark }) => mark).join(''), '0123456789')
  assert.equal(shownCode(codes[3]!), '3ZZZ-ZZZZ-ZZZZ')
})

test('whatever the chance, a code is read as it is shown, in small letters and without groups too', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: bytesForSet, maxLength: bytesForSet }), (bytes) => {
      for (const code of codesFrom(bytes)) {
        const shown = shownCode(code)
        assert.deepEqual(readRecoveryCode(shown), code)
        assert.deepEqual(readRecoveryCode(` ${shown.toLowerCase().replaceAll('-', ' ')} `), code)
      }
    }),
    { numRuns: 30 },
  )
})

test('letters that look like digits are read as those', () => {
  assert.deepEqual(readRecoveryCode('oOOO-lIiI-1111'), { mark: '0', secret: '00011111111' })
})

test('what is no recovery code is not looked for', () => {
  for (const typed of ['', '123456', 'AAAA-AAAA-AAAA', '3ZZZ-ZZZZ-ZZZ', '3ZZZ-ZZZZ-ZZZZZ', '3ZZZ-ZZZZ-ZZZU'])
    assert.equal(readRecoveryCode(typed), undefined, typed)
})
