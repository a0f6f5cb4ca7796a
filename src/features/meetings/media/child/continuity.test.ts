import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Continuity } from './continuity.ts'

const packets = (from: number, timestamp: number, count: number) =>
  Array.from({ length: count }, (_, nth) => ({
    sequenceNumber: (from + nth) & 0xffff,
    timestamp: (timestamp + nth * 960) >>> 0,
  }))

test('one source goes out in its order, and what was lost on the way leaves its gap', () => {
  const line = new Continuity(48_000)
  const [one, , three] = packets(700, 9000, 3)
  const first = line.next(one!, 0)!
  assert.equal((line.next(three!, 40)!.sequenceNumber - first.sequenceNumber) & 0xffff, 2)
})

test('between two sources there is no gap, and time goes on by the clock', () => {
  const line = new Continuity(48_000)
  const before = packets(65_530, 4_294_967_000, 3).map((packet, nth) => line.next(packet, nth * 20)!)
  line.begin()
  const after = line.next({ sequenceNumber: 12, timestamp: 5 }, 140)!
  assert.equal(after.sequenceNumber, (before[2]!.sequenceNumber + 1) & 0xffff)
  assert.equal((after.timestamp - before[2]!.timestamp) >>> 0, 4800)
})

test('numbers that come round at the end go on', () => {
  const line = new Continuity(48_000)
  const sent = packets(65_534, 4_294_966_500, 4).map((packet, nth) => line.next(packet, nth * 20)!)
  for (let nth = 1; nth < sent.length; nth++) {
    assert.equal((sent[nth]!.sequenceNumber - sent[nth - 1]!.sequenceNumber) & 0xffff, 1)
    assert.equal((sent[nth]!.timestamp - sent[nth - 1]!.timestamp) >>> 0, 960)
  }
})

test('a packet that overtook keeps its own place', () => {
  const line = new Continuity(48_000)
  const [one, two, three] = packets(10, 0, 3)
  const first = line.next(one!, 0)!
  const last = line.next(three!, 20)!
  const late = line.next(two!, 25)!
  assert.equal(late.sequenceNumber, first.sequenceNumber + 1)
  line.begin()
  assert.equal(line.next({ sequenceNumber: 9, timestamp: 9 }, 40)!.sequenceNumber, last.sequenceNumber + 1)
})

test('what is older than the first of a source is too late', () => {
  const line = new Continuity(90_000)
  line.next({ sequenceNumber: 100, timestamp: 1 }, 0)
  assert.equal(line.next({ sequenceNumber: 99, timestamp: 1 }, 1), undefined)
})

test('a line says that it begins until something was sent', () => {
  const line = new Continuity(90_000)
  assert.equal(line.isBeginning, true)
  line.next({ sequenceNumber: 1, timestamp: 1 }, 0)
  assert.equal(line.isBeginning, false)
  line.begin()
  assert.equal(line.isBeginning, true)
})
