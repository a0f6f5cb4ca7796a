import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  fileNameOf,
  findPart,
  indexOf,
  parameterOf,
  rangeOf,
  readAddresses,
  selectFields,
  withoutPieces,
} from './index.ts'

const lines = (...all: string[]) => Buffer.from(all.join('\r\n'), 'utf8')

const nested = lines(
  'From: =?utf-8?q?Fran=C3=A7oise_Dub?= =?utf-8?q?=C3=A9?= <fd@example.org>',
  'To: "Mensah, Ama" <ama@example.org>, undisclosed: ;',
  'Subject: =?utf-8?B?2KfYrNiq2YXYp9i5?=',
  'Date: Wed, 25 Nov 2026 10:00:00 +0100',
  'Message-ID: <m3@example.org>',
  'In-Reply-To: <m2@example.org>',
  'References: <m1@example.org>',
  ' <m2@example.org>',
  'Content-Type: multipart/mixed; boundary="outer"',
  '',
  'preamble',
  '--outer',
  'Content-Type: multipart/alternative; boundary=outer-inner',
  '',
  '--outer-inner',
  '',
  'plain words',
  'two lines',
  '--outer-inner',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '<p>h=C3=A9</p>',
  '--outer-inner--',
  'epilogue of the inner',
  '--outer',
  'Content-Type: message/rfc822',
  '',
  'Subject: within',
  'Content-Type: multipart/mixed; boundary=deep',
  '',
  '--deep',
  '',
  'deepest',
  '--deep--',
  '',
  '--outer',
  "Content-Type: application/pdf; name*0*=utf-8''r%C3%A9; name*1=sum.pdf",
  'Content-Disposition: attachment; filename="=?utf-8?q?r=C3=A9sum=C3=A9=2Epdf?="',
  'Content-Transfer-Encoding: base64',
  '',
  'aGVsbG8=',
  '--outer--',
  '',
)

const cut = (raw: Buffer, numbers: number[], wanted: 'all' | 'header' | 'text' | 'mime') => {
  const range = rangeOf(indexOf(raw).structure, numbers, wanted)
  return range && raw.toString('utf8', range.start, range.end)
}

test('every section is cut byte for byte', () => {
  assert.equal(cut(nested, [], 'all'), nested.toString())
  assert.equal(cut(nested, [1, 1], 'all'), 'plain words\r\ntwo lines')
  assert.equal(cut(nested, [1, 1], 'mime'), '\r\n')
  assert.equal(cut(nested, [1, 2], 'all'), '<p>h=C3=A9</p>')
  assert.equal(
    cut(nested, [1, 2], 'mime'),
    'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n',
  )
  assert.match(cut(nested, [1], 'all')!, /^--outer-inner[^]*epilogue of the inner$/)
  assert.equal(
    cut(nested, [2], 'header'),
    'Subject: within\r\nContent-Type: multipart/mixed; boundary=deep\r\n\r\n',
  )
  assert.equal(cut(nested, [2], 'text'), '--deep\r\n\r\ndeepest\r\n--deep--\r\n')
  assert.equal(cut(nested, [2, 1], 'all'), 'deepest')
  assert.equal(cut(nested, [3], 'all'), 'aGVsbG8=')
  assert.equal(cut(nested, [4], 'all'), undefined)
  assert.equal(cut(nested, [1, 1, 1], 'all'), undefined)
  assert.equal(cut(nested, [1], 'header'), undefined)
  assert.equal(cut(nested, [], 'mime'), undefined)
})

test('a message of one part has that part as its first', () => {
  const raw = lines('Subject: one', '', 'text', '')
  assert.equal(cut(raw, [1], 'all'), 'text\r\n')
  assert.equal(cut(raw, [], 'text'), 'text\r\n')
  assert.equal(cut(raw, [1, 1], 'all'), undefined)
  assert.equal(cut(raw, [2], 'all'), undefined)
})

test('names, subject, date and conversation are read', () => {
  const index = indexOf(nested)
  assert.equal(index.from, 'Françoise Dubé <fd@example.org>')
  assert.equal(index.to, 'Mensah, Ama <ama@example.org>')
  assert.equal(index.subject, 'اجتماع')
  assert.equal(index.date?.toISOString(), '2026-11-25T09:00:00.000Z')
  assert.equal(index.messageId, '<m3@example.org>')
  assert.deepEqual(index.references, ['<m1@example.org>', '<m2@example.org>'])
  assert.equal(index.hasAttachments, true)
  assert.match(index.words, /plain words/)
  assert.match(index.words, /résumé\.pdf/)
  assert.match(index.words, /deepest/)
  assert.doesNotMatch(index.words, /hé|<p>/)
})

