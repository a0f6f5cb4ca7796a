import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filterQuery, isEverybody, meaningOf, noFilter, parseFilter } from './filter.ts'
import { tidyNumber } from './number.ts'

const question = '01990000-0000-7000-8000-000000000001'
const organisation = '01990000-0000-7000-8000-000000000002'
const read = (query: string) => parseFilter(new URLSearchParams(query))

test('a filter that asks nothing means everybody', () => {
  assert.ok(isEverybody(noFilter))
  assert.ok(isEverybody(read('')))
  assert.ok(isEverybody(read('sort=old&after=x&columns=visa')), 'how a list looks is not whom it means')
})

test('the empty fields of a form ask nothing', () => {
  assert.ok(isEverybody(parseFilter({ event: '', state: ['', ' '], q: '   ', age: '', visa: '' })))
})

test('everything a query can say is understood, and written again in the same order', () => {
  const query =
    `event=C-00015213&state=pending&state=confirmed&mode=remote&category=sector-member&country=GH` +
    `&organisation=${organisation}&represents=Sankofa+Networks&desk=focal-point&age=5&q=ama&visa=yes` +
    `&question=${question}&answered=no`
  const filter = read(query)
  assert.deepEqual(filter, {
    event: 'C-00015213',
    states: ['pending', 'confirmed'],
    mode: 'remote',
    category: 'sector-member',
    country: 'GH',
    organisation,
    represents: 'Sankofa Networks',
    desk: 'focal-point',
    age: 5,
    words: 'ama',
    visa: true,
    question: { id: question, answered: false },
    unread: [],
  })
  assert.equal(filterQuery(filter), query)
})

test('states come in their own order, each once, however they were asked for', () => {
  assert.equal(
    filterQuery(read('state=confirmed&state=pending&state=confirmed')),
    'state=pending&state=confirmed',
  )
})

test('what cannot be understood is named, and never makes the group larger', () => {
  for (const [query, name] of [
    ['state=draft', 'state'],
    ['state=pending&state=lost', 'state'],
    ['event=C-1', 'event'],
    ['mode=by-post', 'mode'],
    ['country=Ghana', 'country'],
    ['category=Sector+Members', 'category'],
    ['organisation=42', 'organisation'],
    ['desk=nowhere', 'desk'],
    ['age=-3', 'age'],
    ['age=0', 'age'],
    ['visa=perhaps', 'visa'],
    ['question=why', 'question'],
    ['mode=remote&mode=on-site', 'mode'],
    ['q=ama%00', 'q'],
    ['represents=%00', 'represents'],
  ] as const) {
    assert.deepEqual(read(query).unread, [name], query)
    assert.ok(!isEverybody(read(query)), query)
  }
})

test('codes may be typed in either case, with blanks round them', () => {
  const filter = parseFilter({ event: ' c-00015213 ', country: 'gh' })
  assert.equal(filterQuery(filter), 'event=C-00015213&country=GH')
})

test('words are kept as typed, cut at a length and put into one form', () => {
  assert.equal(parseFilter({ q: '  Ama \n Owusu ' }).words, 'Ama Owusu')
  assert.equal(parseFilter({ q: 'e\u0301' }).words, '\u00e9')
  assert.equal(parseFilter({ q: 'a'.repeat(500) }).words?.length, 120)
})

test('a number is read as people say it', () => {
  for (const typed of ['R-8M19-3C7K', 'r8m193c7k', '8M19 3C7K', 'r-8m19 3c7k', 'R‑8M19–3C7K', 'R-8MI9-3C7K'])
    assert.equal(tidyNumber(typed), 'R-8M19-3C7K', typed)
  assert.equal(tidyNumber('R-8MO9-3C7K'), 'R-8M09-3C7K')
})

test('a name, an address and half a number are no number', () => {
  for (const typed of ['GONZALES', 'R-8M19', 'ama@mail.example', 'R-8MU9-3C7K', 'Ama Owusu', 'Rosalinda'])
    assert.equal(tidyNumber(typed), undefined, typed)
})

test('one word may be a name or how an address begins; several are a name; an address is no name', () => {
  assert.deepEqual(meaningOf('Ama'), { name: 'Ama', key: 'ama' })
  assert.deepEqual(meaningOf('Ama Owusu'), { name: 'Ama Owusu' })
  assert.deepEqual(meaningOf('Ama@Mail'), { key: 'ama@mail' })
  assert.deepEqual(meaningOf('Am'), { name: 'Am' })
  assert.deepEqual(meaningOf('r-8m19-3c7k'), { number: 'R-8M19-3C7K' })
})
