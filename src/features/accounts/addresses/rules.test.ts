import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccountLink } from '../links/types.ts'
import {
  decideAddition,
  decideAsk,
  decideContact,
  decideRemoval,
  decideReturn,
  goesBackTo,
  isResting,
  mostAddresses,
  standing,
  undoWorksFor,
} from './rules.ts'
import type { Address, Before } from './types.ts'

const day = 24 * 3_600_000
const now = new Date('2026-11-25T09:00:00Z')
const before = (days: number) => new Date(now.getTime() - days * day)
const address = (key: string, more: Partial<Address> = {}): Address => ({
  key,
  shown: key,
  isContact: false,
  since: before(100),
  endedAt: null,
  ...more,
})
const contact = address('a@one.example', { isContact: true })
const second = address('b@one.example')
const removed = address('c@one.example', { endedAt: before(3) })
const all = [contact, second, removed]
const refused = (outcome: unknown) => (outcome as { refused?: string }).refused

test('an address that is my own already is not asked for again, one that I removed is', () => {
  assert.equal(refused(decideAsk(all, 'b@one.example', 0)), 'accounts.address-own')
  assert.deepEqual(decideAsk(all, 'c@one.example', 0), { ask: true })
})

test('an account has ten addresses at most and asks for five an hour', () => {
  const many = Array.from({ length: mostAddresses }, (_, place) => address(`${place}@one.example`))
  assert.equal(refused(decideAsk(many, 'z@one.example', 0)), 'accounts.addresses-enough')
  assert.equal(refused(decideAddition(many, undefined)), 'accounts.addresses-enough')
  assert.equal(refused(decideAsk(all, 'z@one.example', 5)), 'accounts.address-asks-enough')
})

test('an address of somebody else cannot be added, neither while it rests', () => {
  assert.equal(
    refused(decideAddition(all, { isOther: true, isResting: false })),
    'accounts.address-elsewhere',
  )
  assert.equal(refused(decideAddition(all, { isOther: true, isResting: true })), 'accounts.address-resting')
  assert.deepEqual(decideAddition(all, { isOther: false, isResting: true }), { add: true })
})

test('only an address that leads to the account can become the contact address', () => {
  assert.deepEqual(decideContact(all, second.key), { was: contact, becomes: second })
  assert.equal(refused(decideContact(all, removed.key)), 'accounts.address-unknown')
  assert.equal(refused(decideContact(all, contact.key)), 'accounts.address-is-contact-already')
})

test('neither the last address nor the contact address can be removed', () => {
  assert.equal(refused(decideRemoval([contact], contact.key)), 'accounts.address-last')
  assert.equal(refused(decideRemoval(all, contact.key)), 'accounts.address-is-contact')
  assert.deepEqual(decideRemoval(all, second.key), { removed: second })
})

test('a removed address rests for seven days', () => {
  assert.ok(isResting({ endedAt: before(6.99) }, now))
  assert.ok(!isResting({ endedAt: before(7) }, now))
  assert.ok(!isResting({ endedAt: null }, now))
})

const link = (id: string, ageDays: number, to: string, was: Before, more: Partial<AccountLink> = {}) =>
  ({
    id,
    purpose: 'address.undo',
    accountId: 'x',
    facts: { to, before: was },
    createdAt: before(ageDays),
    expiresAt: new Date(before(ageDays).getTime() + undoWorksFor),
    usedAt: null,
    endedAt: null,
    ...more,
  }) as unknown as AccountLink

const mine: Before = { keys: ['a@one.example'], contact: 'a@one.example' }
const theirs: Before = { keys: ['a@one.example', 'evil@two.example'], contact: 'evil@two.example' }

test('going back leads to before the first change of which the same address was told', () => {
  const [first, later] = [link('1', 5, 'a@one.example', mine), link('2', 4, 'a@one.example', theirs)]
  assert.deepEqual(goesBackTo(later, [later, first], now), mine)
  assert.deepEqual(goesBackTo(first, [later, first], now), mine)
})

test('going back does not reach further than what can still be undone, nor what others were told', () => {
  const later = link('2', 4, 'a@one.example', theirs)
  assert.deepEqual(goesBackTo(later, [link('1', 8, 'a@one.example', mine)], now), theirs)
  assert.deepEqual(goesBackTo(later, [link('1', 5, 'evil@two.example', mine)], now), theirs)
  assert.deepEqual(
    goesBackTo(later, [link('1', 5, 'a@one.example', mine, { usedAt: before(4) })], now),
    theirs,
  )
})

test('going back ends what was added, revives what was removed and writes to the same address as before', () => {
  const evil = address('evil@two.example', { isContact: true })
  const old = address('a@one.example', { endedAt: before(2) })
  assert.deepEqual(decideReturn([old, evil], mine, now), { revive: [old], end: [evil], contact: old })
})

test('an address that rested too long does not come back, and one is always written to', () => {
  const gone = address('a@one.example', { endedAt: before(7) })
  const other = address('b@one.example', { isContact: true })
  const was = { keys: ['a@one.example', 'b@one.example'], contact: 'a@one.example' }
  assert.deepEqual(decideReturn([gone, other], was, now), { revive: [], end: [], contact: other })
  assert.equal(refused(decideReturn([gone], mine, now)), 'accounts.link-expired')
})

test('how addresses stand leaves out those that rest', () => {
  assert.deepEqual(standing(all), { keys: ['a@one.example', 'b@one.example'], contact: 'a@one.example' })
})
