import { test } from 'node:test'
import assert from 'node:assert/strict'
import { bodyWords, loadProfile } from './index.ts'

const words = bodyWords(loadProfile('itu'), loadProfile('northlight'))

test('the body’s name, place, member access, welcome word, hosts and addresses are its own words', () => {
  for (const word of [
    'ITU',
    'UIT',
    'МСЭ',
    'Geneva',
    'Ginebra',
    '日内瓦',
    'TIES',
    'ITUwelcome',
    'itu.int',
    'tsbreg@itu.int',
  ])
    assert.ok(words.includes(word), word)
})

test('so are the names it gives memberships, gatherings and focal points, in every language', () => {
  for (const word of [
    'Sector Member',
    'Study Groups',
    'Kaleidoscope Academic Conference',
    'Resolution 99',
    'Член Сектора',
  ])
    assert.ok(words.includes(word), word)
})

test('words of daily use and words both bodies share are not', () => {
  for (const word of ['Media', 'Associate', 'الاتحاد']) assert.ok(!words.includes(word), word)
})
