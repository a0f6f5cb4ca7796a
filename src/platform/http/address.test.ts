import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOwnPath, ownPath, readAddress } from './address.ts'

const languages = new Set(['en', 'ar'])
const read = (raw: string) => readAddress(raw, languages)

test('the language is taken off the address', () => {
  assert.deepEqual(read('/ar/events?x=1'), { language: 'ar', url: '/events?x=1', isBad: false })
  assert.deepEqual(read('/ar'), { language: 'ar', url: '/', isBad: false })
  assert.deepEqual(read('/ar/'), { language: 'ar', url: '/', isBad: false })
  assert.deepEqual(read('/ar?Event=C-1'), { language: 'ar', url: '/?Event=C-1', isBad: false })
})

test('what only begins like a language is part of the address', () => {
  assert.deepEqual(read('/archive'), { url: '/archive', isBad: false })
  assert.deepEqual(read('/AR/events'), { url: '/AR/events', isBad: false })
})

for (const bad of [
  '/%',
  '/a%E0%A4%A',
  '/a%FFb',
  '/a%00b',
  '/a?b=%C0%80',
  'a',
  '*',
  '/ü',
  `/${'a'.repeat(4096)}`,
])
  test(`${bad.slice(0, 12)} is damaged and meets no route`, () => {
    assert.equal(read(bad).isBad, true)
    assert.equal(read(bad).url, '/')
  })

test('letters of every script may stand in an address when they are written as they should be', () =>
  assert.equal(read(`/en/events?q=${encodeURIComponent('会议 مؤتمر')}`).isBad, false))

test('a path of our own is one a browser cannot take for another site', () => {
  for (const ours of ['/', '/a', '/a/b?c=d&e=%2F%2Fevil.example#f', '/a?b=//c'])
    assert.ok(isOwnPath(ours), ours)
  for (const other of [
    '',
    'a',
    '//a',
    '/\\a',
    '/a\\b',
    '/a b',
    '/a\nb',
    '/a\tb',
    'https://a',
    '/\u0000',
    '/ü',
  ])
    assert.ok(!isOwnPath(other), other)
})

test('a way back loses its language, and may not hide another site behind it', () => {
  assert.equal(ownPath('/ar/a?b', languages), '/a?b')
  assert.equal(ownPath('/ar//evil.example', languages), undefined)
})
