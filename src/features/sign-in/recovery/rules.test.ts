import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccountLink } from '../../accounts/index.ts'
import { decideLooking, decideReset, earlierOf, maskedAddress, mayWriteAgain } from './rules.ts'
import type { Earlier } from './rules.ts'

const kinds = (name: string, kind?: 'email' | 'username' | 'contact' | 'name') =>
  decideLooking({ name, kind }).map(({ by, typed }) => `${by} ${typed}`)

test('without a kind a user name is looked for first, then people of that name', () => {
  assert.deepEqual(kinds('mensaha'), ['identifier mensaha', 'name mensaha'])
  assert.deepEqual(kinds('  Akosua Mensah '), ['identifier Akosua Mensah', 'name Akosua Mensah'])
  assert.deepEqual(kinds('王小明'), ['identifier 王小明', 'name 王小明'])
})

test('an address is only an address', () => {
  for (const kind of [undefined, 'email', 'username', 'contact', 'name'] as const)
    assert.deepEqual(kinds('a.mensah@one.example', kind), ['identifier a.mensah@one.example'])
})

test('an address added to a name settles who is meant', () => {
  for (const typed of [
    'John Smith john@one.example',
    'john@one.example John Smith',
    'John Smith <john@one.example>',
    'Smith, john@one.example',
  ])
    assert.deepEqual(kinds(typed, 'name'), ['identifier john@one.example'], typed)
})

test('who says what kind it is is taken at their word', () => {
  assert.deepEqual(kinds('mensah', 'name'), ['name mensah'])
  assert.deepEqual(kinds('mensah', 'username'), ['identifier mensah'])
  assert.deepEqual(kinds('mensah', 'contact'), ['identifier mensah'])
})

test('a lone @ is no address, and nothing is nothing', () => {
  assert.deepEqual(kinds('@'), ['identifier @', 'name @'])
  assert.deepEqual(kinds('   '), [])
})

const now = new Date('2026-11-25T12:00:00Z')
const ago = (minutes: number, isByName = false): Earlier => ({
  createdAt: new Date(now.getTime() - minutes * 60_000),
  isByName,
})
const times = (count: number, minutes: number) => Array.from({ length: count }, () => ago(minutes))
const day = 24 * 60

test('an account gets three mails an hour', () => {
  assert.ok(mayWriteAgain(false, times(2, 10), now))
  assert.ok(!mayWriteAgain(false, times(3, 10), now))
  assert.ok(mayWriteAgain(false, times(3, 60), now))
})

test('an account gets ten mails a day', () => {
  assert.ok(mayWriteAgain(false, times(9, 120), now))
  assert.ok(!mayWriteAgain(false, times(10, 120), now))
  assert.ok(mayWriteAgain(false, times(10, day), now))
})

test('a name causes one mail a week', () => {
  assert.ok(mayWriteAgain(true, [], now))
  assert.ok(!mayWriteAgain(true, [ago(6 * day, true)], now))
  assert.ok(mayWriteAgain(true, [ago(7 * day, true)], now))
})

test('a mail that a name caused does not stop one by user name or address, nor the other way round', () => {
  assert.ok(mayWriteAgain(false, [ago(5, true)], now))
  assert.ok(mayWriteAgain(true, [ago(5, false)], now))
})

test('a name counts within the hour and the day like everything else', () => {
  assert.ok(!mayWriteAgain(true, times(3, 10), now))
  assert.ok(!mayWriteAgain(false, [...times(2, 10), ago(10, true)], now))
})

test('an address is masked so that only its owner knows which one it is', () => {
  const masked: [string, string][] = [
    ['s.lefevre@armor.example', 's•••e@armor.example'],
    ['ab@one.example', 'a•••@one.example'],
    ['a@one.example', 'a•••@one.example'],
    ['abc@one.example', 'a•••c@one.example'],
    ['"a@b"@one.example', '"•••"@one.example'],
    ['用户名@例子.example', '用•••名@例子.example'],
    ['𝒶𝒷𝒸@one.example', '𝒶•••𝒸@one.example'],
  ]
  for (const [address, shown] of masked) assert.equal(maskedAddress(address), shown)
})

test('the mask never tells how long a name is', () => {
  assert.equal(maskedAddress('ama@x.example').length, maskedAddress('amarachukwua@x.example').length)
})

const link: AccountLink = {
  id: 'r',
  purpose: 'recovery',
  accountId: 'a',
  facts: { by: 'name' },
  createdAt: now,
  expiresAt: new Date('2026-11-25T12:30:00Z'),
  usedAt: null,
  endedAt: null,
}

test('a link to a new password works for half an hour', () => {
  assert.equal(decideReset(link, now), link)
  assert.deepEqual(decideReset(link, link.expiresAt), { refused: 'sign-in.recovery-expired' })
})

test('a link to a new password works once, and only the newest one', () => {
  assert.deepEqual(decideReset({ ...link, usedAt: now }, now), { refused: 'sign-in.recovery-used' })
  assert.deepEqual(decideReset({ ...link, endedAt: now }, now), { refused: 'sign-in.recovery-used' })
  assert.deepEqual(decideReset(undefined, now), { refused: 'sign-in.recovery-unknown' })
})

test('a link remembers whether a name was typed', () => {
  assert.deepEqual(earlierOf(link), { createdAt: now, isByName: true })
  assert.equal(earlierOf({ ...link, facts: { by: 'identifier' } }).isByName, false)
})
