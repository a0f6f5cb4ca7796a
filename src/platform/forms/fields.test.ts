import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import {
  choice,
  choices,
  country,
  emailAddress,
  line,
  optionalChoice,
  optionalLine,
  paragraph,
  parseForm,
  requiredTick,
  tick,
} from './index.ts'

const one = (field: z.ZodType, raw: unknown) => parseForm(z.object({ it: field }), { it: raw } as never)
const value = (field: z.ZodType, raw: unknown): unknown => {
  const parsed = one(field, raw)
  return parsed.ok ? parsed.value.it : `problem: ${parsed.problems[0]?.code}`
}
const name = line({ max: 60, missing: 'rooms.name.missing' })

test('a line loses what surrounds it and keeps the rest', () => {
  assert.equal(value(name, '  Zoë   de \t la Cruz '), 'Zoë de la Cruz')
  assert.equal(value(name, 'e\u0301'), 'é', 'composed, so that the same name is the same everywhere')
})

test('names of every script are lines', () => {
  for (const own of [
    'Nguyễn Thị Ánh',
    'محمد بن سلمان',
    '王小明',
    'Ольга Й.',
    'ประยุทธ์',
    'क्षत्रिय',
    'O’Neill-Smith',
    '👩🏽‍🔬',
  ])
    assert.equal(value(name, own), own.normalize('NFC'))
})

test('joiners stay, since Persian and Hindi are written with them', () =>
  assert.equal(value(name, 'می‌خواهم'), 'می‌خواهم'))

test('markup and SQL are words like others: whoever shows or stores them keeps them harmless', () => {
  assert.equal(value(name, '<script>alert(1)</script>'), '<script>alert(1)</script>')
  assert.equal(value(name, "Robert'); drop table person;--"), "Robert'); drop table person;--")
})

const hostile: [string, string][] = [
  ['a NUL', 'a\0b'],
  ['an escape', 'a\u001B[31mb'],
  ['a turn of direction', 'abc\u202Etxt.exe'],
  ['an isolate', 'a\u2066b\u2069'],
  ['a line separator', 'a\u2028b'],
  ['a lone surrogate', 'a\uD800b'],
  ['a noncharacter', 'a\uFFFEb'],
  ['a letter that was lost on the way', 'Jos\uFFFD'],
  ['a hidden tag', 'a\u{E0041}b'],
  ['nine marks on one letter', 'a' + '\u0316'.repeat(9)],
  ['ten thousand marks', 'a' + '\u0335'.repeat(10_000)],
]
for (const [what, raw] of hostile)
  test(`${what} is not readable`, () => {
    for (const field of [name, optionalLine({ max: 20_000 }), paragraph({ max: 20_000 })])
      if (raw.length < 2000 || field !== name)
        assert.equal(value(field, raw), 'problem: platform.forms.unreadable')
    assert.match(String(value(name, raw)), /^problem: platform\.forms\.(unreadable|too-long)$/)
  })

test('a megabyte is too long, and is known to be so at once', () => {
  const begun = performance.now()
  assert.equal(value(name, 'a'.repeat(1024 * 1024)), 'problem: platform.forms.too-long')
  assert.equal(value(emailAddress(), 'a'.repeat(1024 * 1024)), 'problem: platform.forms.email')
  assert.ok(performance.now() - begun < 50)
})

test('length is counted in characters, not in bytes', () => {
  assert.equal(value(line({ max: 3 }), '王小明'), '王小明')
  assert.equal(value(line({ max: 3 }), '😀😀😀'), '😀😀😀')
  assert.equal(value(line({ max: 3 }), 'abcd'), 'problem: platform.forms.too-long')
})

test('too long says how much there may be', () => {
  const parsed = one(line({ max: 3, tooLong: 'rooms.name.too-long' }), 'abcd')
  assert.deepEqual(parsed, {
    ok: false,
    problems: [{ field: 'it', code: 'rooms.name.too-long', values: { max: 3 } }],
  })
})

test('nothing but blanks is missing', () => {
  for (const raw of ['', '   ', '\t', '\u00A0', '\u3000', undefined])
    assert.equal(value(name, raw), 'problem: rooms.name.missing')
  assert.equal(value(optionalLine(), '  '), undefined)
})

test('nothing that can be seen is missing too', () => {
  for (const raw of ['\u200B\u200B', '\u00AD', '\u3164\u3164', '\uFEFF', '\u2060 \u200D', '\u0301', '\u2800'])
    assert.equal(value(name, raw), 'problem: rooms.name.missing', encodeURIComponent(raw))
  assert.equal(value(optionalLine(), '\u200B'), undefined)
  assert.equal(value(paragraph({ missing: 'rooms.missing' }), '\u3164\n'), 'problem: rooms.missing')
})

