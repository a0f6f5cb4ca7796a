import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buffersFor, durable, serverSettings } from './settings.ts'

const GiB = 2 ** 30

test('the server keeps an eighth of the memory at hand, within reason', () => {
  for (const [memory, megabytes] of [
    [GiB / 2, 128],
    [2 * GiB, 256],
    [24 * GiB, 1024],
  ] as const)
    assert.equal(buffersFor(memory), megabytes)
})

test('real data are never without what survives a power cut', () => {
  const settings = serverSettings('/run/here', durable)
  for (const setting of ['fsync=on', 'full_page_writes=on', 'synchronous_commit=on', 'listen_addresses='])
    assert.ok(settings.includes(setting), setting)
  assert.ok(settings.some((one) => /^shared_buffers=\d+MB$/.test(one)))
})
