import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadProfile } from '../profile/index.ts'
import { loadTexts } from './index.ts'
import { sizeOf } from './sizes.ts'

const texts = loadTexts(loadProfile('itu'))
const kilo = 1024
const [mega, giga] = [kilo ** 2, kilo ** 3]
const plain = (words: string) => words.replace(/\s/g, ' ')

test('sizes are counted by 1,024, as quotas are given', () => {
  const t = texts('en')
  const sizes = [0, 1, 500 * kilo, 1023.6 * kilo, 3.4 * mega, 20 * mega, 500 * mega, 1023.4 * mega, 2 * giga]
  assert.deepEqual(
    sizes.map((size) => plain(sizeOf(t, size))),
    ['0 kB', '1 kB', '500 kB', '1 MB', '3.4 MB', '20 MB', '500 MB', '1,023 MB', '2 GB'],
  )
})

test('what is nearly full is not called full', () => {
  const t = texts('en')
  assert.deepEqual(
    [0, 500 * mega - 1, 1024 * mega - 1, 1.96 * giga].map((size) => plain(sizeOf(t, size, 'down'))),
    ['0 kB', '499 MB', '1,023 MB', '1.9 GB'],
  )
})

test('each language writes them its own way, with Western digits', () => {
  const all = ['ar', 'en', 'es', 'fr', 'ru', 'zh'] as const
  assert.deepEqual(
    all.map((language) => plain(sizeOf(texts(language), 2.5 * mega))),
    ['2.5 ميغابايت', '2.5 MB', '2,5 MB', '2,5 Mo', '2,5 МБ', '2.5 MB'],
  )
})
