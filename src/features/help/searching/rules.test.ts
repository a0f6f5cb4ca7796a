import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findIn, termsOf } from './rules.ts'

const articles = [
  { title: 'I do not remember my password', words: 'Type what you remember: your address or your name.' },
  {
    title: 'Changing a registration',
    words: 'Open it, choose what changes. You need your password to sign in.',
  },
  { title: 'Visa', words: 'We help members with the visa for a meeting.' },
  { title: 'Forwarding', words: 'Letters are forwarded to another address.' },
]
const titles = (typed: string) => findIn(articles, typed).map(({ title }) => title)

test('what is in the title stands before what is only in the words', () => {
  assert.deepEqual(titles('password'), ['I do not remember my password', 'Changing a registration'])
})

test('endings may differ', () => {
  assert.deepEqual(titles('forwarded'), ['Forwarding'])
  assert.deepEqual(titles('change registrations')[0], 'Changing a registration')
})

test('marks and capital letters make no difference', () => {
  assert.deepEqual(titles('VÍSA'), ['Visa'])
})

test('a few words more than an article has do no harm, as long as half of them are there', () => {
  assert.deepEqual(titles('visa for a meeting in spring')[0], 'Visa')
  assert.deepEqual(titles('umbrella'), [])
})

test('nothing typed finds nothing', () => {
  for (const typed of ['', '   ', '…', '?!']) assert.deepEqual(titles(typed), [])
})

test('scripts without spaces are taken two signs at a time', () => {
  assert.deepEqual(termsOf('忘记密码'), ['忘记', '记密', '密码'])
  const chinese = [
    { title: '我忘记了用户名或密码', words: '请填写。' },
    { title: '签证', words: '协办。' },
  ]
  assert.deepEqual(
    findIn(chinese, '忘记密码').map(({ title }) => title),
    ['我忘记了用户名或密码'],
  )
})

test('the Arabic article does not hide a word', () => {
  assert.deepEqual(termsOf('التأشيرة'), termsOf('تأشيرة'))
})

test('a long question counts its first words', () => {
  assert.ok(termsOf('word '.repeat(3000) + 'a b c').length <= 20)
})
