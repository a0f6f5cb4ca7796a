import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideRepetition } from './rules.ts'
import type { SentMail } from './types.ts'

const now = new Date('2026-11-25T09:00:00Z')
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

const mail = (more: Partial<SentMail> = {}): SentMail => ({
  id: 'mail',
  personId: 'person',
  occasion: 'accounts.activated',
  to: 'akosua@sankofa.example',
  state: 'sent',
  at: before(60),
  sentAt: before(60),
  tries: 1,
  trouble: undefined,
  ...more,
})
const facts = { liveAddresses: ['akosua@sankofa.example'], lastAlike: before(60) }
const outcome = (it: SentMail, more: Partial<typeof facts> = {}) => {
  const decided = decideRepetition(it, { ...facts, ...more }, now)
  return 'refused' in decided ? decided.refused : 'again'
}

test('a mail that left, failed or was kept here can be sent again', () => {
  for (const state of ['sent', 'failed', 'withheld', 'outdated'] as const)
    assert.equal(outcome(mail({ state })), 'again')
})

test('one that is still on its way cannot', () => {
  for (const state of ['queued', 'in-flight', 'retrying'] as const)
    assert.equal(outcome(mail({ state })), 'administration.mail-on-its-way')
})

test('nothing goes to an address that no longer is the person’s', () => {
  assert.equal(outcome(mail({ to: 'old@sankofa.example' })), 'administration.mail-address-gone')
})

test('what is older than two weeks is not sent again', () => {
  assert.equal(outcome(mail({ at: before(15 * 24 * 60) })), 'administration.mail-too-old')
})

test('nobody gets the same twice in two minutes', () => {
  assert.equal(outcome(mail(), { lastAlike: before(1) }), 'administration.mail-just-sent')
})
