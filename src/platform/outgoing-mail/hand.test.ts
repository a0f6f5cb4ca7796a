import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as breath } from 'node:timers/promises'
import { openHand } from './hand.ts'
import type { Mail } from './outbox.ts'

const mail = (id: string, to: string) => ({ id, to_address: to }) as Mail

function sending() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const hand = openHand(({ id }: Mail) => {
    begun.push(id)
    return new Promise<string>((resolve) => ends.set(id, () => resolve(`${id} sent`)))
  })
  return { begun, hand, end: (id: string) => ends.get(id)?.() }
}

test('mails to one address leave one after the other, also when they were taken apart', async () => {
  const { begun, hand, end } = sending()
  const first = hand.take([mail('1', 'a'), mail('2', 'b')])
  const second = hand.take([mail('3', 'a')])
  await breath()
  assert.deepEqual(begun, ['1', '2'])
  end('1')
  await breath()
  assert.deepEqual(begun, ['1', '2', '3'])
  end('2')
  end('3')
  assert.deepEqual([await first, await second], [['1 sent', '2 sent'], ['3 sent']])
})

test('there is room again when enough of them are done', async () => {
  const { hand, end } = sending()
  void hand.take([mail('1', 'a'), mail('2', 'b')])
  await breath()
  let isRoom = false
  const room = hand.atMost(1).then(() => void (isRoom = true))
  await breath()
  assert.deepEqual([hand.count(), isRoom], [2, false])
  end('2')
  await room
  assert.equal(hand.count(), 1)
})
