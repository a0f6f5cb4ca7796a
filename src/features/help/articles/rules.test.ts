import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { firstLanguage, isOlder, isOurs, ourArticles, standingIn } from './rules.ts'
import type { Live } from './types.ts'

const ours = { kind: 'questions', slug: 'visa' } as const
const own = { kind: 'questions', slug: 'parking' } as const
const live = (language: string, number: number, fits = 0, title: string | null = 'A'): Live => ({
  language,
  number,
  fits,
  title,
  words: title,
  fitsOurs: null,
})
const standing = (name: typeof ours | typeof own, all: readonly Live[], language = 'fr') =>
  standingIn(name, all, language, 'en', () => 'now')

test('every article of the program has an address of its own', () => {
  assert.equal(new Set(ourArticles.map(({ kind, slug }) => `${kind}/${slug}`)).size, ourArticles.length)
  assert.ok(isOurs(ours) && !isOurs(own))
})

test('the first language is English where the body speaks it, else its first', () => {
  assert.equal(firstLanguage(['fr', 'en']), 'en')
  assert.equal(firstLanguage(['fr', 'ar']), 'fr')
})

describe('an article in a language', () => {
  test('that nobody touched says what the program says', () => {
    assert.equal(standing(ours, []), 'ours')
  })
  test('that only staff have is missing until they write it', () => {
    assert.equal(standing(own, [live('en', 1)]), 'missing')
    assert.equal(standing(own, [live('en', 1), live('fr', 1, 1)]), 'own')
  })
  test('is older when the first language was changed since', () => {
    assert.equal(standing(ours, [live('en', 1)]), 'older')
    assert.equal(standing(ours, [live('en', 2), live('fr', 1, 1)]), 'older')
    assert.equal(standing(ours, [live('en', 2), live('fr', 2, 2)]), 'own')
  })
  test('is as new as the first when that one says again what the program says', () => {
    assert.equal(standing(ours, [live('en', 3, 0, null)]), 'ours')
    assert.ok(!isOlder([live('en', 3, 0, null), live('fr', 1, 1)], 'fr', 'en', () => 'now'))
  })
  test('is missing when its words were given back and the program has none', () => {
    assert.equal(standing(own, [live('en', 1), live('fr', 2, 1, null)]), 'missing')
  })
  test('is older when a release changed what the program says, where it fitted that', () => {
    const fitting = (fitsOurs: string | null) => ({ ...live('fr', 1), fitsOurs })
    assert.equal(standing(ours, [fitting('before')]), 'older')
    assert.equal(standing(ours, [fitting('now')]), 'own')
    assert.equal(standing(ours, [fitting(null)]), 'own', 'nobody knows what it fitted')
    assert.equal(standing(ours, [live('en', 2), { ...live('fr', 1, 2), fitsOurs: 'before' }]), 'own')
  })
  test('is never older than itself', () => {
    assert.equal(standing(ours, [live('en', 7)], 'en'), 'own')
  })
})
