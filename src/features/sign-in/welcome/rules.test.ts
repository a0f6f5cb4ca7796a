import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isRefusal } from '../../../values/refusal.ts'
import { accountStates, blockReasons } from '../../accounts/index.ts'
import type { AccountLink } from '../../accounts/index.ts'
import {
  codeFrom,
  codeIn,
  decideAgain,
  decideCode,
  decideOpened,
  isAbandoned,
  shownCode,
  timesLeft,
} from './rules.ts'
import type { Again, Opening } from './rules.ts'

const now = new Date('2026-11-25T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()
const word = 'Bodywelcome'
const code = '7K3Q9TXM2WFDH8RP'

const link = (it: Partial<AccountLink> & { openings?: readonly Opening[] } = {}): AccountLink => ({
  id: 'l',
  purpose: 'welcome',
  accountId: 'a',
  facts: { openings: it.openings ?? [] },
  createdAt: now,
  expiresAt: new Date('2026-11-28T12:00:00Z'),
  usedAt: null,
  endedAt: null,
  ...it,
})
const codeOfNo = (outcome: unknown): string => (isRefusal(outcome) ? outcome.refused : 'fine')

test('eighty bits are sixteen letters, none of which is mistaken for another', () => {
  assert.equal(codeFrom(new Uint8Array(10)), '0000000000000000')
  assert.equal(codeFrom(new Uint8Array(10).fill(255)), 'ZZZZZZZZZZZZZZZZ')
  assert.equal(codeFrom(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1)), '0000000000000001')
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 32 }), (bytes) => {
      assert.match(codeFrom(bytes), /^[0-9A-HJKMNP-TV-Z]{16}$/)
    }),
  )
})

test('no two codes of ten bytes are the same', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 10, maxLength: 10 }),
      fc.uint8Array({ minLength: 10, maxLength: 10 }),
      (one, other) => assert.equal(codeFrom(one) === codeFrom(other), Buffer.compare(one, other) === 0),
    ),
  )
})

test('the code is shown with the body’s word, in groups', () => {
  assert.equal(shownCode(word, code), 'Bodywelcome-7K3Q-9TXM-2WFD-H8RP')
})

test('what is shown is understood, whatever the code', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
      assert.equal(codeIn(shownCode(word, codeFrom(bytes)), word), codeFrom(bytes))
    }),
  )
})

test('a code is understood in any case, with or without dashes and word', () => {
  for (const typed of [
    'Bodywelcome-7K3Q-9TXM-2WFD-H8RP',
    'bodywelcome7k3q9txm2wfdh8rp',
    '  BODYWELCOME 7K3Q 9TXM 2WFD H8RP. ',
    '7k3q-9txm-2wfd-h8rp',
    '7K3Q–9TXM—2WFD−H8RP',
    '７Ｋ３Ｑ９ＴＸＭ２ＷＦＤＨ８ＲＰ',
    '٧K٣Q-٩TXM-٢WFD-H٨RP',
    '۷K۳Q-۹TXM-۲WFD-H۸RP',
  ])
    assert.equal(codeIn(typed, word), code, typed)
})

test('O and zero, I, L and one are the same', () => {
  for (const typed of ['O1L0-I111-OOOO-1I1L', 'o1lo-iill-0000-iiil'])
    assert.match(codeIn(typed, word) ?? '', /^0110111[01]0000/)
})

test('what can be no code is none', () => {
  for (const typed of ['', word, '7K3Q', `${code}7`, 'U'.repeat(16), `Otherword-${code}`, 'a'.repeat(10_000)])
    assert.equal(codeIn(typed, word), undefined, typed.slice(0, 40))
})

test('a code works once, until it expires, and only the newest', () => {
  assert.equal(codeOfNo(decideCode(link(), now)), 'fine')
  assert.equal(codeOfNo(decideCode(undefined, now)), 'sign-in.welcome-wrong')
  assert.equal(codeOfNo(decideCode(link({ usedAt: now }), now)), 'sign-in.welcome-used')
  assert.equal(codeOfNo(decideCode(link({ endedAt: now }), now)), 'sign-in.welcome-replaced')
  assert.equal(codeOfNo(decideCode(link({ expiresAt: now }), now)), 'sign-in.welcome-expired')
})

