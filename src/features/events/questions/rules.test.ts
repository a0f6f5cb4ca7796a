import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isRefusal } from '../../../values/refusal.ts'
import {
  askedOf,
  asksAnew,
  decideEdit,
  isSameAnswers,
  missingLanguages,
  moved,
  openOf,
  optionsFrom,
  wordingOf,
} from './rules.ts'
import type { Question, QuestionAnswers } from './types.ts'

const diet: Question = {
  id: 'diet',
  eventId: 'event',
  kind: 'choice',
  position: 1,
  version: 2,
  label: { en: 'What do you eat?', fr: 'Que mangez-vous ?' },
  hint: {},
  options: [
    { id: 'o1', label: { en: 'Everything', fr: 'De tout' } },
    { id: 'o2', label: { en: 'No meat', fr: 'Sans viande' } },
  ],
  required: true,
  modes: ['on-site'],
  categories: [],
  seenByFocalPoint: false,
  answeredVersion: 2,
  endedAt: null,
  changedAt: new Date(0),
  earlier: { 1: { label: { en: 'Your diet?' }, hint: {}, options: [] } },
}
const asking = (change: Partial<Question>): Question => ({ ...diet, ...change })
const ids = (questions: readonly Question[]) => questions.map(({ id }) => id)

test('a question for those on site is put to them, not to others, and not before the mode is known', () => {
  const all = [diet, asking({ id: 'any', modes: [] })]
  assert.deepEqual(ids(askedOf(all, { mode: 'on-site', category: 'media' })), ['diet', 'any'])
  assert.deepEqual(ids(askedOf(all, { mode: 'remote', category: 'media' })), ['any'])
  assert.deepEqual(ids(askedOf(all, { mode: undefined, category: 'media' })), ['any'])
})
test('a question for a category is put to that category only', () => {
  const press = asking({ modes: [], categories: ['media'] })
  assert.equal(askedOf([press], { mode: 'remote', category: 'media' }).length, 1)
  assert.equal(askedOf([press], { mode: 'remote', category: 'academia' }).length, 0)
})
test('what has ended is asked of nobody', () =>
  assert.deepEqual(askedOf([asking({ endedAt: new Date(0) })], { mode: 'on-site', category: 'media' }), []))

test('a required question without an answer is open, and so is one answered in other words', () => {
  const answers = (version: number): QuestionAnswers => ({ diet: { version, value: 'o1' } })
  assert.deepEqual(ids(openOf([diet], {})), ['diet'])
  assert.deepEqual(ids(openOf([diet], answers(1))), ['diet'])
  assert.deepEqual(openOf([diet], answers(2)), [])
  assert.deepEqual(openOf([asking({ required: false })], {}), [])
})
test('an answer is read in the words that were asked', () => {
  assert.equal(wordingOf(diet, 2)?.label['en'], 'What do you eat?')
  assert.equal(wordingOf(diet, 1)?.label['en'], 'Your diet?')
  assert.equal(wordingOf(diet, 7), undefined)
})
test('the same answers are the same in any order of their keys', () => {
  const one: QuestionAnswers = { a: { version: 1, value: ['x', 'y'] }, b: { version: 1, value: true } }
  const other: QuestionAnswers = { b: { value: true, version: 1 }, a: { value: ['x', 'y'], version: 1 } }
  assert.ok(isSameAnswers(one, other))
  assert.ok(isSameAnswers(undefined, {}))
  assert.ok(!isSameAnswers(one, { ...other, b: { version: 1, value: false } }))
  assert.ok(!isSameAnswers(one, { a: one['a'] as never }))
})

test('other words of a question that was answered make another version', () => {
  const outcome = decideEdit(diet, asking({ label: { ...diet.label, en: 'What can you eat?' } }))
  assert.deepEqual(outcome, { version: 3, keepsEarlier: true })
})
test('a translation that is added makes none', () => {
  const outcome = decideEdit(diet, asking({ label: { ...diet.label, es: '¿Qué come?' } }))
  assert.deepEqual(outcome, { version: 2, keepsEarlier: false })
})
test('words nobody answered are edited in place', () => {
  const outcome = decideEdit(asking({ answeredVersion: 1 }), asking({ label: { en: 'Food' } }))
  assert.deepEqual(outcome, { version: 2, keepsEarlier: false })
})
test('what has ended cannot be edited', () =>
  assert.ok(isRefusal(decideEdit(asking({ endedAt: new Date(0) }), diet))))
test('another answer to choose from asks something else; so does one that goes', () => {
  const one = { id: 'o3', label: { en: 'Fish' } }
  assert.ok(asksAnew(diet, { ...diet, options: [...diet.options, one] }))
  assert.ok(asksAnew(diet, { ...diet, options: diet.options.slice(1) }))
  assert.ok(!asksAnew(diet, diet))
})

test('languages in which anything is missing are named', () => {
  assert.deepEqual(missingLanguages(diet, ['en', 'fr', 'ar']), ['ar'])
  const hinted = { ...diet, hint: { en: 'For lunch' } }
  assert.deepEqual(missingLanguages(hinted, ['en', 'fr']), ['fr'])
  const half = { ...diet, options: [{ id: 'o1', label: { en: 'Everything' } }] }
  assert.deepEqual(missingLanguages(half, ['en', 'fr']), ['fr'])
})

test('answers to choose from are read line by line in every language', () => {
  assert.deepEqual(optionsFrom({ en: ['Yes', 'No'], fr: ['Oui', ''] }), [
    { id: 'o1', label: { en: 'Yes', fr: 'Oui' } },
    { id: 'o2', label: { en: 'No' } },
  ])
})
test('an answer keeps its id when it moves or is said anew in another language', () => {
  const after = optionsFrom({ en: ['No meat', 'Everything'], fr: ['Végétarien', 'De tout'] }, diet.options)
  assert.deepEqual(
    after.map(({ id }) => id),
    ['o2', 'o1'],
  )
})
test('a new answer never gets an id that another one had', () => {
  const gone = [{ id: 'o9', label: { en: 'Fish' } }]
  assert.deepEqual(
    optionsFrom({ en: ['Everything', 'Soup'] }, diet.options, gone).map(({ id }) => id),
    ['o1', 'o10'],
  )
})
test('whatever is typed, no two answers have one id', () =>
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 })), fc.array(fc.string({ maxLength: 3 })), (en, fr) => {
      const first = optionsFrom({ en })
      const then = optionsFrom({ en: fr, fr: en }, first)
      assert.equal(new Set(then.map(({ id }) => id)).size, then.length)
    }),
  ))

test('a question goes up or down by one place, and not beyond the ends', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 'b', -1), ['b', 'a', 'c'])
  assert.deepEqual(moved(['a', 'b', 'c'], 'b', 1), ['a', 'c', 'b'])
  assert.equal(moved(['a', 'b'], 'a', -1), undefined)
  assert.equal(moved(['a', 'b'], 'b', 1), undefined)
  assert.equal(moved(['a'], 'z', 1), undefined)
})
