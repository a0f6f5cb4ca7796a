import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseQuestion, typedQuestion } from './edit-parse.ts'
import { fieldOf, parseQuestions, typedAnswers } from './parse.ts'
import { questionKinds, type Question, type QuestionKind } from './types.ts'

const known = { countries: [{ code: 'GH' }, { code: 'FR' }], languages: ['en', 'ar'] }

const asking = (kind: QuestionKind, change: Partial<Question> = {}): Question => ({
  id: kind,
  eventId: 'event',
  kind,
  position: 1,
  version: 3,
  label: { en: kind },
  hint: {},
  options: [
    { id: 'o1', label: { en: 'Red' } },
    { id: 'o2', label: { en: 'Blue' } },
  ],
  required: true,
  modes: [],
  categories: [],
  seenByFocalPoint: false,
  answeredVersion: null,
  endedAt: null,
  changedAt: new Date(0),
  earlier: {},
  ...change,
})

const said = (kind: QuestionKind, typed: string | string[] | undefined, change: Partial<Question> = {}) => {
  const parsed = parseQuestions([asking(kind, change)], { [`q-${kind}`]: typed }, known)
  return parsed.ok ? parsed.value[kind]?.value : `problem: ${parsed.problems[0]?.code}`
}

for (const [kind, typed, kept] of [
  ['text', ' GH-1234 ', 'GH-1234'],
  ['long-text', 'one\r\ntwo ', 'one\ntwo'],
  ['choice', 'o2', 'o2'],
  ['yes-no', 'yes', true],
  ['yes-no', 'no', false],
  ['number', '3', 3],
  ['number', '2,5', 2.5],
  ['number', '٢٥', 25],
  ['number', '1 200', 1200],
  ['number', '-4', -4],
  ['date', '2026-12-24', '2026-12-24'],
  ['country', 'GH', 'GH'],
  ['organisation', 'Sankofa Networks', 'Sankofa Networks'],
  ['language', 'ar', 'ar'],
  ['e-mail', 'Ama@EXAMPLE.org', 'Ama@example.org'],
  ['phone', '00233 (20) 123-4567', '+233201234567'],
] as const)
  test(`${kind}: "${typed.trim()}" is understood`, () => assert.equal(said(kind, typed), kept))

test('several choices are kept in the order of the question, and what is none of them is left out', () =>
  assert.deepEqual(said('several-choices', ['o2', 'moon', 'o1']), ['o1', 'o2']))

for (const [kind, typed, code] of [
  ['choice', 'o9', 'choose'],
  ['yes-no', 'perhaps', 'choose'],
  ['several-choices', 'o9', 'choose-some'],
  ['number', 'three', 'no-number'],
  ['number', '1,000', 'no-number'],
  ['number', '1e9', 'no-number'],
  ['date', '2026-02-30', 'no-day'],
  ['date', '24/12/2026', 'no-day'],
  ['country', 'XX', 'choose'],
  ['language', 'tlh', 'choose'],
  ['e-mail', 'ama@example', 'no-email'],
  ['phone', '020 123 4567', 'no-phone'],
  ['text', 'a'.repeat(201), 'too-long'],
] as const)
  test(`${kind}: "${typed.slice(0, 20)}" has a problem in words of its own`, () =>
    assert.equal(said(kind, typed), `problem: events.questions.${code}`))

/** Kinds whose answer is typed, so that it may be blanks. */
const typedIn = new Set<string>(['text', 'long-text', 'number', 'date', 'organisation', 'e-mail', 'phone'])

for (const kind of questionKinds) {
  test(`${kind}: left empty it is missing where it is required, and absent where it is not`, () => {
    for (const empty of typedIn.has(kind) ? ['', '  ', undefined] : ['', undefined]) {
      assert.match(String(said(kind, empty)), /^problem: events\.questions\.(missing|choose|choose-some)$/)
      assert.equal(said(kind, empty, { required: false }), undefined)
    }
  })
  test(`${kind}: whatever is typed, it is an answer, absent, or a problem; and an answer is typed again as it was`, () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('o1', 'yes', '7', 'GH', '2027-01-01', 'a@b.cd')),
        (typed) => {
          const question = asking(kind, { required: false })
          const parsed = parseQuestions([question], { [fieldOf(question)]: typed }, known)
          if (!parsed.ok) return
          const again = parseQuestions([question], typedAnswers(parsed.value), known)
          assert.deepEqual(again, parsed)
        },
      ),
    ))
}

test('an answer says which version it answers', () => {
  const parsed = parseQuestions([asking('text')], { 'q-text': 'x' }, known)
  assert.deepEqual(parsed, { ok: true, value: { text: { version: 3, value: 'x' } } })
})
test('every problem is named, each beside its field', () => {
  const parsed = parseQuestions([asking('text'), asking('choice')], {}, known)
  assert.deepEqual(parsed.ok ? [] : parsed.problems.map(({ field }) => field), ['q-text', 'q-choice'])
})

const scope = { languages: ['en', 'fr'], modes: ['on-site', 'remote'] as const, categories: ['media'] }
const written = { 'label-en': 'Colour?', 'options-en': 'Red\nBlue', 'options-fr': 'Rouge\n' }
const codes = (typed: Record<string, string>, kind: QuestionKind = 'choice') => {
  const parsed = parseQuestion(typed, kind, scope)
  return parsed.ok ? [] : parsed.problems.map(({ field, code }) => `${field} ${code.split('.').at(-1)}`)
}

test('a question is written in some languages, and its answers one a line', () => {
  const parsed = parseQuestion({ ...written, 'options-fr': 'Rouge\nBleu', required: 'yes' }, 'choice', scope)
  assert.ok(parsed.ok)
  assert.deepEqual(parsed.value.options, [
    { id: 'o1', label: { en: 'Red', fr: 'Rouge' } },
    { id: 'o2', label: { en: 'Blue', fr: 'Bleu' } },
  ])
  assert.equal(parsed.value.required, true)
})
test('a question without words, a hint without a question, too few and uneven answers are told apart', () => {
  assert.deepEqual(codes({}, 'text'), ['label-en label-missing'])
  assert.deepEqual(codes({ 'label-en': 'A', 'hint-fr': 'B' }, 'text'), ['label-fr label-missing'])
  assert.deepEqual(codes({ 'label-en': 'A', 'options-en': 'Red' }), ['options-en options-missing'])
  assert.deepEqual(codes(written), ['options-fr options-uneven'])
})
test('an empty line between others is a translation that is missing', () => {
  const parsed = parseQuestion(
    { 'label-en': 'A', 'options-en': 'Red\nBlue', 'options-fr': '\nBleu' },
    'choice',
    scope,
  )
  assert.deepEqual(parsed.ok && parsed.value.options[0]?.label, { en: 'Red' })
})
test('a question typed again as its form shows it is the same question', () => {
  const question = asking('choice', { modes: ['remote'], categories: ['media'] })
  const parsed = parseQuestion(typedQuestion(question), 'choice', scope, question)
  const { label, hint, options, required, modes, categories, seenByFocalPoint } = question
  assert.deepEqual(parsed, {
    ok: true,
    value: { label, hint, options, required, modes, categories, seenByFocalPoint },
  })
})
