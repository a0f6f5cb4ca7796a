import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideResend, deskStateOf, mayFollow, mayReadLetter } from './rules.ts'
import type { DeskState } from './types.ts'

const now = new Date('2026-11-25T09:00:00Z')
const later = new Date('2026-11-25T09:05:00Z')

test('a mail that is due waits; one that is due later is held until then', () => {
  assert.equal(deskStateOf('queued', null, now, now), 'waiting')
  assert.equal(deskStateOf('queued', null, later, now), 'held')
  assert.equal(deskStateOf('in-flight', null, now, now), 'waiting')
})

test('a mail is kept where no mail leaves, and ended where it is no longer true', () => {
  assert.equal(deskStateOf('withheld', 'no-relay', now, now), 'kept')
  assert.equal(deskStateOf('withheld', 'outdated', now, now), 'ended')
  assert.equal(deskStateOf('withheld', 'undone', now, now), 'ended')
})

const outcome = (state: DeskState, hasRelay = true) => {
  const decided = decideResend(state, { hasRelay })
  return 'refused' in decided ? decided.refused : 'again'
}

test('what failed or is between two tries is sent again', () => {
  assert.equal(outcome('failed'), 'again')
  assert.equal(outcome('retrying'), 'again')
})

test('what left, is leaving or is no longer true is not', () => {
  assert.equal(outcome('sent'), 'messages.resend-sent')
  assert.equal(outcome('waiting'), 'messages.resend-waiting')
  assert.equal(outcome('held'), 'messages.resend-waiting')
  assert.equal(outcome('ended'), 'messages.resend-ended')
})

test('what was kept here is sent as soon as mails can leave', () => {
  assert.equal(outcome('kept'), 'again')
  assert.equal(outcome('kept', false), 'messages.resend-no-relay')
})

const may = (occasion: string, permissions: string[] = [], holdsSecrets = false) =>
  mayReadLetter({ occasion, holdsSecrets }, new Set(permissions))

test('staff read letters about meetings, never those about accounts or that let somebody in', () => {
  assert.ok(may('registrations.confirmed'))
  assert.ok(!may('accounts.sign-up') && !may('sign-in.recovery') && !may('directory.relayed'))
  assert.ok(!may('registrations.to-decide', [], true))
})

test('letters about visas are read by who works on them', () => {
  assert.ok(!may('visa-letters.returned', ['registrations.read-all']))
  assert.ok(may('visa-letters.returned', ['visa-letters.manage']))
})

test('letters about meetings follow their person to another address, those about accounts do not', () => {
  assert.ok(mayFollow('registrations.confirmed'))
  assert.ok(!mayFollow('accounts.address-confirm'))
})
