import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isDay, readDomain, readFormerName, withYear } from './rules.ts'

test('a day is one of the calendar', () => {
  for (const day of ['2027-01-31', '2028-02-29', '1865-05-17']) assert.ok(isDay(day), day)
  for (const day of ['2027-02-29', '2027-13-01', '27-01-31', '31.01.2027', '1700-01-01', '', 'soon'])
    assert.ok(!isDay(day), day)
})

test('a former name may have the year until which it was used', () => {
  assert.deepEqual(readFormerName('Old Name (2017)'), { name: 'Old Name', until: 2017 })
  assert.deepEqual(readFormerName('Old Name'), { name: 'Old Name', until: null })
  assert.deepEqual(readFormerName('Expo (1958) ()'), { name: 'Expo (1958)', until: null })
  assert.deepEqual(readFormerName('华北邮电学院(1998)'), { name: '华北邮电学院', until: 1998 })
  for (const said of ['(2017)', 'Old (1066)', 'a|b']) assert.equal(readFormerName(said), undefined, said)
})

test('a former name comes back as it was written', () => {
  const name = fc.string({ minLength: 1, maxLength: 20 }).map((it) => it.replace(/[|\s]/g, 'x').trim())
  const until = fc.option(fc.integer({ min: 1800, max: 2200 }), { nil: null })
  const tail = fc.constantFrom('', ' (2001)', ' ()', '(1999)')
  fc.assert(
    fc.property(name, tail, until, (start, end, year) => {
      const former = { name: start + end, until: year }
      assert.deepEqual(readFormerName(withYear(former)), former)
    }),
  )
})

test('a domain is read from whatever holds one, in small letters', () => {
  for (const said of [
    'example.org',
    'Example.ORG',
    '@example.org',
    'ana@example.org',
    'https://www.example.org/about?x#y',
    'example.org.',
  ])
    assert.equal(readDomain(said), 'example.org', said)
  assert.equal(readDomain('правда.рф'), 'правда.рф')
  for (const said of ['example', 'a b.org', '.org', 'exa_mple.org', ''])
    assert.equal(readDomain(said), undefined, said)
})
