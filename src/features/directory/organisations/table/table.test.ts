import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadProfile } from '../../../../platform/profile/index.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { columnsOf } from './columns.ts'
import { readTable, textOf } from './read.ts'

const columns = columnsOf(loadProfile('northlight'))
const read = (text: string) => {
  const rows = readTable(text, columns)
  return isRefusal(rows) ? rows : rows.map(({ line, cells }) => [line, Object.fromEntries(cells)])
}

test('commas, semicolons and tabs are understood, and a mark at the beginning is passed over', () => {
  for (const sign of [',', ';', '\t'])
    assert.deepEqual(read(`\uFEFFcode${sign}name\r\nA${sign}B\r\n`), [[2, { code: 'A', name: 'B' }]], sign)
})

test('a row says the line it begins on, whatever lines its cells have', () => {
  const rows = read('code,address\nA,"one\ntwo"\n\nB,three\n')
  assert.deepEqual(Array.isArray(rows) && rows.map(([line]) => line), [2, 5])
})

test('columns may stand in any order and any case, and a short row has empty cells', () => {
  assert.deepEqual(read('NAME,Code,address\nX,1\n'), [[2, { name: 'X', code: '1', address: '' }]])
})

test('what is wrong with the table as a whole is told first', () => {
  const code = (text: string) => {
    const rows = readTable(text, columns)
    return isRefusal(rows) ? rows.refused.split('.').at(-1) : rows
  }
  assert.equal(code(''), 'empty')
  assert.equal(code('code,colour\n1,red\n'), 'columns-unknown')
  assert.equal(code('code,name,name\n'), 'columns-twice')
  assert.equal(code('country,name\n'), 'columns-lacking')
  assert.equal(code('code,name\n1,"never closed\n'), 'not-a-table')
  assert.equal(code('code,name\n1,2,3\n'), 'not-a-table')
})

test('only UTF-8 is text', () => {
  assert.equal(textOf(new TextEncoder().encode('Ñandú')), 'Ñandú')
  assert.equal(textOf(new Uint8Array([0xd1, 0x61])), undefined)
})

test('the columns are the body’s: its languages and its kinds of contact', () => {
  const names = columns.map(({ name }) => name)
  for (const name of ['name_ar', 'contact_telescope_email', 'study_group'])
    assert.ok(names.includes(name), name)
  assert.ok(!names.includes('name_zh') && !names.includes('contact_billing_email'))
  assert.equal(new Set(names).size, names.length)
})
