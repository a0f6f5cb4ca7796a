import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Bad } from './bad.ts'
import { Cursor } from './cursor.ts'
import { readDay, readInstant, writeInstant } from './dates.ts'
import { readFetchItems } from './fetch-items.ts'
import { readName, writeName } from './folder-names.ts'
import { readSearchKeys } from './search-keys.ts'
import { placesIn, placesUpTo, readSet, setOf, writeSet } from './sets.ts'
import { writeString } from './strings.ts'

const cursor = (...pieces: (string | Buffer)[]) => new Cursor(pieces)
const isBad = (work: () => unknown) => assert.throws(work, Bad)

test('strings come as atoms, in quotes or as literals', () => {
  const it = cursor('one "t\\"w\\\\o" ', Buffer.from('th\r\nree'), ' f]our')
  assert.equal(it.astring(), 'one')
  it.space()
  assert.equal(it.astring(), 't"w\\o')
  it.space()
  assert.equal(it.astring(), 'th\r\nree')
  it.space()
  assert.equal(it.astring(), 'f]our')
  it.end()
  for (const wrong of ['"open', '"a\\b"', '(', '', '%']) isBad(() => cursor(wrong).astring())
})

test('flags are a list, with or without a backslash', () => {
  const it = cursor('(\\Seen $Forwarded x)')
  assert.deepEqual(
    it.list(() => it.flag()),
    ['\\Seen', '$Forwarded', 'x'],
  )
  isBad(() => cursor('(a').list(() => cursor('a').flag()))
})

test('sets are ranges of numbers, and star is the last', () => {
  const uids = [2, 4, 7, 9]
  const places = (text: string) => placesIn(readSet(cursor(text)), uids)
  assert.deepEqual(places('1:4,9'), [0, 1, 3])
  assert.deepEqual(places('9:1'), [0, 1, 2, 3])
  assert.deepEqual(places('*'), [3])
  assert.deepEqual(places('50:*'), [3])
  assert.deepEqual(places('*:8'), [3])
  assert.deepEqual(places('4,4,2:7'), [0, 1, 2])
  assert.deepEqual(placesIn(setOf('1:*'), []), [])
  for (const wrong of ['', '0', '1,', ':1', '1:2:3', 'a', '4294967296', '01']) isBad(() => setOf(wrong))
})

test('message numbers are the places of a folder of so many, whatever the set', () => {
  const end = fc.oneof(fc.integer({ min: 1, max: 60 }).map(String), fc.constant('*'))
  const range = fc.oneof(
    end,
    fc.tuple(end, end).map(([from, to]) => `${from}:${to}`),
  )
  const sets = fc.array(range, { minLength: 1, maxLength: 6 }).map((ranges) => ranges.join(','))
  fc.assert(
    fc.property(sets, fc.integer({ min: 0, max: 50 }), (text, last) => {
      const all = Array.from({ length: last }, (_none, n) => n + 1)
      assert.deepEqual(placesUpTo(setOf(text), last), placesIn(setOf(text), all))
    }),
  )
})

test('numbers are written as the set they are, and read back', () => {
  assert.equal(writeSet([1, 2, 3, 5, 7, 8]), '1:3,5,7:8')
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), (some) => {
      const numbers = some.sort((a, b) => a - b)
      const all = Array.from({ length: 300 }, (_none, n) => n + 1)
      assert.deepEqual(
        placesIn(setOf(writeSet(numbers)), all).map((place) => place + 1),
        numbers,
      )
    }),
  )
})

test('names of folders are written in the base64 of IMAP, and read back in any script', () => {
  assert.equal(writeName('Entwürfe & mehr'), 'Entw&APw-rfe &- mehr')
  assert.equal(writeName('台北'), '&U,BTFw-')
  assert.equal(readName('~peter/mail/&U,BTFw-/&ZeVnLIqe-'), '~peter/mail/台北/日本語')
  assert.equal(readName('Entw\xc3\xbcrfe'), 'Entwürfe')
  for (const wrong of [
    '&',
    '&AB-',
    '&!!-',
    '&2AA-',
    '&AGE-',
    '&AOkAYQ-',
    'a\xff',
    'a\0',
    'a\0\xc3\xbf',
    'a\nb',
  ])
    assert.equal(readName(wrong), undefined)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (path) => {
      if (path.isWellFormed() && !/[\0-\x1f\x7f]/.test(path)) assert.equal(readName(writeName(path)), path)
    }),
  )
})

