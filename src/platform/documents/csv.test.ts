import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { csv } from './csv.ts'

const read = (text: string): string[][] => parse(text, { bom: true })
const cell = (words: string): string | undefined => read(csv(['Name'], [[words]]))[1]?.[0]

test('what is written is read again, in every script, with commas, quotes and line ends', () => {
  for (const words of ['Mensah, Adwoa', 'the "old" office', 'عنوان\nسطران', '恒通', "O'Brien", 'a;b'])
    assert.equal(cell(words), words)
})

test('no cell is a formula, whoever wrote it', () => {
  for (const words of [
    '=1+1',
    '+233 30 200',
    '-2',
    '@sum(a1)',
    '=HYPERLINK("http://evil.example","click")',
    '\t=1',
    '  =1',
    '\u00A0=1',
    '＝1+1',
    "|cmd' /c calc",
    '%0A=1',
  ])
    for (const text of [csv(['N'], [[words]]), csv([words], [['N']]).slice(1)])
      assert.match(text, /(^|")'/m, JSON.stringify(words))
})

test('spreadsheets are told that it is UTF-8, and lines end as they expect', () => {
  const text = csv(['Имя'], [['Ольга']])
  assert.ok(text.startsWith('\uFEFF'))
  assert.ok(text.endsWith('\r\n'))
})

test('a cell that is missing is empty, and every line is as long as the head', () => {
  const lines = read(csv(['a', 'b', 'c'], [['1', undefined, '3']]))
  assert.deepEqual(lines, [
    ['a', 'b', 'c'],
    ['1', '', '3'],
  ])
})