test('an ENVELOPE keeps encoded words and groups as they were written', () => {
  const { envelope } = indexOf(nested)
  assert.equal(envelope.subject, '=?utf-8?B?2KfYrNiq2YXYp9i5?=')
  assert.deepEqual(envelope.to, [
    { name: 'Mensah, Ama', mailbox: 'ama', host: 'example.org' },
    { mailbox: 'undisclosed' },
    {},
  ])
  assert.equal(envelope.sender, undefined)
  assert.equal(envelope.replyTo, undefined)
  assert.equal(envelope.cc, undefined)
})

test('names of files are read in pieces, with charset, and in encoded words', () => {
  const part = findPart(indexOf(nested).structure, [3])!
  assert.equal(parameterOf(part.parameters, 'name'), 'résum.pdf')
  assert.equal(fileNameOf(part), 'résumé.pdf')
  assert.deepEqual(part.parameters[0], ['name*0*', "utf-8''r%C3%A9"])
})

test('lines and sizes are those of the raw bytes', () => {
  const { structure } = indexOf(nested)
  const plain = findPart(structure, [1, 1])!
  assert.deepEqual([plain.at.end - plain.at.body, plain.lines], [22, 1])
  const inner = findPart(structure, [2])!
  assert.equal(inner.lines, 7)
})

test('bare line feeds are line ends', () => {
  const raw = Buffer.from(
    'A: b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\none\n--x\n\ntwo\n--x--\n',
  )
  assert.equal(cut(raw, [1], 'all'), 'one')
  assert.equal(cut(raw, [2], 'all'), 'two')
})

test('what is broken becomes something that can be shown', () => {
  const isLeaf = (raw: Buffer) => {
    const { type, subtype, parts } = indexOf(raw).structure
    return [type, subtype, parts?.length]
  }
  assert.deepEqual(isLeaf(Buffer.alloc(0)), ['text', 'plain', undefined])
  assert.deepEqual(isLeaf(lines('Content-Type: multipart/mixed', '', 'x')), ['text', 'plain', undefined])
  assert.deepEqual(isLeaf(lines('Content-Type: nonsense', '', 'x')), ['text', 'plain', undefined])
  assert.deepEqual(isLeaf(lines('Content-Type: multipart/mixed; boundary=a', '', 'x')), [
    'multipart',
    'mixed',
    1,
  ])
  // Without its last delimiter, a multipart ends with its message.
  assert.equal(cut(lines('Content-Type: multipart/mixed; boundary=a', '', '--a', '', 'x'), [1], 'all'), 'x')
  // A part whose header never ends does not swallow the next one.
  const early = lines(
    'Content-Type: multipart/mixed; boundary=a',
    '',
    '--a',
    'Content-Type: text/html',
    '--a',
    '',
    'y',
    '--a--',
  )
  assert.equal(cut(early, [1], 'all'), '')
  assert.equal(cut(early, [2], 'all'), 'y')
  // An outer delimiter ends inner multiparts that were left open.
  const open = lines(
    'Content-Type: multipart/mixed; boundary=a',
    '',
    '--a',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'x',
    '--a',
    '',
    'y',
    '--a--',
  )
  assert.equal(cut(open, [1, 1], 'all'), 'x')
  assert.equal(cut(open, [2], 'all'), 'y')
})

test('bytes that are not UTF-8 are read as western letters, and NUL is nothing', () => {
  const raw = Buffer.from('Subject: caf\xe9\0 x\r\n\r\n', 'latin1')
  assert.equal(indexOf(raw).subject, 'café x')
})

test('some fields of a header are taken byte for byte, and the others left out', () => {
  const header = lines('A: 1', 'Bb: 2', '  more', 'C: 3', '', '')
  assert.equal(selectFields(header, ['bB', 'none']).toString(), 'Bb: 2\r\n  more\r\n\r\n')
  assert.equal(selectFields(header, ['bb'], true).toString(), 'A: 1\r\nC: 3\r\n\r\n')
  assert.equal(
    selectFields(lines('A: 1', 'B: 2', ''), ['a']).toString(),
    'A: 1\r\n',
    'no empty line, no body',
  )
  assert.equal(selectFields(lines('', ''), ['a']).toString(), '\r\n')
})

