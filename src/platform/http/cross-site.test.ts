import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isFromOurPage, type Sender } from './cross-site.ts'

const ours = 'https://meet.example'
const post = (from: Omit<Sender, 'method'>) =>
  isFromOurPage({ method: 'POST', host: 'meet.example', ...from }, ours)

test('a form of our own page is taken', () => assert.ok(post({ fetchSite: 'same-origin' })))
test('a form without a page, such as a reload, is taken', () => assert.ok(post({ fetchSite: 'none' })))
test('a form from another site is not', () => assert.ok(!post({ fetchSite: 'cross-site' })))
test('a form from another name of the same site is not', () => assert.ok(!post({ fetchSite: 'same-site' })))
test('what the browser says outweighs what the page says', () =>
  assert.ok(!post({ fetchSite: 'cross-site', origin: ours })))
test('an older browser names our address', () => assert.ok(post({ origin: ours })))
test('an older browser names another address', () => assert.ok(!post({ origin: 'https://evil.example' })))
test('our name under another protocol is asked for by its host', () =>
  assert.ok(post({ origin: 'http://meet.example' })))
test('our name with something behind it is another site', () =>
  assert.ok(!post({ origin: 'https://meet.example.evil.example' })))
test('a page without an origin is another site', () => assert.ok(!post({ origin: 'null' })))
test('a page is known by where it says it is when it names no origin', () => {
  assert.ok(post({ referer: 'https://meet.example/en/form' }))
  assert.ok(!post({ referer: 'https://evil.example/?https://meet.example' }))
})
test('by name or by number, the address that was asked counts as ours', () => {
  assert.ok(post({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }))
  assert.ok(post({ origin: 'http://localhost:3000', host: 'localhost:3000' }))
  assert.ok(!post({ origin: 'http://localhost:3000', host: '127.0.0.1:3000' }))
})
test('a program without a browser may send forms', () => assert.ok(post({})))
test('looking at a page is free from anywhere', () =>
  assert.ok(isFromOurPage({ method: 'GET', fetchSite: 'cross-site' }, ours)))