test('a paragraph keeps its lines', () =>
  assert.equal(value(paragraph(), ' one \r\n\r\n\r\n\r\ntwo  \rthree '), 'one\n\ntwo\nthree'))

test('a choice is one of the answers', () => {
  assert.equal(value(choice(['on-site', 'remote']), 'remote'), 'remote')
  assert.equal(value(choice(['on-site'], 'rooms.mode.missing'), 'moon'), 'problem: rooms.mode.missing')
  assert.equal(value(choice(['on-site'], 'rooms.mode.missing'), undefined), 'problem: rooms.mode.missing')
  assert.equal(value(choice(['a']), 'constructor'), 'problem: platform.forms.choose')
  assert.equal(value(optionalChoice(['a']), ''), undefined)
  assert.deepEqual(value(choices(['a', 'b', 'c']), ['c', 'x', 'a']), ['a', 'c'])
  assert.deepEqual(value(choices(['a', 'b']), 'b'), ['b'])
  assert.deepEqual(value(choices(['a']), undefined), [])
})

test('a box is ticked or not; one that must be says why', () => {
  assert.equal(value(tick(), 'on'), true)
  assert.equal(value(tick(), undefined), false)
  assert.equal(value(requiredTick('rooms.terms'), undefined), 'problem: rooms.terms')
})

test('a country is one of the body’s', () => {
  const field = country(
    { missing: 'rooms.country.missing', unknown: 'rooms.country.unknown' },
    { countries: [{ code: 'GH' }] },
  )
  assert.equal(value(field, 'GH'), 'GH')
  assert.equal(value(field, ''), 'problem: rooms.country.missing')
  assert.equal(value(field, 'gh'), 'problem: rooms.country.unknown')
})

test('addresses that can receive mail are taken as they are', () => {
  for (const [typed, kept] of [
    ['ama@example.org', 'ama@example.org'],
    [' Ama.Mensah+itu@EXAMPLE.Org ', 'Ama.Mensah+itu@example.org'],
    ['mailto:ama@example.org', 'ama@example.org'],
    ["o'brien@mail.example", "o'brien@mail.example"],
    ['用户@例子.广告', '用户@例子.广告'],
    ['a@xn--fiqs8s.example', 'a@xn--fiqs8s.example'],
  ])
    assert.equal(value(emailAddress(), typed), kept)
})

test('addresses that cannot are told apart from missing ones', () => {
  const field = emailAddress({ missing: 'rooms.mail.missing', wrong: 'rooms.mail.wrong' })
  assert.equal(value(field, ''), 'problem: rooms.mail.missing')
  for (const wrong of [
    'ama',
    'ama@',
    '@example.org',
    'ama@example',
    'ama@@example.org',
    'ama@example..org',
    'ama@-example.org',
    '.ama@example.org',
    'ama.@example.org',
    'a b@example.org',
    'ama@example.org, bo@example.org',
    'ama@example.org\nBcc: all@example.org',
    '"ama"@example.org',
    'Ama <ama@example.org>',
    'ama@127.0.0.1',
    'ama@[127.0.0.1]',
    'ama@exam\u202Eple.org',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(64)}.org`,
    `a@${'b.'.repeat(130)}org`,
  ])
    assert.equal(value(field, wrong), 'problem: rooms.mail.wrong', wrong)
})

test('a field sent twice counts once', () => assert.equal(value(name, ['a', 'b']), 'a'))

test('every problem is named, each field once and in the form’s order', () => {
  const schema = z.object({
    first: name,
    second: choice(['a']),
    third: requiredTick(),
    fourth: optionalLine(),
  })
  const parsed = parseForm(schema, {})
  assert.deepEqual(parsed.ok ? [] : parsed.problems.map(({ field }) => field), ['first', 'second', 'third'])
})

test('what was understood has the form’s own types', () => {
  const parsed = parseForm(z.object({ first: name, mode: choice(['a', 'b']), box: tick() }), {
    first: 'x',
    mode: 'b',
  })
  assert.ok(parsed.ok)
  const typed: { first: string; mode: 'a' | 'b'; box: boolean } = parsed.value
  assert.deepEqual(typed, { first: 'x', mode: 'b', box: false })
})

test('a message of a library is never shown to a person', () => {
  const parsed = one(z.string().min(3), 'ab')
  assert.equal(parsed.ok ? '' : parsed.problems[0]?.code, 'platform.forms.unreadable')
})

test('whatever is typed, a line is clean and short or has a problem', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const parsed = one(name, raw)
      if (!parsed.ok) return
      const { it } = parsed.value as { it: string }
      assert.ok(it.length > 0 && [...it].length <= 60 && it === it.trim() && it.isWellFormed())
      assert.doesNotMatch(it, /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
    }),
  ))
