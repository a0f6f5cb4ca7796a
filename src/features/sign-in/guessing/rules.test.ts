import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accountBucket, nameBucket, networkBucket, secondsToWait, sprayBucket } from './rules.ts'

const waits = (bucket: typeof nameBucket, from: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => secondsToWait(bucket, from + at))

test('under one name five wrong passwords cost no time, then waiting doubles up to a minute', () => {
  assert.deepEqual(waits(nameBucket, 0, 13), [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60])
})

test('however many were wrong, nobody waits longer than a minute', () => {
  for (const bucket of [nameBucket, networkBucket, sprayBucket]) {
    assert.equal(secondsToWait(bucket, bucket.most), 60)
    assert.equal(secondsToWait(bucket, 1_000_000), 60)
  }
})

test('a hundred wrong passwords of one network cost no time', () => {
  assert.deepEqual(waits(networkBucket, 98, 5), [0, 0, 1, 2, 4])
})

test('nobody waits because of what was tried at one account under other names', () => {
  assert.deepEqual(waits(accountBucket, 0, accountBucket.most), Array(accountBucket.most).fill(0))
})

test('within a day after an attack has ended, all five tries of a name are free again', () => {
  const hours = nameBucket.most - nameBucket.free + nameBucket.free
  assert.ok((nameBucket.leakSeconds ?? 0) * hours <= 24 * 3600)
})
