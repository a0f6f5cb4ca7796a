import assert from 'node:assert/strict'
import { test } from 'node:test'
import { beginOf, columnsOf, firstOf, peakOf, stretchOf } from './rules.ts'

test('two months are shown by days, a year and a half by weeks, more by months', () => {
  assert.equal(stretchOf('2026-11-01', '2026-11-01'), 'day')
  assert.equal(stretchOf('2026-10-01', '2026-12-01'), 'day')
  assert.equal(stretchOf('2026-10-01', '2026-12-02'), 'week')
  assert.equal(stretchOf('2025-06-01', '2026-12-02'), 'week')
  assert.equal(stretchOf('2025-05-01', '2026-12-02'), 'month')
})

test('weeks begin on Monday, months on the first', () => {
  assert.equal(beginOf('2026-11-25', 'week'), '2026-11-23')
  assert.equal(beginOf('2026-11-23', 'week'), '2026-11-23')
  assert.equal(beginOf('2026-11-29', 'week'), '2026-11-23')
  assert.equal(beginOf('2027-01-01', 'week'), '2026-12-28')
  assert.equal(beginOf('2026-11-25', 'month'), '2026-11-01')
})

test('a day on which nothing was sent has its column too', () => {
  assert.deepEqual(
    columnsOf([
      { key: '2026-11-29', count: 2 },
      { key: '2026-12-02', count: 1 },
    ]),
    {
      stretch: 'day',
      columns: [
        { from: '2026-11-29', count: 2 },
        { from: '2026-11-30', count: 0 },
        { from: '2026-12-01', count: 0 },
        { from: '2026-12-02', count: 1 },
      ],
    },
  )
  assert.deepEqual(columnsOf([]), { stretch: 'day', columns: [] })
})

test('nothing is lost between days, weeks and months', () => {
  for (const last of ['2026-02-01', '2026-08-01', '2029-03-31']) {
    const { columns } = columnsOf([
      { key: '2026-01-31', count: 3 },
      { key: last, count: 4 },
    ])
    assert.equal(
      columns.reduce((sum, { count }) => sum + count, 0),
      7,
    )
    assert.equal(new Set(columns.map(({ from }) => from)).size, columns.length)
    assert.ok(columns.length <= 110)
  }
})

test('the peak is the first of the largest', () => {
  assert.equal(peakOf([]), undefined)
  const columns = [3, 9, 9, 1].map((count, place) => ({ from: `${place}`, count }))
  assert.equal(peakOf(columns)?.from, '1')
})

test('the most frequent are shown, the others together; one alone is shown too', () => {
  const all = [5, 9, 1, 2].map((count, place) => ({ key: `${place}`, count }))
  assert.deepEqual(
    firstOf(all, 2).shown.map(({ key }) => key),
    ['1', '0'],
  )
  assert.deepEqual(firstOf(all, 2).others, { kinds: 2, count: 3 })
  assert.deepEqual(firstOf(all, 3).others, { kinds: 0, count: 0 })
})
