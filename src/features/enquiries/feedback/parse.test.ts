import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFeedback } from './parse.ts'

const pageOf = (page: string, more = {}) => {
  const parsed = parseFeedback({ rating: '4', page, ...more }, true)
  return parsed.ok ? parsed.value.page : assert.fail('not read')
}

test('a page that leads to somebody is kept only with their consent', () => {
  for (const page of ['/registrations/R-7K2M-40QX', '/messages/0190a000-0000-7000-8000-000000000009']) {
    assert.equal(pageOf(page), undefined, page)
    assert.equal(pageOf(page, { 'may-answer': 'yes' }), page)
  }
  for (const page of ['/directory', '/events/C-00015213']) assert.equal(pageOf(page), page)
})
