import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PortSlots } from './port-slots.ts'

test('each has ports of their own, until there are none', () => {
  const slots = new PortSlots([40_000, 40_007], 3)
  assert.deepEqual(
    [slots.take(), slots.take(), slots.take()],
    [[40_000, 40_002], [40_003, 40_005], undefined],
  )
})

test('what is given back is taken last, and once', () => {
  const slots = new PortSlots([40_000, 40_008], 3)
  const first = slots.take()!
  slots.giveBack(first)
  slots.giveBack(first)
  assert.deepEqual(
    [slots.take(), slots.take(), slots.take(), slots.take()],
    [[40_003, 40_005], [40_006, 40_008], [40_000, 40_002], undefined],
  )
})