test('an address has a name before its brackets or, without brackets, after it', () => {
  const only = (text: string) => readAddresses(text)[0]
  assert.deepEqual(only('Ann (Em) Bee <a@b.c> (Dee)'), { name: 'Ann Bee', mailbox: 'a', host: 'b.c' })
  assert.deepEqual(only('a@b.c (Ann \\(Bee)'), { name: 'Ann (Bee', mailbox: 'a', host: 'b.c' })
  assert.deepEqual(only('(Ann) a@b.c'), { mailbox: 'a', host: 'b.c' })
  assert.deepEqual(only('<a@b.c> (Ann)'), { mailbox: 'a', host: 'b.c' })
  assert.deepEqual(readAddresses('(nobody), a@b.c, (nobody)'), [{ mailbox: 'a', host: 'b.c' }])
  assert.deepEqual(readAddresses('Group:(nobody); (its end)'), [{ mailbox: 'Group' }, {}])
})

test('routes and addresses of hosts are read as what they are, and words that stand apart stay apart', () => {
  assert.deepEqual(readAddresses('Ann <@a.b,@c.d:e@f.g>'), [
    { name: 'Ann', route: '@a.b,@c.d', mailbox: 'e', host: 'f.g' },
  ])
  assert.deepEqual(readAddresses('a@[IPv6:2001:db8::1], b@[192.0.2.1]'), [
    { mailbox: 'a', host: '[IPv6:2001:db8::1]' },
    { mailbox: 'b', host: '[192.0.2.1]' },
  ])
  assert.deepEqual(readAddresses('<a@b.c>d, <"e . f" @ g . h>'), [
    { mailbox: 'a', host: 'b.c' },
    { mailbox: 'e . f', host: 'g.h' },
  ])
  // Put together, the words would be the address of somebody else.
  assert.deepEqual(readAddresses('a b@c.d'), [{ mailbox: 'a b', host: 'c.d' }])
})

test('of fields that must stand once the last counts, which a signature is about', () => {
  const { envelope, subject } = indexOf(
    lines(
      ...['Subject: put above', 'Message-ID: <2@b.c>', 'Subject: signed', 'Message-ID: <1@b.c>'],
      ...['From: a@b.c', '', ''],
    ),
  )
  assert.deepEqual([subject, envelope.messageId], ['signed', '<1@b.c>'])
})

test('pieces of a parameter are put together where none is missing', () => {
  const whole = (...pieces: [string, string][]) => withoutPieces(pieces)
  assert.deepEqual(whole(['x*1', 'b'], ['y', 'z'], ['x*0', 'a']), [
    ['y', 'z'],
    ['x', 'ab'],
  ])
  assert.deepEqual(whole(['x*0*', "utf-8''%41"], ['x*1', '5%']), [['x*', "utf-8''%415%25"]])
  assert.deepEqual(whole(['x*0', 'a'], ['x*1*', '%42']), [['x*', "''a%42"]])
  for (const broken of [
    [['x*1', 'b']],
    [
      ['x*0', 'a'],
      ['x*2', 'c'],
    ],
    [
      ['x*0', 'a'],
      ['x*0', 'b'],
    ],
  ] as [string, string][][])
    assert.deepEqual(withoutPieces(broken), broken)
})

test('types, dispositions and languages are the words they begin with', () => {
  const { structure } = indexOf(
    lines(
      'Content-Type: application/x-stuff name="a.txt"',
      'Content-Disposition: attachment filename="a.txt"',
      'Content-Language: fr-CH (Suisse), , de',
      '',
      '',
    ),
  )
  assert.deepEqual(
    [structure.type, structure.subtype, structure.disposition?.value],
    ['application', 'x-stuff', 'attachment'],
  )
  assert.deepEqual(structure.language, ['fr-CH', 'de'])
})

test('a quoted parameter keeps its blanks, signs and brackets', () => {
  const { structure } = indexOf(lines('Content-Type: a/b; x=" (a;b) \\"c\\" " ; y = d (e) ; z=f', '', ''))
  assert.deepEqual(structure.parameters, [
    ['x', ' (a;b) "c" '],
    ['y', 'd'],
    ['z', 'f'],
  ])
})

test('a line that begins with a boundary is a delimiter, and of boundaries that begin alike it is the longest', () => {
  const raw = lines(
    ...[
      'Content-Type: multipart/mixed; boundary=a',
      '',
      '--a',
      'Content-Type: multipart/mixed; boundary=ab',
      '',
    ],
    ...['--ab, and words', '', 'one', '--ab', '', 'two', '--ab--', '--a', '', 'three', '--a'],
  )
  assert.equal(cut(raw, [1, 1], 'all'), 'one')
  assert.equal(cut(raw, [1, 2], 'all'), 'two')
  assert.equal(cut(raw, [2], 'all'), 'three')
  assert.equal(cut(raw, [3], 'all'), undefined, 'after a line without an end nothing begins')
})
