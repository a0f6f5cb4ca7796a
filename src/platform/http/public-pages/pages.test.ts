import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPublicPages } from './pages.ts'

test('a page is made once however many ask for it at the same time', async () => {
  const pages = openPublicPages()
  let made = 0
  const make = async () => {
    made += 1
    await new Promise((done) => setTimeout(done, 5))
    return 'page'
  }
  await Promise.all(Array.from({ length: 10 }, () => pages.get('a', 1000, make)))
  assert.equal(made, 1)
})

test('a page is made anew when it is too old', async () => {
  let at = 0
  const pages = openPublicPages(() => at)
  const words = ['one', 'two', 'three']
  const get = async () => (await pages.get('a', 100, async () => words.shift() ?? '')).plain.toString()
  assert.equal(await get(), 'one')
  at = 99
  assert.equal(await get(), 'one')
  at = 100
  assert.equal(await get(), 'two')
})

test('a page that was being made while everything was dropped is not kept', async () => {
  const pages = openPublicPages()
  let finish = () => {}
  const before = pages.get('a', 1000, () => new Promise((done) => (finish = () => done('old'))))
  pages.drop()
  const after = pages.get('a', 1000, async () => 'new')
  finish()
  assert.equal((await before).plain.toString(), 'old')
  assert.equal((await after).plain.toString(), 'new')
  assert.equal((await pages.get('a', 1000, async () => 'newer')).plain.toString(), 'new')
})

test('a page that could not be made is asked for again', async () => {
  const pages = openPublicPages()
  await assert.rejects(pages.get('a', 1000, () => Promise.reject(new Error('no'))))
  assert.equal((await pages.get('a', 1000, async () => 'yes')).plain.toString(), 'yes')
})

test('copies do not grow without end', async () => {
  const pages = openPublicPages()
  const big = 'x'.repeat(1024 * 1024)
  for (let n = 0; n < 60; n++) await pages.get(String(n), 1000, async () => big)
  assert.ok(pages.size < 50, String(pages.size))
})
