import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { RTCPeerConnection } from 'werift'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { startMedia, type KeptMedia } from '../../../../test/support/media.ts'
import { flat } from '../../../../test/support/pages.ts'
import { Browser } from '../../../../test/support/server.ts'
import { SoundLine } from '../../../../test/support/sound-line.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { meetingRoutes } from '../index.ts'

describe('the test before a meeting', () => {
  let house: TestHouse
  let media: KeptMedia
  let walk: Walk
  let stranger: Browser
  before(async () => {
    media = await startMedia()
    const { config, ...rest } = await testHouse({ config: { url: 'https://meetings.example.org' } })
    house = { ...rest, config, media: media.link }
    walk = await openWalk(house, meetingRoutes)
    await walk.server.listen({ host: '127.0.0.1', port: 0 })
    stranger = new Browser(walk.server)
  })
  after(async () => {
    await walk.close()
    await house.close()
    await media.stop()
  })

  test('says without a script what to look at by hand, and names ports and machine for whoever runs the network', async () => {
    const page = await stranger.get('/en/meetings/test')
    assert.equal(heading(page), 'Test your connection')
    assert.match(flat(main(page)), /what to look at by hand.*Sign in here with the account/i)
    assert.match(flat(main(page)), /UDP to the ports 40000–40199 of meetings\.example\.org is blocked/)
    assert.match(page.headers['permissions-policy'] ?? '', /camera=\(self\), microphone=\(self\)/)
    assert.doesNotMatch((await stranger.get('/en/meetings')).headers['permissions-policy'] ?? '', /self/)
  })

  test('opens a line that says back what it is told, once a ticket', async () => {
    const { address, ticket } = JSON.parse((await stranger.post('/en/meetings/test/line')).body) as {
      address: string
      ticket: string
    }
    const base = `127.0.0.1:${(walk.server.server.address() as AddressInfo).port}`
    const dial = () =>
      new SoundLine(`ws://${base}${address}`, {
        protocols: ['plenary-sound', `ticket.${ticket}`],
        headers: { origin: 'https://meetings.example.org' },
      })
    const line = dial()
    await line.opened
    line.say('{"echo":1}')
    await line.until(() => line.told['echo'] === 1)
    line.close()
    const again = dial()
    await again.until(() => again.closed !== undefined)
    assert.deepEqual(again.told, {})
  })

  test('lets a browser try UDP, and refuses what is no offer', async () => {
    const peer = new RTCPeerConnection({ iceServers: [] })
    peer.createDataChannel('test')
    await peer.setLocalDescription(await peer.createOffer())
    const answer = await stranger.post('/en/meetings/test/udp', { offer: peer.localDescription?.sdp ?? '' })
    assert.equal(answer.status, 200)
    assert.match((JSON.parse(answer.body) as { answer: string }).answer, /a=candidate:.* 40\d\d\d typ host/)
    await peer.close()
    assert.equal((await stranger.post('/en/meetings/test/udp', { offer: '' })).status, 422)
    assert.equal((await stranger.post('/en/meetings/test/udp', { offer: 'v=0 nonsense' })).status, 422)
  })
})

test('where meetings carry no sound by themselves, the test says so', async () => {
  const house = await testHouse()
  const walk = await openWalk(house, meetingRoutes)
  const stranger = new Browser(walk.server)
  assert.equal((await stranger.post('/en/meetings/test/line')).status, 503)
  assert.equal((await stranger.post('/en/meetings/test/udp', { offer: 'v=0' })).status, 503)
  assert.match((await stranger.get('/en/meetings/test')).body, /carry no sound by themselves/)
  await walk.close()
  await house.close()
})
