import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { startMedia, type KeptMedia } from '../../../../../test/support/media.ts'
import { until } from '../../../../../test/support/real-program.ts'
import { askMedia } from '../ask.ts'

describe('the media process', () => {
  let media: KeptMedia
  before(async () => {
    media = await startMedia()
  })
  after(() => media.stop())

  test('answers nobody without a token of this start', async () => {
    assert.equal((await askMedia(media.link, { room: 'x' }, 'GET nothing')).status, 404)
    const forged = { ...media.link, secret: 'another start, another secret' }
    assert.equal((await askMedia(forged, { room: 'x' }, 'GET nothing')).status, 401)
    const status = await new Promise((resolve, reject) => {
      request({ socketPath: media.link.socket, path: '/nothing' }, ({ statusCode }) => resolve(statusCode))
        .once('error', reject)
        .end()
    })
    assert.equal(status, 401)
  })

  test('that is killed is there again, at the same place', async () => {
    const first = await media.pid()
    assert.ok(first)
    process.kill(first, 'SIGKILL')
    await until(async () => ![undefined, first].includes(await media.pid()), 30_000)
    assert.match(media.deaths[0] ?? '', /media process died \(SIGKILL\)/)
  })

  test('that is away is told as such, and at once', async () => {
    const nowhere = { ...media.link, socket: '/nowhere/at/all' }
    assert.deepEqual(await askMedia(nowhere, { room: 'x' }, 'GET health'), { status: 503, body: undefined })
  })
})
