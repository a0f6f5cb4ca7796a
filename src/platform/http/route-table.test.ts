import assert from 'node:assert/strict'
import { test } from 'node:test'
import { routeTable } from './route-table.ts'

const table = routeTable()
const open = { permission: 'everyone', freshness: 'any', limit: 'pages' } as const
table.note('GET', '/events/:code', open)
table.note('POST', '/events/:code', open)
table.note('POST', '/approvals/:number/approval', open)
table.note('GET', '/files/*', open)
table.note('GET', '/robots.txt', open)

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

test('every route is told with what it says of itself', () => {
  assert.equal(table.all().length, 5)
  assert.deepEqual(table.all()[0], { method: 'GET', url: '/events/:code', config: open })
})
