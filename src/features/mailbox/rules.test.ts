import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  baseSubject,
  decideLocalPart,
  decidePath,
  decideRename,
  flagsOf,
  maySend,
  nextValidity,
  pathsAbove,
  warningAt,
} from './rules.ts'
import { mayMoveMailbox } from './states.ts'
import { askText, indexText, wordsOf } from './words.ts'

test('flags of the system have one spelling, each stands once, and what is no flag is left out', () => {
  assert.deepEqual(flagsOf(['\\SEEN', '\\seen', 'Work', 'work', '\\Recent', 'two words', '"x"', '', '*']), [
    'Work',
    '\\Seen',
  ])
})

test('the inbox is the inbox however it is typed', () => {
  assert.equal(decidePath('inbox'), 'INBOX')
  assert.equal(decidePath('Inbox/Letters'), 'INBOX/Letters')
  assert.equal(decidePath('Letters/'), 'Letters')
  assert.deepEqual(pathsAbove('a/b/c'), ['a', 'a/b'])
})

test('a folder takes those below it along, and only where none of them would be a second of its name', () => {
  assert.equal(decideRename(['a', 'a/b', 'ab'], 'a', 'ab/c'), undefined)
  assert.deepEqual(decideRename(['a', 'a/b', 'c/b'], 'a', 'c'), { refused: 'mailbox.folder-exists' })
  assert.deepEqual(decideRename(['a', `a/${'b'.repeat(498)}`], 'a', 'aa/a'), {
    refused: 'mailbox.folder-name',
  })
})

test('a warning stands at 80, 90 and 95 percent, and at 100 where something was turned away', () => {
  assert.deepEqual(
    [0, 79.9, 80, 90, 95, 99.9, 100, 120].map((percent) => warningAt(percent * 10, 1000, false)),
    [0, 0, 80, 90, 95, 95, 100, 100],
  )
  assert.equal(warningAt(970, 1000, true), 100)
})

test('from a full mailbox nothing is sent, from one that is nearly full everything', () => {
  const box = { state: 'active', quotaBytes: 1000 } as const
  assert.equal(maySend({ ...box, usedBytes: 999 }), undefined)
  assert.equal(maySend({ ...box, usedBytes: 1000 })?.refused, 'mailbox.full-sending')
  assert.equal(maySend({ ...box, state: 'suspended', usedBytes: 0 })?.refused, 'mailbox.not-in-use')
})

test('UIDVALIDITY only rises, also where the clock goes back', () => {
  assert.equal(nextValidity(0, new Date(1_000_000)), 1000)
  assert.equal(nextValidity(5000, new Date(1_000_000)), 5001)
})

test('an address is one’s own user name, or one that can never be anybody’s user name', () => {
  assert.equal(decideLocalPart('mensaha', 'mensaha', false), 'mensaha')
  assert.equal(decideLocalPart('Akosua.Mensah', 'mensaha', false), 'akosua.mensah')
  for (const bad of ['somebody', '.a', 'a..b', 'a@b', '"a b"', 'a+b', 'a.', 'ü.x', ''])
    assert.deepEqual(decideLocalPart(bad, 'mensaha', false), { refused: 'mailbox.address-unfit' }, bad)
  assert.deepEqual(decideLocalPart('post.master', 'mensaha', true), { refused: 'mailbox.address-unfit' })
})

test('a deleted mailbox never comes back, and an archived one may', () => {
  assert.ok(mayMoveMailbox('archived', 'active'))
  assert.ok(!mayMoveMailbox('deleted', 'active'))
  assert.ok(!mayMoveMailbox('archived', 'suspended'))
})

test('what answering and forwarding put before a subject is not part of it', () => {
  for (const subject of [
    'Seats',
    'Re: Seats',
    'RE: Fwd: Seats',
    'Re[2]: seats',
    'AW: SV: Seats',
    '回复：Seats',
    'رد: Seats',
    '[list] Re: Seats',
  ])
    assert.equal(baseSubject(subject), 'seats', subject)
})

test('words are folded: case, accents, Arabic vowel signs and letter shapes make no difference', () => {
  assert.deepEqual([...wordsOf('Réunion RÉUNION')], ['reunion'])
  assert.deepEqual([...wordsOf('الأعمالُ')], [...wordsOf('الاعمال')])
  assert.deepEqual([...wordsOf('会议')], ['会议', '议'])
})

test('a question without a word is no question, and its signs never are', () => {
  assert.equal(askText('m', ' !& | '), undefined)
  assert.equal(askText('m', "it's & co")?.includes("''"), false)
})

test('an index stays below what PostgreSQL takes, however long the text', () => {
  const many = Array.from({ length: 50_000 }, (_, n) => `word${n}${'ж'.repeat(40)}`).join(' ')
  const text = indexText('m', { subject: many, from: many, to: many, words: many })
  assert.ok(Buffer.byteLength(text) < 1_000_000)
})
