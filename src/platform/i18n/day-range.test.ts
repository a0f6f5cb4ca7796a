import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadTexts } from './texts.ts'
import { dayRange } from './day-range.ts'

const body = {
  id: 'none',
  name: { short: { en: 'Body' }, long: { en: 'Body' } },
  accessName: 'x',
  languages: ['en', 'fr', 'es', 'ru', 'zh', 'ar'],
  seat: { city: { en: 'Here' }, timeZone: 'UTC' },
}
const texts = loadTexts(body, { files: [] })
const day = (text: string) => new Date(`${text}T09:00:00Z`)
const said = (language: string, from: string, to: string) =>
  dayRange(texts(language), day(from), day(to), 'UTC').replace(/[\u2009\u202F]/g, ' ')

test('two days of one month share its name in every language', () => {
  const two = (language: string) => said(language, '2026-12-05', '2026-12-06')
  assert.equal(two('en'), '5–6 December 2026')
  assert.equal(two('fr'), '5–6 décembre 2026')
  assert.equal(two('es'), '5–6 de diciembre de 2026')
  assert.equal(two('ru'), '5–6 декабря 2026 г.')
  assert.equal(two('zh'), '2026年12月5日至6日')
  assert.equal(two('ar'), '\u20665–6\u2069 ديسمبر 2026')
})
test('days of two months and of two years are both said whole', () => {
  assert.equal(said('en', '2026-11-30', '2026-12-04'), '30 November – 4 December 2026')
  assert.equal(said('zh', '2026-11-30', '2026-12-04'), '2026年11月30日至12月4日')
  assert.equal(said('en', '2026-12-30', '2027-01-02'), '30 December 2026 – 2 January 2027')
  assert.equal(said('zh', '2026-12-30', '2027-01-02'), '2026年12月30日至2027年1月2日')
})
test('one day is said once', () => {
  assert.equal(said('en', '2026-12-05', '2026-12-05'), '5 December 2026')
  assert.equal(said('zh', '2026-12-05', '2026-12-05'), '2026年12月5日')
})
