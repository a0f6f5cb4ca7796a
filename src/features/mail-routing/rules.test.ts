import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  decideAmount,
  decideStep,
  lateAfter,
  readMailAddress,
  triedFor,
  withoutTag,
  writtenAddress,
} from './rules.ts'
import { countFields, headerEnd, receivedLine, withFields, withoutFields } from './trace.ts'
import { decodeWords } from '../../protocols/mime/index.ts'
import { wordsInHeader } from './notice.ts'
import type { Due } from './types.ts'

test('an address is read in one way: quotes, comments, routes and numbers are no addresses', () => {
  for (const good of [
    'ama@example.org',
    'a.b+c@sub.example.org',
    'δοκιμή@παράδειγμα.example',
    '用户@例子.example',
  ])
    assert.ok(readMailAddress(good), good)
  const bad = [
    '',
    'ama',
    '@x',
    'a@',
    '"a b"@x.example',
    'a(c)@x.example',
    'a@[192.0.2.1]',
    'a@192.0.2.1',
    '"a@evil.example"@x.example',
    'a..b@x.example',
    '.a@x.example',
    'a@x..example',
    'a@-x.example',
    'a b@x.example',
    'a,b@x.example',
    'a@x.example\r\nRCPT TO:<b@x.example>',
    '<a@x.example>',
  ]
  for (const one of bad) assert.equal(readMailAddress(one), undefined, one)
})

test('what is read is what is sent to, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (local, domain) => {
      const read = readMailAddress(`${local}@${domain}`)
      if (!read) return
      assert.deepEqual(readMailAddress(writtenAddress(read)), read)
      assert.doesNotMatch(writtenAddress(read), /[\s<>",;:()[\]\\]/)
    }),
  )
})

test('what follows a plus is the holder’s own', () => {
  assert.deepEqual(['ama+x', 'ama', '+x'].map(withoutTag), ['ama', 'ama', '+x'])
})

test('an account writes to five hundred in an hour and to a hundred in a letter', () => {
  assert.equal(decideAmount(100, { anHour: 400, aDay: 400 }), undefined)
  assert.equal(decideAmount(101, { anHour: 0, aDay: 0 })?.refused, 'mail-routing.recipients-enough')
  assert.equal(decideAmount(1, { anHour: 500, aDay: 500 })?.refused, 'mail-routing.hour-enough')
  assert.equal(decideAmount(1, { anHour: 0, aDay: 2000 })?.refused, 'mail-routing.day-enough')
})

const now = new Date('2026-11-25T09:00:00Z')
const due = (more: Partial<Due> = {}): Due => ({
  id: 'a',
  sendingId: 'b',
  accountId: null,
  kind: 'letter',
  sender: 'a@x.example',
  address: 'b@y.example',
  isInside: false,
  tries: 0,
  subject: '',
  messageId: null,
  createdAt: now,
  expiresAt: new Date(now.getTime() + triedFor),
  delayToldAt: null,
  facts: {},
  ...more,
})

test('nobody is told of a notice that fails, so that notices never go round', () => {
  const never = { how: 'never', said: 'no', code: '5.0.0' } as const
  assert.equal(decideStep(due({ sender: '', kind: 'notice' }), never, now, 0.5).tells, undefined)
  assert.equal(decideStep(due(), never, now, 0.5).tells, 'failed')
})

test('tries come ever less often, and never after the letter is over', () => {
  const later = { how: 'later', said: 'later' } as const
  const waits = [0, 1, 2, 3, 4, 5, 6, 60].map(
    (tries) => decideStep(due({ tries }), later, now, 0.5).dueAt.getTime() - now.getTime(),
  )
  assert.deepEqual(
    waits.map((wait) => wait / 60_000),
    [1, 5, 15, 30, 60, 120, 240, 240],
  )
  const nearly = new Date(now.getTime() + triedFor - 60_000)
  assert.deepEqual(decideStep(due({ tries: 9, delayToldAt: now }), later, nearly, 0.5).dueAt, due().expiresAt)
  assert.equal(decideStep(due(), later, new Date(now.getTime() + lateAfter), 0.5).tells, 'late')
})

test('fields are taken out of a header and nothing else is touched', () => {
  const raw = Buffer.from('To: a\r\nBCC: x,\r\n y\r\nSubject: bcc: no\r\n\r\nBcc: body\r\n')
  assert.equal(withoutFields(raw, ['bcc']).toString(), 'To: a\r\nSubject: bcc: no\r\n\r\nBcc: body\r\n')
  assert.equal(withoutFields(raw, ['x-none']), raw)
  assert.equal(headerEnd(raw), raw.indexOf('Bcc: body'))
  assert.equal(countFields(Buffer.from('Received: a\n b\nReceived: c\n\nReceived: d'), 'received'), 2)
  // However many lines without a colon come: each is looked at once.
  assert.equal(countFields(Buffer.from('a\n'.repeat(1_000_000)), 'received'), 0)
})

test('no bytes make the reading of a header fail, and what is put before them leaves them as they are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const raw = Buffer.from(bytes)
      assert.ok(headerEnd(raw) <= raw.length)
      withoutFields(raw, ['bcc'])
      assert.ok(
        withFields(raw, ['X: y'])
          .subarray(-raw.length || Infinity)
          .equals(raw),
      )
    }),
  )
})

test('words in a header come on short lines, however long they are, and can be read again', () => {
  const long = 'The agenda of the meeting, '.repeat(200)
  const subjects = [
    long,
    long.slice(0, 250),
    'x'.repeat(5000),
    'Повестка '.repeat(500),
    '会议议程'.repeat(500),
    '😀'.repeat(400),
  ]
  for (const subject of [
    ...subjects,
    'Plain',
    'On time',
    '=?utf-8?Q?x?=',
    'a\r\nBcc: x@y.example',
    '',
    ' ',
  ]) {
    const written = `Subject: ${wordsInHeader(subject)}`
    for (const line of written.split('\r\n')) {
      assert.ok(Buffer.byteLength(line) <= 78, line)
      assert.ok(line === 'Subject: ' || line.trim() !== '')
      assert.match(line, /^(?:Subject: |\s)/)
    }
    const read = decodeWords(written.slice(9).replace(/\r\n(?=[ \t])/g, ''))
    const meant = subject.replace(/\s+/g, ' ').trim()
    assert.ok(meant.startsWith(read.replace(/…$/, '')), read)
    assert.equal(read.endsWith('…'), [...meant].length > 300)
  }
})

test('nothing a stranger says breaks the line of the way a message took', () => {
  const line = receivedLine({ from: 'x\r\nBcc: y', by: 'b', protocol: 'ESMTP', id: '1', at: now })
  assert.equal(line.split('\r\n').length, 3)
  assert.match(
    line,
    /^Received: from x Bcc: y\r\n\tby b with ESMTP id 1;\r\n\tWed, 25 Nov 2026 09:00:00 \+0000$/,
  )
})
