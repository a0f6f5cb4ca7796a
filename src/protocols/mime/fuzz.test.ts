import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { indexOf, leavesOf, rangeOf, type Part } from './index.ts'

const pieces = [
  'Content-Type: multipart/mixed; boundary="a"',
  'Content-Type: multipart/digest; boundary=b',
  'Content-Type: message/rfc822',
  'Content-Type: text/html; charset=gb18030',
  "Content-Type: text/plain; name*0*=utf-8''%F0%9F; name*1=b",
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  'From: "a (b" <c@d>, e: f@g;, =?utf-8?q?=ED=A0=80?=',
  'Subject: =?utf-8?b?////?= =?big5?q?=?=',
  'Date: 32 Foo 99999 77:99',
  '',
  '--a',
  '--b',
  '--a--',
  '--b--',
  ' folded',
  '=3D=',
  '\0\xff\xfe',
  '<b',
  '&#9999999;',
]

const messages = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 20 })), {
    maxLength: 40,
  })
  .chain((lines) => fc.constantFrom('\r\n', '\n').map((end) => Buffer.from(lines.join(end), 'latin1')))

/** Every part lies inside its message, and after the part before it. */
function assertInside(part: Part, from: number, to: number): void {
  const { header, body, end } = part.at
  assert.ok(from <= header && header <= body && body <= end && end <= to, JSON.stringify([part.at, from, to]))
  let after = body
  for (const child of part.parts ?? []) {
    assertInside(child, after, end)
    after = child.at.end
  }
  if (part.message) assertInside(part.message.part, body, end)
}

test('any bytes have a tree whose parts lie inside each other, and facts a database takes', () => {
  fc.assert(
    fc.property(messages, (raw) => {
      const index = indexOf(raw)
      assertInside(index.structure, 0, raw.length)
      const kept = JSON.stringify([
        index.structure,
        index.envelope,
        index.words,
        index.subject,
        index.from,
        index.to,
      ])
      assert.ok(!kept.includes('\\u0000') && kept.isWellFormed())
      assert.ok(!/\\ud[89a-f]../i.test(kept))
      assert.deepEqual(rangeOf(index.structure, [], 'all'), { start: 0, end: raw.length })
    }),
    { numRuns: 2000 },
  )
})

test('depth, parts and lines that look like delimiters are bounded', () => {
  const deep = Array.from(
    { length: 500 },
    (_none, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
  )
  assert.ok(depthOf(indexOf(Buffer.from(deep.join(''))).structure) <= 26)
  const inner = indexOf(Buffer.from('Content-Type: message/rfc822\r\n\r\n'.repeat(5000))).structure
  assert.ok(depthOf(inner) <= 26)
  const many = indexOf(
    Buffer.from(`Content-Type: multipart/mixed; boundary=a\r\n\r\n${'--a\r\n\r\nx\r\n'.repeat(50_000)}`),
  )
  assert.ok(leavesOf(many.structure).length <= 1001)
  const alike = indexOf(
    Buffer.from(`Content-Type: multipart/mixed; boundary=a\r\n\r\n${'--b\n'.repeat(2_000_000)}`),
  )
  assert.equal(alike.structure.parts?.length, 1)
})

const depthOf = (part: Part): number =>
  1 + Math.max(0, ...(part.parts ?? []).map(depthOf), part.message ? depthOf(part.message.part) : 0)

const real = [
  'Received: from a.example.org (a.example.org [192.0.2.1]) by mx.example.org; Wed, 25 Nov 2026 10:00:00 +0000',
  'From: =?utf-8?q?Fran=C3=A7oise?= <fd@example.org>',
  'To: ama@example.org',
  'Subject: =?utf-8?B?2KfYrNiq2YXYp9i5?=',
  'Content-Type: multipart/mixed; boundary="=_outer"',
  '',
  '--=_outer',
  'Content-Type: multipart/alternative; boundary="=_inner"',
  '',
  '--=_inner',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'R=C3=A9union =',
  'demain',
  '--=_inner',
  'Content-Type: text/html; charset=iso-8859-1',
  '',
  '<p>R&eacute;union</p>',
  '--=_inner--',
  '--=_outer',
  "Content-Disposition: attachment; filename*0*=utf-8''ordre%20du; filename*1=jour.pdf",
  'Content-Type: message/rfc822',
  '',
  'Subject: within',
  '',
  'text',
  '--=_outer--',
  '',
].join('\r\n')

test('a real message stays readable however its bytes are changed', () => {
  const change = fc.record({
    at: fc.nat(real.length),
    cut: fc.nat(60),
    put: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.nat(real.length).map((from) => real.slice(from, from + 40)),
    ),
  })
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const text = changes.reduce(
        (was, { at, cut, put }) => was.slice(0, at) + put + was.slice(at + cut),
        real,
      )
      const raw = Buffer.from(text, 'latin1')
      const index = indexOf(raw)
      assertInside(index.structure, 0, raw.length)
      assert.ok(JSON.stringify(index.structure).isWellFormed() && index.words.isWellFormed())
    }),
    { numRuns: 1500 },
  )
})
