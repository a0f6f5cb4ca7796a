import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefusal } from '../../values/refusal.ts'
import { decideActivation, decideAnotherLetter, emailKey, identifierKey, mayWithdraw } from './rules.ts'
import type { SignUp } from './types.ts'

const noon = new Date('2026-11-25T12:00:00Z')
const after = (ms: number) => new Date(noon.getTime() + ms)
const hour = 3_600_000

const waiting: SignUp = {
  id: '0190a000-0000-7000-8000-000000000001',
  email: 'li@telecom.example',
  emailKey: 'li@telecom.example',
  answers: {
    name: 'Li',
    countryCode: 'CN',
    language: 'zh',
    category: 'unknown',
    organisation: { kind: 'unknown' },
    consents: [],
  },
  language: 'zh',
  returnTo: null,
  createdAt: noon,
  expiresAt: after(72 * hour),
  usedAt: null,
  endedAt: null,
  lettersSent: 1,
  letterSentAt: noon,
}

test('an address is compared without regard to case', () => {
  assert.equal(emailKey(' S.Lefevre@Armor-Telecom.EXAMPLE '), 's.lefevre@armor-telecom.example')
})

test('a domain is compared in its ASCII form', () => {
  assert.equal(emailKey('a@Bücher.example'), 'a@xn--bcher-kva.example')
  assert.equal(emailKey('a@bücher.example.'), 'a@xn--bcher-kva.example')
})

test('letters that only look alike are different mailboxes', () => {
  assert.notEqual(emailKey('ma\u0131l@a.example'), emailKey('mail@a.example'))
  assert.notEqual(emailKey('\u0130smail@a.example'), emailKey('ismail@a.example'))
})

test('what is no address has no key', () => {
  for (const typed of ['', '@', 'a@', '@a.example', 'a@b c', 'a@b/c', 'a@b:80', 'a@b@', 'x@[', 'a@?'])
    assert.equal(emailKey(typed), undefined, typed)
})

test('the last @ is the one that counts', () => {
  assert.equal(emailKey('"a@b"@c.example'), '"a@b"@c.example')
})

test('a user name is compared without regard to case', () => {
  assert.equal(identifierKey(' MensahA '), 'mensaha')
  assert.equal(identifierKey('A@B.example'), 'a@b.example')
  assert.equal(identifierKey('  '), undefined)
})

test('a link works until it expires', () => {
  assert.equal(decideActivation(waiting, after(71 * hour)), waiting)
  assert.deepEqual(decideActivation(waiting, after(72 * hour)), { refused: 'accounts.link-expired' })
})

test('a link works once', () => {
  assert.deepEqual(decideActivation({ ...waiting, usedAt: noon, endedAt: noon }, noon), {
    refused: 'accounts.link-used',
  })
})

test('the newest link of an address replaces the older ones', () => {
  assert.deepEqual(decideActivation({ ...waiting, endedAt: noon }, noon), {
    refused: 'accounts.link-replaced',
  })
})

test('a link that was never made is refused', () => {
  assert.deepEqual(decideActivation(undefined, noon), { refused: 'accounts.link-unknown' })
})

test('the letter can be sent again after a minute', () => {
  assert.deepEqual(decideAnotherLetter(waiting, after(59_500)), {
    refused: 'accounts.letter-just-sent',
    values: { seconds: 1 },
  })
  assert.deepEqual(decideAnotherLetter(waiting, after(60_000)), { again: true })
})

test('the letter cannot be sent again without end', () => {
  assert.deepEqual(decideAnotherLetter({ ...waiting, lettersSent: 4 }, after(hour)), {
    refused: 'accounts.letters-enough',
  })
})

test('the letter of a sign-up that is over cannot be sent again', () => {
  assert.ok(isRefusal(decideAnotherLetter({ ...waiting, usedAt: noon }, after(hour))))
  assert.ok(isRefusal(decideAnotherLetter({ ...waiting, endedAt: noon }, after(hour))))
})

test('notices and the directory entry can be taken back, the terms only with the account', () => {
  assert.deepEqual(['terms', 'privacy', 'notices', 'directory', 'x'].map(mayWithdraw), [
    false,
    false,
    true,
    true,
    false,
  ])
})
