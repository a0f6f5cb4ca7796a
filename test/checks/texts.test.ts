import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sources } from './sources.ts'
import { untranslatedTexts } from './text-equal.ts'
import { unknownTexts, unusedTexts } from './text-use.ts'
import { lackingPlurals, missingTexts, unequalTexts } from './texts.ts'

type Words = Record<string, string>

const house = (texts: Record<string, Words>, code = '') =>
  sources({
    'profiles/body/profile.json': JSON.stringify({ languages: Object.keys(texts) }),
    'src/features/a/pages/show.ts': code,
    ...Object.fromEntries(
      Object.entries(texts).map(([language, said]) => [
        `src/features/a/texts/${language}.json`,
        JSON.stringify(said),
      ]),
    ),
  })

test('a text that lacks in one language is found', () => {
  assert.deepEqual(missingTexts(house({ en: { 'a.b': 'x' }, fr: {} })), [
    'src/features/a/texts/fr.json lacks "a.b"',
  ])
})

test('a language of a profile that a room does not speak is found', () => {
  const all = new Map(house({ en: { 'a.b': 'x' } }))
  all.set('profiles/other/profile.json', JSON.stringify({ languages: ['en', 'sw'] }))
  assert.deepEqual(missingTexts(all), ['src/features/a/texts/sw.json lacks "a.b"'])
})

test('a text said twice or left empty is found', () => {
  const all = new Map(house({ en: { 'a.b': 'x' } }))
  all.set('src/features/a/texts/en.json', '{ "a.b": "x", "a.b": "" }')
  assert.equal(missingTexts(all).length, 2)
})

test('a profile speaks its own languages only', () => {
  const all = new Map(house({ en: { 'a.b': 'x' }, fr: { 'a.b': 'y' } }))
  all.set('profiles/small/profile.json', JSON.stringify({ languages: ['en'] }))
  all.set('profiles/small/texts/en.json', '{ "profile.x": "y" }')
  assert.deepEqual(missingTexts(all), [])
})

test('a value, a tag or a choice that one language lacks is found', () => {
  assert.equal(
    unequalTexts(house({ en: { 'a.b': 'For {person}' }, fr: { 'a.b': 'Pour {personne}' } })).length,
    1,
  )
  assert.equal(unequalTexts(house({ en: { 'a.b': '<link>x</link>' }, fr: { 'a.b': 'x' } })).length, 1)
  const choice = {
    en: { 'a.b': '{m, select, on {a} other {b}}' },
    fr: { 'a.b': '{m, select, off {a} other {b}}' },
  }
  assert.equal(unequalTexts(house(choice)).length, 1)
  assert.deepEqual(
    unequalTexts(house({ en: { 'a.b': 'of {x} in {y}' }, fr: { 'a.b': "l'an {y} de {x}" } })),
    [],
  )
})

test('a text that is no message is found', () => {
  assert.match(String(unequalTexts(house({ en: { 'a.b': 'For {person' } }))), /is not a message/)
})

test('a plural that lacks forms of its language is found', () => {
  const ru = { 'a.b': '{n, plural, one {# место} few {# места} other {# места}}' }
  assert.deepEqual(lackingPlurals(house({ ru })), ['src/features/a/texts/ru.json "a.b" lacks for {n}: many'])
  const ar = { 'a.b': '{n, plural, one {x} other {y}}' }
  assert.match(String(lackingPlurals(house({ ar }))), /zero, two, few, many/)
  assert.deepEqual(lackingPlurals(house({ en: { 'a.b': '{n, plural, one {x} other {y}}' } })), [])
})

test('a text that nobody says is found', () => {
  const en = { 'a.used': 'x', 'a.state.open': 'x', 'a.left': 'x', 'a.code': 'x' }
  const code = "t('a.used'); t(`a.state.${state}`); line({ missing: 'a.code' })"
  assert.deepEqual(unusedTexts(house({ en }, code)), [
    'src/features/a/texts/en.json "a.left" is said nowhere',
  ])
})

test('a dynamic key covers only what it could become', () => {
  const en = { 'a.state.open.title': 'x', 'a.state.open.words': 'x' }
  const found = unusedTexts(house({ en }, 't(`a.state.${state}.title`)'))
  assert.deepEqual(found, ['src/features/a/texts/en.json "a.state.open.words" is said nowhere'])
})

test('an ending that is put to a key that is said counts for that key only', () => {
  const en = { 'a.no': 'x', 'a.no.title': 'x', 'a.yes.title': 'x' }
  const found = unusedTexts(house({ en }, "refuse('a.no'); t(`${why.refused}.title`)"))
  assert.deepEqual(found, ['src/features/a/texts/en.json "a.yes.title" is said nowhere'])
})

test('a key that is asked for and is not there is found', () => {
  const code =
    "t('a.gone'); t.html('a.lost'); refuse('a.no'); const p = { field: 'x', code: 'a.bad' }; allow('a.permission')"
  assert.equal(unknownTexts(house({ en: { 'a.here': 'x' } }, code)).length, 4)
})

test('a text that is still English is found, unless it holds no words or may be the same', () => {
  const en = { 'a.1': 'Not translated', 'a.2': '{a} – {b}', 'a.3': 'Menu' }
  assert.equal(untranslatedTexts(house({ en, fr: en }), new Set(['fr Menu'])).length, 1)
})