test('days and instants are read, and nonsense is not', () => {
  assert.equal(readDay('1-Feb-1994').toISOString(), '1994-02-01T00:00:00.000Z')
  assert.equal(readInstant('25-Nov-2026 10:00:00 +0130').toISOString(), '2026-11-25T08:30:00.000Z')
  assert.equal(readInstant(' 5-Nov-2026 10:00:00 -0100').toISOString(), '2026-11-05T11:00:00.000Z')
  assert.equal(writeInstant(new Date('2026-01-05T01:02:03Z')), '"05-Jan-2026 01:02:03 +0000"')
  for (const wrong of ['31-Feb-2026', '1-Foo-2026', '', '1-Jan-26']) isBad(() => readDay(wrong))
  for (const wrong of ['25-Nov-2026 25:00:00 +0000', '25-Nov-2026']) isBad(() => readInstant(wrong))
})

test('what FETCH asks for is read, macros and sections too', () => {
  const items = (text: string) => readFetchItems(cursor(text))
  assert.deepEqual(items('FAST'), ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'])
  assert.deepEqual(items('(flags BODY.PEEK[1.2.MIME]<10.20>)'), [
    'FLAGS',
    { part: [1, 2], wanted: 'mime', isPeek: true, from: 10, length: 20, label: 'BODY[1.2.MIME]<10>' },
  ])
  assert.deepEqual(items('BODY[HEADER.FIELDS (From "to")]'), [
    {
      part: [],
      wanted: 'header',
      fields: { names: ['From', 'to'], isNot: false },
      isPeek: false,
      label: 'BODY[HEADER.FIELDS (FROM TO)]',
    },
  ])
  assert.deepEqual(items('BODY[3.HEADER.FIELDS.NOT (x)]'), [
    {
      part: [3],
      wanted: 'header',
      fields: { names: ['x'], isNot: true },
      isPeek: false,
      label: 'BODY[3.HEADER.FIELDS.NOT (X)]',
    },
  ])
  assert.deepEqual(items('BODY[]'), [{ part: [], wanted: 'all', isPeek: false, label: 'BODY[]' }])
  for (const wrong of [
    '',
    '()',
    '(FAST)',
    'BODY[',
    'BODY[MIME]',
    'BODY[1..2]',
    'BODY[]<1>',
    'BODY[]<1.0>',
    'BODY[0]',
    'constructor',
    'BODY[HEADER.FIELDS]',
    'BODY[1.]',
  ])
    isBad(() => items(wrong))
})

test('what SEARCH asks for is read', () => {
  const keys = (...pieces: (string | Buffer)[]) => readSearchKeys(cursor(...pieces))
  assert.deepEqual(keys('UNSEEN'), { key: 'no-flag', flag: '\\Seen' })
  assert.deepEqual(keys('FLAGGED SINCE 1-Feb-1994 NOT FROM "Smith"'), {
    key: 'and',
    all: [
      { key: 'flag', flag: '\\Flagged' },
      { key: 'since', day: new Date('1994-02-01T00:00:00Z') },
      { key: 'not', one: { key: 'from', text: 'Smith' } },
    ],
  })
  assert.deepEqual(keys('OR 1:3 (UID 5 TEXT ', Buffer.from('x y'), ')'), {
    key: 'or',
    one: { key: 'numbers', set: [[1, 3]] },
    other: {
      key: 'and',
      all: [
        { key: 'uids', set: [[5, 5]] },
        { key: 'text', text: 'x y' },
      ],
    },
  })
  for (const wrong of [
    '',
    'FOO',
    '()',
    'OR ALL',
    'NOT',
    'HEADER a',
    '('.repeat(100),
    `${'NOT '.repeat(300)}ALL`,
    'UID',
    'toString',
    'MODSEQ',
  ])
    isBad(() => keys(wrong))
})

test('strings are written in quotes, or as literals of UTF-8', () => {
  assert.equal(writeString('a "b" \\'), '"a \\"b\\" \\\\"')
  assert.equal(writeString('é'), '{2}\r\né')
  assert.equal(writeString('a\r\nb'), '{4}\r\na\r\nb')
})

test('no bytes make the grammar do anything but refuse them', () => {
  const words = fc.constantFrom(
    '(',
    ')',
    ' ',
    '"',
    '\\',
    'BODY[',
    ']',
    '<',
    '>',
    '1',
    ':',
    '*',
    ',',
    'OR',
    'NOT',
    'HEADER',
    '.',
    'FIELDS',
    '\0',
    '\xff',
    '{',
    '%',
  )
  fc.assert(
    fc.property(
      fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 60 }),
      (parts) => {
        for (const read of [
          readFetchItems,
          readSearchKeys,
          readSet,
          (it: Cursor) => it.list(() => it.flag()),
          (it: Cursor) => it.pattern(),
        ])
          try {
            read(cursor(parts.join('')))
          } catch (error) {
            assert.ok(error instanceof Bad, String(error))
          }
      },
    ),
    { numRuns: 600 },
  )
})
