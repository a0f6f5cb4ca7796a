import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { readQuery } from './rules.ts'

const asked = (typed: string) => {
  const found = readQuery(typed)
  const said = Object.entries(found).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value))
  return Object.fromEntries(said)
}

describe('a search', () => {
  test('of words only is for words', () =>
    assert.deepEqual(asked('head of delegation'), { words: 'head of delegation' }))
  test('takes operators in any order, with words between', () => {
    assert.deepEqual(asked('from:asante draft to:"Adwoa Mensah" subject:6.2 has:attachment in:Archive'), {
      words: 'draft',
      from: ['asante'],
      to: ['Adwoa Mensah'],
      subject: ['6.2'],
      hasFile: true,
      in: 'archive',
    })
  })
  test('takes days in the three ways they are typed', () => {
    const day = new Date('2026-11-03T00:00:00Z')
    for (const typed of ['after:2026-11-03', 'after:2026/11/3', 'after:2026.11.03'])
      assert.deepEqual(asked(typed), { after: day })
  })
  test('says which days are none', () => {
    assert.deepEqual(asked('before:2026-02-31 before:yesterday'), {
      unread: ['before:2026-02-31', 'before:yesterday'],
    })
  })
  test('takes the words of the other languages', () => {
    for (const typed of ['de:ama', 'от:ama', '发件人：ama', 'من:ama', 'FROM:ama'])
      assert.deepEqual(asked(typed), { from: ['ama'] }, typed)
    for (const typed of ['asunto:ama', 'objet:ama', 'тема:ama', '主题:ama', 'الموضوع:ama'])
      assert.deepEqual(asked(typed), { subject: ['ama'] }, typed)
  })
  test('leaves addresses and times as they are', () => {
    assert.deepEqual(asked('https://a.example 10:30 a@b.example constructor:x'), {
      words: 'https://a.example 10:30 a@b.example constructor:x',
    })
  })
  test('for what is unread or flagged asks for that', () =>
    assert.deepEqual(asked('is:unread is:flagged'), { is: ['unread', 'flagged'] }))
  test('of nothing is for nothing', () => {
    for (const typed of ['', '  ', ':', '""', 'from:'])
      assert.ok(!Object.keys(asked(typed)).includes('from'), typed)
  })
})
