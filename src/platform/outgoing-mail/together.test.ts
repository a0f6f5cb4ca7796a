import assert from 'node:assert/strict'
import { test } from 'node:test'
import { together } from './together.ts'

test('what is asked at the same moment is done in one go, and everybody gets their own answer', async () => {
  const goes: number[][] = []
  const double = together(async (all: readonly number[]) => {
    goes.push([...all])
    return all.map((one) => one * 2)
  })
  assert.deepEqual(await Promise.all([1, 2, 3].map(double)), [2, 4, 6])
  assert.deepEqual(goes, [[1, 2, 3]])
})

test('what is asked during a go is answered by a later one, never by what was read before', async () => {
  let truth = 'old'
  const asked: Promise<string>[] = []
  const read = together(async (all: readonly string[]) => {
    const seen = truth
    if (asked.length === 1) {
      truth = 'new'
      asked.push(read('second'))
    }
    return all.map(() => seen)
  })
  asked.push(read('first'))
  await asked[0]
  assert.deepEqual(await Promise.all(asked), ['old', 'new'])
})

test('one that cannot be done fails alone', async () => {
  const work = together(async (all: readonly number[]) => {
    if (all.includes(2)) throw new Error('not this one')
    return all
  })
  const done = await Promise.allSettled([1, 2, 3].map(work))
  assert.deepEqual(
    done.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  )
})
