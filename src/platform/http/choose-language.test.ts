import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseLanguage } from './choose-language.ts'

const languages = ['en', 'ar', 'zh', 'fr']

test('an earlier choice outweighs everything', () =>
  assert.equal(chooseLanguage(languages, { earlier: 'zh', person: 'ar', browser: 'fr' }), 'zh'))
test('a person’s own language outweighs the browser’s', () =>
  assert.equal(chooseLanguage(languages, { person: 'ar', browser: 'fr' }), 'ar'))
test('the browser’s order counts, with its weights', () =>
  assert.equal(chooseLanguage(languages, { browser: 'fr;q=0.3, de, zh-Hant-TW;q=0.8, ar;q=0' }), 'zh'))
test('a language the browser refuses is not taken', () =>
  assert.equal(chooseLanguage(languages, { browser: 'ar;q=0, fr;q=0.1' }), 'fr'))
test('nothing we have leads to the first language of the body', () =>
  assert.equal(chooseLanguage(languages, { earlier: 'xx', browser: 'sw, *;q=0.1' }), 'en'))
test('nonsense is nothing', () => {
  for (const browser of ['', ',,;;', 'q=1', 'en'.repeat(5000), ';q=']) chooseLanguage(languages, { browser })
})
