import assert from 'node:assert/strict'
import { test } from 'node:test'
import { routeTable } from './route-table.ts'

const table = routeTable()
table.note('GET', '/events/:code')
table.note('POST', '/events/:code')
table.note('POST', '/approvals/:number/approval')
table.note('GET', '/files/*')
table.note('GET', '/robots.txt')

test('an address knows its methods', () => {
  assert.deepEqual(table.methodsFor('/events/C-1'), ['GET', 'POST'])
  assert.deepEqual(table.methodsFor('/events/C-1/'), ['GET', 'POST'])
  assert.deepEqual(table.methodsFor('/approvals/7/approval'), ['POST'])
  assert.deepEqual(table.methodsFor('/files/a/b.css'), ['GET'])
})

test('what only looks alike has none', () => {
  assert.deepEqual(table.methodsFor('/events'), [])
  assert.deepEqual(table.methodsFor('/events/C-1/more'), [])
  assert.deepEqual(table.methodsFor('/robotsxtxt'), [])
})
