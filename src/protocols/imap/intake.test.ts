import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Intake, type Taken } from './intake.ts'

const limits = { line: 200, literals: (start: string) => (start.includes('APPEND') ? 1000 : 50) }

function feed(...chunks: string[]): Taken[] {
  const intake = new Intake(limits)
  const all: Taken[] = []
  for (const chunk of chunks) {
    intake.push(Buffer.from(chunk, 'latin1'))
    for (let taken = intake.next(); taken; taken = intake.next()) all.push(taken)
  }
  return all
}
const said = (taken: readonly Taken[]) =>
  taken.map((one) => ('pieces' in one ? [one.kind, ...one.pieces.map(String)].join('|') : one.kind))

test('commands are cut where their lines end, however the bytes come', () => {
  assert.deepEqual(said(feed('a NOOP\r\nb NO', 'OP\r', '\nc LOGOUT\n')), [
    'command|a NOOP',
    'command|b NOOP',
    'command|c LOGOUT',
  ])
})

test('a literal is asked for, and belongs to its command', () => {
  assert.deepEqual(said(feed('a LOGIN {3}\r\n', 'x\ry {2+}\r\nzz\r\n')), [
    'go-on',
    'command|a LOGIN |x\ry| |zz|',
  ])
  assert.deepEqual(said(feed('a LOGIN {0}\r\n', ' b\r\n')), ['go-on', 'command|a LOGIN || b'])
})

test('a literal that is too large is not asked for, and thrown away if it comes unasked', () => {
  assert.deepEqual(said(feed('a LOGIN {51}\r\n', 'b NOOP\r\n')), ['too-big|a LOGIN ', 'command|b NOOP'])
  assert.deepEqual(said(feed(`a LOGIN {51+}\r\n${'x'.repeat(51)} y\r\nb NOOP\r\n`)), [
    'too-big|a LOGIN ',
    'command|b NOOP',
  ])
  assert.deepEqual(said(feed('a LOGIN {26+}\r\n', 'x'.repeat(26), ' {25}\r\nb NOOP\r\n')), [
    'too-big|a LOGIN ',
    'command|b NOOP',
  ])
  assert.deepEqual(said(feed('a X {9999999999+}\r\nb NOOP\r\n')), ['over'])
})

test('a line that never ends is given up', () => {
  assert.deepEqual(said(feed('x'.repeat(201))), ['over'])
  assert.deepEqual(said(feed('x'.repeat(150), 'x'.repeat(151), '\r\nb NOOP\r\n')), ['over'])
  assert.deepEqual(said(feed('a {1+}\r\nb{1+}\r\n'.repeat(80))).at(-1), 'over')
})

test('whatever comes is cut the same in any pieces, and nothing is kept beyond the limits', () => {
  const bytes = fc.array(
    fc.constantFrom(
      'a ',
      'NOOP',
      '\r\n',
      '{3}',
      '{3+}',
      '{60+}',
      '{0}',
      'xyz',
      '"',
      '~{1}',
      '\n',
      '{',
      '}\r\n',
      'APPEND ',
      '\0\xff',
    ),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(bytes, fc.integer({ min: 1, max: 9 }), (parts, step) => {
      const text = parts.join('')
      const cut = text.match(new RegExp(`[^]{1,${step}}`, 'g')) ?? []
      assert.deepEqual(said(feed(...cut)), said(feed(text)))
    }),
    { numRuns: 1000 },
  )
})
