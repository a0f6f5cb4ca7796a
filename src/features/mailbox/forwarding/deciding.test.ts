import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefusal } from '../../../values/refusal.ts'
import {
  decideAnswer,
  decideFailure,
  decideGoing,
  decideTarget,
  mostAsked,
  mostForwarded,
  type GoingOn,
} from './deciding.ts'
import { letter } from '../../../../test/support/mailboxes.ts'
import { targetOf, wasHere } from './reading.ts'
import type { Forwarding } from './types.ts'

const day = 86_400_000
const now = new Date('2026-11-26T09:00:00Z')
const own = ['mensaha@body.example', 'ama.mensah@body.example']
const refusalOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.refused : undefined)

test('mail goes on to an address elsewhere, never to one’s own, also not with a tag', () => {
  assert.deepEqual(decideTarget(targetOf(' Ama@Home.example ', own), 0), {
    local: 'Ama',
    domain: 'home.example',
  })
  for (const typed of ['mensaha@body.example', 'MENSAHA@body.example', 'ama.mensah+x@body.example'])
    assert.equal(refusalOf(decideTarget(targetOf(typed, own), 0)), 'mailbox.forwarding.own', typed)
  for (const typed of ['', 'ama', 'ama@', '"a b"@x.example', 'a@x.example, b@y.example'])
    assert.equal(refusalOf(decideTarget(targetOf(typed, own), 0)), 'mailbox.forwarding.unfit', typed)
})

test('nobody has strangers asked more than some times a day', () => {
  assert.equal(
    refusalOf(decideTarget(targetOf('ama@home.example', own), mostAsked)),
    'mailbox.forwarding.asked-enough',
  )
})

const going: GoingOn = {
  mailbox: { state: 'active' },
  isAccountInUse: true,
  verdict: { origin: 'outside', dmarc: 'pass' },
  wasHere: false,
  goneWithinAnHour: 0,
}

test('a message goes on, unless that would be a loop, help to a forger, or more than hundreds an hour', () => {
  assert.equal(decideGoing(going), 'goes')
  assert.equal(decideGoing({ ...going, wasHere: true }), 'loop')
  assert.equal(decideGoing({ ...going, verdict: { origin: 'outside', dmarc: 'fail' } }), 'doubtful')
  assert.equal(decideGoing({ ...going, goneWithinAnHour: mostForwarded }), 'many')
})

test('a message says itself whether a mailbox here has sent it on before', () => {
  const was = (...addresses: string[]) =>
    wasHere(letter({ headers: addresses.map((one) => `Delivered-To: ${one}`) }), 'body.example')
  assert.equal(was(), false)
  assert.equal(was('ama@home.example'), false)
  assert.equal(was('other@body.example'), true)
  assert.equal(was('ama@home.example', 'X@BODY.example'), true)
})

test('nothing goes on while a mailbox rests or its account is blocked', () => {
  assert.equal(decideGoing({ ...going, mailbox: { state: 'suspended' } }), 'resting')
  assert.equal(decideGoing({ ...going, isAccountInUse: false }), 'resting')
})

const waiting = { state: 'waiting', expiresAt: new Date(now.getTime() + day) } as Forwarding

test('the question is answered once and in time', () => {
  assert.equal(decideAnswer(waiting, now), undefined)
  assert.equal(decideAnswer(undefined, now)?.refused, 'mailbox.forwarding.link-unknown')
  assert.equal(decideAnswer({ ...waiting, state: 'active' }, now)?.refused, 'mailbox.forwarding.link-used')
  assert.equal(decideAnswer({ ...waiting, state: 'ended' }, now)?.refused, 'mailbox.forwarding.link-over')
  assert.equal(decideAnswer({ ...waiting, expiresAt: now }, now)?.refused, 'mailbox.forwarding.link-over')
})

const fresh = { failingSince: null, failedAt: null, failures: 0, works: false }
const failing = (days: number, failures: number) => ({
  failingSince: new Date(now.getTime() - days * day),
  failedAt: new Date(now.getTime() - day),
  failures,
  works: false,
})

test('an address that takes nothing for three days is given up', () => {
  assert.deepEqual(decideFailure(fresh, '5.1.1', now), { failingSince: now, failures: 1, isOver: false })
  assert.equal(decideFailure(failing(2, 9), '5.1.1', now).isOver, false)
  assert.equal(decideFailure(failing(3, 1), '5.1.1', now).isOver, false)
  assert.equal(decideFailure(failing(3, 2), '5.1.1', now).isOver, true)
})

test('a server that refuses the mail of some senders is not an address that is gone', () => {
  assert.equal(decideFailure(failing(9, 99), '5.7.26', now).isOver, false)
  assert.equal(decideFailure(failing(9, 99), '5.7.26', now).failures, 99)
})

test('after days without a failure the counting begins anew', () => {
  const long = { ...failing(9, 99), failedAt: new Date(now.getTime() - 2 * day) }
  assert.deepEqual(decideFailure(long, '5.1.1', now), { failingSince: now, failures: 1, isOver: false })
})

test('an address that takes some of what comes is never given up', () => {
  const works = { ...failing(9, 99), works: true }
  assert.deepEqual(decideFailure(works, '5.1.1', now), { failingSince: now, failures: 1, isOver: false })
})