test('a typed code opens the page for a quarter of an hour', () => {
  const openings = [{ at: ago(15) }, { at: ago(14.9) }, { at: ago(1), left: true }]
  const verdicts = [0, 1, 2, 3].map((opening) => codeOfNo(decideOpened(link({ openings }), opening, now)))
  assert.deepEqual(verdicts, [
    'sign-in.welcome-closed',
    'fine',
    'sign-in.welcome-closed',
    'sign-in.welcome-closed',
  ])
  assert.equal(codeOfNo(decideOpened(undefined, 0, now)), 'sign-in.welcome-closed')
  assert.equal(codeOfNo(decideOpened(link({ openings, usedAt: now }), 1, now)), 'sign-in.welcome-used')
})

test('leaving, and letting the quarter of an hour go by, count; an open page does not', () => {
  assert.equal(timesLeft(link({ openings: [{ at: ago(1) }] }), now), 0)
  const openings = [{ at: ago(40) }, { at: ago(2), left: true }, { at: ago(1) }]
  assert.equal(timesLeft(link({ openings }), now), 2)
  assert.equal(isAbandoned(link({ openings }), now), false)
  assert.equal(isAbandoned(link({ openings }), new Date(now.getTime() + 15 * 60_000)), true)
  assert.equal(timesLeft({ facts: {} }, now), 0)
})

const again = (it: Partial<Again> = {}): Again => ({
  account: { state: 'active', blockReason: null },
  standing: { isPrivileged: false, contactChangedAt: null },
  by: 'staff',
  today: 0,
  ...it,
})
const verdict = (it: Partial<Again>) => {
  const outcome = decideAgain(again(it), now)
  return isRefusal(outcome) ? outcome.refused : outcome
}
const blocked = (reason: (typeof blockReasons)[number]) =>
  ({ state: 'blocked', blockReason: reason }) as const

test('closed and merged accounts do not begin again', () => {
  for (const state of accountStates)
    assert.equal(
      verdict({ account: { state, blockReason: state === 'blocked' ? 'staff' : null } }),
      state === 'closed' || state === 'merged' ? 'accounts.not-in-this-state' : 'begin',
      state,
    )
})

test('who blocked an account decides who opens it', () => {
  for (const reason of blockReasons) {
    const byOwner = ['initial-not-changed', 'owner', 'inactive'].includes(reason)
    assert.equal(
      verdict({ account: blocked(reason), by: 'owner' }),
      byOwner ? 'begin' : 'sign-in.again-ask-us',
    )
    const byFocalPoint = byOwner || reason === 'focal-point'
    assert.equal(
      verdict({ account: blocked(reason), by: 'focal-point' }),
      byFocalPoint ? 'begin' : 'sign-in.again-ask-us',
    )
    assert.equal(verdict({ account: blocked(reason), by: 'staff' }), 'begin')
  }
})

test('the owner of a working account gets a new password instead', () => {
  assert.equal(verdict({ by: 'owner' }), 'sign-in.again-not-needed')
  assert.equal(verdict({ by: 'owner', account: { state: 'initial', blockReason: null } }), 'begin')
})

test('three times a day is enough, for everybody', () => {
  for (const by of ['owner', 'focal-point', 'staff'] as const)
    assert.equal(verdict({ by, today: 3, account: blocked('inactive') }), 'sign-in.again-enough')
  assert.equal(verdict({ today: 3, isOperator: true }), 'sign-in.again-enough')
})

test('staff, focal points and accounts whose address is new need a second person', () => {
  const privileged = { isPrivileged: true, contactChangedAt: null }
  const fresh = { isPrivileged: false, contactChangedAt: now }
  for (const standing of [privileged, fresh]) {
    assert.equal(verdict({ standing }), 'ask')
    assert.equal(verdict({ standing, by: 'focal-point' }), 'ask')
    assert.equal(verdict({ standing, isOperator: true }), 'begin')
  }
  assert.equal(verdict({ standing: privileged, by: 'owner', account: blocked('owner') }), 'ask')
})

test('an owner whose contact address is new waits until it can no longer be taken back', () => {
  const standing = { isPrivileged: false, contactChangedAt: new Date(now.getTime() - 6.9 * 24 * 3_600_000) }
  assert.equal(verdict({ standing, by: 'owner', account: blocked('owner') }), 'sign-in.again-contact-new')
  const older = { ...standing, contactChangedAt: new Date(now.getTime() - 7 * 24 * 3_600_000) }
  assert.equal(verdict({ standing: older, by: 'owner', account: blocked('owner') }), 'begin')
})
