import { RTCPeerConnection } from 'werift'
import { z } from 'zod'
import type { PeerSettings } from '../media/child/peer.ts'
import type { PortSlot } from '../media/child/port-slots.ts'
import type { ChildServer } from '../media/child/server.ts'

/** So many tries at once and so long each, in milliseconds: they take ports that meetings need. */
const mostAtOnce = 16
const lasts = 12_000

const Offer = z.object({ offer: z.string().min(1).max(20_000) })

/**
 * Lets a browser try whether UDP comes through to this process: a channel that says back what it is told. 429: too many try now, or
 * every port is somebody's in a meeting.
 */
export function probeCalls(server: ChildServer, settings: PeerSettings): void {
  const { slots } = settings
  let running = 0
  server.on('POST probe', async (_call, body) => {
    const { offer } = Offer.parse(body)
    const slot = running < mostAtOnce ? slots.take() : undefined
    if (!slot) return { status: 429 }
    running += 1
    const connection = open(slot, settings)
    setTimeout(() => {
      running -= 1
      void connection
        .close()
        .catch(() => {})
        .then(() => slots.giveBack(slot))
    }, lasts).unref()
    connection.onDataChannel.subscribe((channel) => {
      channel.onMessage.subscribe((words) => channel.send(words))
    })
    const answer = await answerTo(connection, offer).catch(() => undefined)
    return answer ? { status: 200, body: { answer } } : { status: 422 }
  })
}

const open = (slot: PortSlot, { addresses }: PeerSettings): RTCPeerConnection =>
  new RTCPeerConnection({
    icePortRange: [...slot],
    iceServers: [],
    iceUseIpv4: false,
    iceUseIpv6: false,
    iceUseTcp: false,
    iceAdditionalHostAddresses: [...addresses],
  })

/** Where the browser says it is does not matter: it is seen where it comes from. */
async function answerTo(connection: RTCPeerConnection, offer: string): Promise<string> {
  const sdp = offer.replace(/^a=candidate:.*\r\n/gm, '')
  await connection.setRemoteDescription({ type: 'offer', sdp })
  await connection.setLocalDescription(await connection.createAnswer())
  return connection.localDescription?.sdp ?? ''
}
