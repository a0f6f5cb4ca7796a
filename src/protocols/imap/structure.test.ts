import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indexOf } from '../mime/index.ts'
import { writeEnvelope, writeStructure } from './structure.ts'

const read = (...lines: string[]) => indexOf(Buffer.from(lines.join('\r\n')))

test('an ENVELOPE names the authors where nobody else sent or is answered', () => {
  const { envelope } = read('From: A <a@b.org>', 'To: c@d.org, Group: e@f.org;', 'Subject: a "b"', '', '')
  const author = '(("A" NIL "a" "b.org"))'
  assert.equal(
    writeEnvelope(envelope),
    `(NIL "a \\"b\\"" ${author} ${author} ${author} ((NIL NIL "c" "d.org")(NIL NIL "Group" NIL)(NIL NIL "e" "f.org")(NIL NIL NIL NIL)) NIL NIL NIL NIL)`,
  )
  const other = read('From: a@b.org', 'Sender: s@b.org', 'Reply-To: r@b.org', '', '').envelope
  assert.equal(
    writeEnvelope(other),
    '(NIL NIL ((NIL NIL "a" "b.org")) ((NIL NIL "s" "b.org")) ((NIL NIL "r" "b.org")) NIL NIL NIL NIL NIL)',
  )
  const routed = read('To: <@h.org:a@b.org>', '', '').envelope
  assert.equal(writeEnvelope(routed), '(NIL NIL NIL NIL NIL ((NIL "@h.org" "a" "b.org")) NIL NIL NIL NIL)')
})

test('a BODYSTRUCTURE has the fields of RFC 3501 in their order', () => {
  const { structure } = read(
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    '',
    'one',
    '--x',
    'Content-Type: message/rfc822',
    'Content-Disposition: attachment; filename=a.eml',
    'Content-Language: en, fr',
    '',
    'Subject: in',
    '',
    'two',
    '--x--',
  )
  const inner = '(NIL "in" NIL NIL NIL NIL NIL NIL NIL NIL)'
  const leaf = '("text" "plain" ("charset" "us-ascii") NIL NIL "7bit" 3 0'
  assert.equal(
    writeStructure(structure, true),
    `(${leaf} NIL NIL NIL NIL)("message" "rfc822" NIL NIL NIL "7bit" 18 ${inner} ${leaf} NIL NIL NIL NIL) 2 NIL ("attachment" ("filename" "a.eml")) ("en" "fr") NIL) "mixed" ("boundary" "x") NIL NIL NIL)`,
  )
  assert.equal(
    writeStructure(structure, false),
    `(${leaf})("message" "rfc822" NIL NIL NIL "7bit" 18 ${inner} ${leaf}) 2) "mixed")`,
  )
})

test('pieces of a parameter are put together, as RFC 2231 asks of the server', () => {
  const { structure } = read(
    "Content-Type: a/b; name*0*=utf-8''r%C3%A9; name*1=sum.pdf; x*0=y; x*1=z",
    'Content-Disposition: attachment; filename*1="b.pdf"; filename*0="a"',
    '',
    '',
  )
  assert.equal(
    writeStructure(structure, true),
    `("a" "b" ("name*" "utf-8''r%C3%A9sum.pdf" "x" "yz") NIL NIL "7bit" 0 NIL ("attachment" ("filename" "ab.pdf")) NIL NIL)`,
  )
})
