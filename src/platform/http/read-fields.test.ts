import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { BadRequest, TooLarge } from './errors.ts'
import { readFields } from './read-fields.ts'

const read = (encoded: string) => ({ ...readFields(encoded) })

test('every field is read as it was typed', () =>
  assert.deepEqual(read('name=Zo%C3%AB+K&empty=&bare&a=%3Cscript%3E'), {
    name: 'Zoë K',
    empty: '',
    bare: '',
    a: '<script>',
  }))

test('a name that comes several times is a list', () =>
  assert.deepEqual(read('day=1&day=2&day=3'), { day: ['1', '2', '3'] }))

test('an empty form has no fields', () => assert.deepEqual(read(''), {}))

test('names that mean something to the language mean nothing here', () => {
  const typed = readFields('__proto__=a&constructor=b&toString=c')
  assert.equal(Object.getPrototypeOf(typed), null)
  assert.equal(typed['__proto__'], 'a')
  assert.equal(({} as Record<string, unknown>)['a'], undefined)
})

for (const damaged of ['a=%', 'a=%FF', 'a=%C3', 'a=%ED%A0%80', 'a=b%00c', '%00=a', 'a=\uFFFD', 'a=%C0%AF'])
  test(`${damaged} is refused, not guessed at`, () => assert.throws(() => readFields(damaged), BadRequest))

test('more than 500 fields are refused', () => {
  assert.equal(
    Object.keys(readFields(Array.from({ length: 500 }, (_, n) => `f${n}=1`).join('&'))).length,
    500,
  )
  assert.throws(() => readFields(Array.from({ length: 501 }, (_, n) => `f${n}=1`).join('&')), TooLarge)
})

test('whatever a browser can send comes out as it went in', () =>
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' })),
      (form) => {
        const sent = Object.entries(form).filter(([name, value]) => !`${name}${value}`.includes('\0'))
        const typed = readFields(new URLSearchParams(sent).toString())
        for (const [name, value] of sent) assert.equal(typed[name], value)
      },
    ),
  ))
