import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TooManyWaiting, turnstile } from './turnstile.ts'

test('only so many work at once', async () => {
  const through = turnstile(2, 100)
  let inside = 0
  let most = 0
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise((resolve) => setTimeout(resolve, 2))
    inside -= 1
  }
  await Promise.all(Array.from({ length: 20 }, () => through(work)))
  assert.equal(most, 2)
})

test('who comes when too many wait is told at once', async () => {
  const through = turnstile(1, 1)
  const slow = () => new Promise((resolve) => setTimeout(resolve, 5))
  const outcomes = await Promise.allSettled([through(slow), through(slow), through(slow)])
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected'],
  )
  assert.ok((outcomes[2] as PromiseRejectedResult).reason instanceof TooManyWaiting)
})

test('a place is free again after a failure', async () => {
  const through = turnstile(1, 0)
  await assert.rejects(
    through(() => Promise.reject(new Error('no'))),
    /no/,
  )
  assert.equal(await through(() => Promise.resolve('yes')), 'yes')
})
