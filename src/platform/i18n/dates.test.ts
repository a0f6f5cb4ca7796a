import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  countryName,
  dateBlock,
  dayAndTime,
  dayOf,
  inWords,
  languageName,
  list,
  loadTexts,
  plainDate,
  plainDay,
  shortDay,
  sortByName,
  timeOf,
  timeRange,
  timeRangeText,
  zonePlace,
} from './index.ts'

const texts = loadTexts(
  {
    id: 'none',
    name: { short: { en: 'X' }, long: { en: 'X' } },
    accessName: 'KEY',
    languages: ['en', 'ar', 'zh', 'ru', 'fr', 'es'],
    seat: { city: { en: 'Tromsø', ar: 'ترومسو' }, timeZone: 'Europe/Oslo' },
  },
  { files: [] },
)
const [en, ar, zh, ru, fr, es] = ['en', 'ar', 'zh', 'ru', 'fr', 'es'].map(texts) as [
  ReturnType<typeof texts>,
  ReturnType<typeof texts>,
  ReturnType<typeof texts>,
  ReturnType<typeof texts>,
  ReturnType<typeof texts>,
  ReturnType<typeof texts>,
]
const all = [en, ar, zh, ru, fr, es]

const at = new Date('2025-12-04T08:30:00Z')
const end = new Date('2025-12-05T16:30:00Z')
const zone = 'Europe/Zurich'

test('a day is written as each language writes it, in the Gregorian calendar and Western digits', () =>
  assert.deepEqual(
    all.map((t) => dayOf(t, at, zone)),
    [
      'Thursday 4 December 2025',
      'الخميس، 4 ديسمبر 2025',
      '2025年12月4日星期四',
      'четверг, 4 декабря 2025 г.',
      'jeudi 4 décembre 2025',
      'jueves, 4 de diciembre de 2025',
    ],
  ))

test('a short day leaves the year out', () =>
  assert.deepEqual(
    [en, ar, zh, ru].map((t) => shortDay(t, at, zone)),
    ['Thu 4 December', 'الخميس، 4 ديسمبر', '12月4日周四', 'чт, 4 декабря'],
  ))

test('a time is the same in every language and in its zone', () => {
  for (const t of all) assert.equal(timeOf(t, at, zone), '09:30')
  assert.equal(timeOf(en, at, 'Asia/Kolkata'), '14:00')
  assert.equal(timeOf(en, new Date('2025-12-03T23:00:00Z'), zone), '00:00')
})

test('a range of hours runs from left to right in Arabic too', () => {
  const to = new Date('2025-12-04T16:30:00Z')
  for (const t of all) assert.equal(timeRange(t, at, to, zone).markup, '<bdi dir="ltr">09:30–17:30</bdi>')
  assert.equal(timeRangeText(en, at, to, zone), '09:30–17:30')
  assert.equal(timeRangeText(ar, at, to, zone), '\u206609:30–17:30\u2069')
})

test('a deadline has its day and its time', () =>
  assert.deepEqual(
    [en, ar, zh, ru].map((t) => dayAndTime(t, new Date('2025-11-28T17:00:00Z'), zone)),
    ['28 November, 18:00', '28 نوفمبر، 18:00', '11月28日 18:00', '28 ноября, 18:00'],
  ))

test('a day without a time is the same day everywhere', () => {
  assert.equal(plainDay(en, '2025-12-04'), 'Thursday 4 December 2025')
  assert.equal(plainDay(zh, '2025-12-04'), '2025年12月4日星期四')
  assert.deepEqual(
    [en, ar, zh, ru].map((t) => plainDate(t, '1998-03-01')),
    ['1 March 1998', '1 مارس 1998', '1998年3月1日', '1 марта 1998 г.'],
  )
})

test('an event’s days are one big date', () => {
  assert.deepEqual(dateBlock(en, at, end, zone), {
    numeral: '4–5',
    month: 'December 2025',
    weekdays: 'Thursday – Friday',
    shortWeekdays: 'Thu – Fri',
  })
  assert.deepEqual(dateBlock(ar, at, end, zone), {
    numeral: '\u20664–5\u2069',
    month: 'ديسمبر 2025',
    weekdays: 'الخميس – الجمعة',
    shortWeekdays: 'الخميس – الجمعة',
  })
  assert.deepEqual(dateBlock(zh, at, end, zone), {
    numeral: '4–5',
    month: '2025年12月',
    weekdays: '星期四 – 星期五',
    shortWeekdays: '周四 – 周五',
  })
  assert.equal(dateBlock(ru, at, end, zone).weekdays, 'четверг – пятница')
  assert.deepEqual(dateBlock(en, at, at, zone), {
    numeral: '4',
    month: 'December 2025',
    weekdays: 'Thursday',
    shortWeekdays: 'Thu',
  })
})

test('over a turn of months or years both are named', () => {
  const november = new Date('2025-11-29T10:00:00Z')
  const january = new Date('2026-01-02T10:00:00Z')
  assert.equal(dateBlock(en, november, end, zone).month, 'November – December 2025')
  assert.equal(dateBlock(zh, november, end, zone).month, '2025年11月 – 12月')
  assert.equal(dateBlock(en, at, january, zone).month, 'December 2025 – January 2026')
})

test('the day is the one at the event, not the one in Greenwich', () =>
  assert.equal(dateBlock(en, new Date('2025-12-04T23:00:00Z'), end, 'Asia/Tokyo').numeral, '5–6'))

test('how long until then, in the unit one plans by', () => {
  const later = (ms: number) => new Date(at.getTime() + ms)
  const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]
  assert.equal(inWords(en, at, later(7 * day)), 'in 7 days')
  assert.equal(inWords(en, at, later(2 * hour)), 'in 2 hours')
  assert.equal(inWords(en, at, later(30 * hour)), 'in 30 hours')
  assert.equal(inWords(en, at, later(12 * minute)), 'in 12 minutes')
  assert.equal(inWords(en, at, later(-3 * day)), '3 days ago')
  assert.equal(inWords(en, at, later(100 * day)), 'in 3 months')
  assert.deepEqual(
    [ar, zh, ru].map((t) => inWords(t, at, later(7 * day))),
    ['خلال 7 أيام', '7天后', 'через 7 дней'],
  )
})

test('a zone is called by its place, the body’s own by the body’s city', () => {
  assert.equal(zonePlace(en, 'Africa/Accra'), 'Accra')
  assert.equal(zonePlace(en, 'America/Port_of_Spain'), 'Port of Spain')
  assert.equal(zonePlace(ar, 'Europe/Oslo'), 'ترومسو')
  assert.equal(zonePlace(ar, 'Asia/Kolkata'), 'كلكتا')
  assert.equal(zonePlace(ru, 'Africa/Accra'), 'Аккра')
  assert.equal(zonePlace(zh, 'Africa/Accra'), '阿克拉')
  assert.equal(zonePlace(en, 'Asia/Calcutta'), 'Kolkata')
  assert.equal(zonePlace(zh, 'UTC'), 'UTC')
})

test('a list reads as a sentence does', () =>
  assert.deepEqual(
    all.map((t) => list(t, ['A', 'B', 'C'])),
    ['A, B and C', 'A وB وC', 'A、B和C', 'A, B и C', 'A, B et C', 'A, B y C'],
  ))

test('a country is called as the body calls it, else by its common name', () => {
  const profile = { countries: [{ code: 'XX', names: { en: 'Farland', ar: 'بعيد' } }] }
  assert.equal(countryName(ar, profile, 'XX'), 'بعيد')
  assert.equal(countryName(ru, profile, 'GH'), 'Гана')
  assert.equal(countryName(en, profile, 'nonsense!'), 'nonsense!')
})

test('a language has its own name and the reader’s', () =>
  assert.deepEqual(languageName(en, 'ar'), { own: 'العربية', here: 'Arabic' }))

test('names stand in the order the reader looks for them', () => {
  assert.deepEqual(
    sortByName(es, ['Ñandú', 'Zeta', 'Nube', 'Oso'], (it) => it),
    ['Nube', 'Ñandú', 'Oso', 'Zeta'],
  )
  assert.deepEqual(sortByName(fr, ['Zaïre', 'Équateur', 'Égypte', 'Estonie'], (it) => it)[0], 'Égypte')
})
